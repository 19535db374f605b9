// Vendored kits as they lie on a disk: folders, bundles, programs without an ending, and what is no ordinary file.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { probes } from '../src/evidence/index.ts';
import { memoryFiles } from '../src/files/memory.ts';
import { nodeFiles } from '../src/files/node.ts';
import { worth } from '../src/files/worth.ts';
import { formats } from '../src/formats/index.ts';
import type { Files, List, Sign } from '../src/model.ts';
import { scan } from '../src/scan/scan.ts';
import { setup } from '../src/scan/setup.ts';
import { pkcs7 } from './support/build-der.ts';
import { buildElf } from './support/build-elf.ts';
import { buildFat, buildMachO } from './support/build-mach-o.ts';
import { buildPe } from './support/build-pe.ts';
import { testList, testPolicy } from './support/list.ts';

const sign = (id: string, rest: Pick<Sign, 'kind' | 'match'> & Partial<Sign>): Sign => ({
  id: `acme/${id}`,
  vendor: 'acme',
  class: 'security-software',
  certainty: 'owned',
  product: 'Acme Engine',
  ...rest,
});
const list: List = {
  ...testList,
  signs: [
    ...testList.signs,
    sign('kit', { kind: 'folder', match: 'acme_kit' }),
    sign('apple', { kind: 'file', match: 'AcmeScan.framework' }),
    sign('daemon', { kind: 'file', match: 'acmed', needs: 'magic' }),
    sign('account', { kind: 'owner', match: 'github.com/acme-labs' }),
    sign('load', { kind: 'load', match: 'acmecore' }),
    sign('company', { kind: 'field', field: 'company', match: 'Acme Laboratories' }),
    sign('signer', { kind: 'field', field: 'signer', match: 'Acme Laboratories' }),
  ],
};
const macho = buildFat([
  buildMachO({
    id: '@rpath/Player.framework/Player',
    loads: ['@rpath/acmecore.framework/acmecore'],
    symbols: [],
    identifier: 'x.player',
    team: '',
    certificate: new Uint8Array(0),
  }),
]);

async function found(files: Files): Promise<{ places: string[]; problems: string[] }> {
  const problems: string[] = [];
  let places: string[] = [];
  const made = setup(list, formats, probes, testPolicy, '2026-01-01');
  for await (const event of scan(files, made, { pause: () => Promise.resolve() }, { aborted: false })) {
    if (event.kind === 'checked') problems.push(...event.checked.problems.map(({ id }) => `${event.checked.path} ${id}`));
    if (event.kind === 'findings') places = [...new Set(event.findings.flatMap(one => one.places.map(place => place.path)))];
  }
  return { places: places.sort(), problems: problems.sort() };
}

const memory = (tree: Readonly<Record<string, string | Uint8Array>>) => found(memoryFiles(tree));

describe('vendored tree', () => {
  it('a folder called like a kit is a place, once; its name in a text or on a file is none', async () => {
    const tree = { 'third/Acme_Kit/include/a.h': '', 'third/Acme_Kit/src/b.c': '', 'docs/acme_kit.c': '// acme_kit\n' };
    assert.deepEqual(await memory(tree), { places: ['third/Acme_Kit'], problems: [] });
    assert.deepEqual((await memory({ 'acme_kit2/a.c': '', 'my_acme_kit/a.c': '' })).places, []);
  });

  it('a framework is found by its folder, its binary, and what that loads', async () => {
    const tree = {
      'ios/AcmeScan.framework/Headers/AcmeScan.h': '',
      'ios/Player.xcframework/ios-arm64/Player.framework/Player': macho,
      'ios/Other.framework/Other': 'a text',
      'ios/Player.framework/Versions/A/Player': macho,
      'ios/notes/Player': macho,
    };
    assert.deepEqual(await memory(tree), {
      places: [
        'ios/AcmeScan.framework',
        'ios/Player.framework/Versions/A/Player',
        'ios/Player.xcframework/ios-arm64/Player.framework/Player',
      ],
      problems: [],
    });
  });

  it('programs have no ending: read in a bin folder and where a sign names them, and nowhere else', async () => {
    const program = buildElf({ needed: ['libacmecore.so.1'] });
    const tree = {
      'opt/bin/tool': program,
      'opt/bin/run': '#!/bin/sh\n',
      'opt/share/tool': program,
      'srv/acmed': program,
      'etc/acmed': 'a text',
    };
    assert.deepEqual(await memory(tree), { places: ['opt/bin/tool', 'srv/acmed'], problems: [] });
  });

  it('who signed a file is a claim: beside other evidence it counts, alone it does not', async () => {
    const certificate = pkcs7({ organization: 'Acme Laboratories', name: 'Acme Laboratories' });
    assert.deepEqual(await memory({ 'a/tool.dll': buildPe({ certificate }) }), { places: [], problems: [] });
    const own = buildPe({ certificate, imports: ['acmecore.dll'] });
    assert.deepEqual(await memory({ 'a/tool.dll': own }), { places: ['a/tool.dll'], problems: [] });
  });

  it('a clone inside the tree says where it came from; the origin of the tree itself is no dependency', async () => {
    const root = mkdtempSync(path.join(tmpdir(), 'clone-'));
    const config = '[core]\n\tbare = false\n[remote "origin"]\n\turl = git@github.com:acme-labs/kit.git\n';
    for (const folder of ['', 'third_party/kit/', 'third_party/empty/']) mkdirSync(path.join(root, folder, '.git'), { recursive: true });
    for (const folder of ['', 'third_party/kit/']) writeFileSync(path.join(root, folder, '.git/config'), config);
    assert.deepEqual(await found(nodeFiles(root)), { places: ['third_party/kit/.git/config'], problems: [] });
    rmSync(root, { recursive: true, force: true });
  });

  it('links in circles, links outside, pipes and devices are said, and nothing waits for them', async function () {
    this.timeout(20_000);
    const root = mkdtempSync(path.join(tmpdir(), 'tree-'));
    try {
      const elsewhere = mkdtempSync(path.join(tmpdir(), 'outside-'));
      writeFileSync(path.join(elsewhere, 'acmescan.dll'), buildPe({}));
      mkdirSync(path.join(root, 'lib/deep'), { recursive: true });
      writeFileSync(path.join(root, 'lib/acmescan.dll'), buildPe({}));
      symlinkSync('..', path.join(root, 'lib/deep/up'));
      symlinkSync('loop.dll', path.join(root, 'lib/loop.dll'));
      symlinkSync(path.join(elsewhere, 'acmescan.dll'), path.join(root, 'lib/far.dll'));
      const hasPipes = spawnSync('mkfifo', [path.join(root, 'lib/pipe.dll')]).status === 0;
      const { places, problems } = await found(nodeFiles(root));
      assert.deepEqual(places, ['lib/acmescan.dll']);
      const said = ['lib/far.dll outside', 'lib/loop.dll cycle', ...(hasPipes ? ['lib/pipe.dll not-regular'] : [])];
      assert.deepEqual(problems, said);
      rmSync(elsewhere, { recursive: true });
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });

  it('a file that shrinks or goes away while it is read is a Problem', async () => {
    const root = mkdtempSync(path.join(tmpdir(), 'tree-'));
    try {
      const whole = buildPe({ exports: { name: 'a.dll', names: ['f'] } });
      for (const name of ['shrinks.dll', 'vanishes.dll']) writeFileSync(path.join(root, name), whole);
      const files = nodeFiles(root);
      const changing: Files = {
        ...files,
        async open(file) {
          const reader = await files.open(file);
          if (file === 'shrinks.dll') truncateSync(path.join(root, file), 200);
          else rmSync(path.join(root, file));
          return reader;
        },
      };
      const { problems } = await found(changing);
      assert.deepEqual([...new Set(problems)], ['shrinks.dll truncated', 'shrinks.dll unreadable', 'vanishes.dll unreadable']);
      assert.equal(statSync(path.join(root, 'shrinks.dll')).size, 200);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });

  it('the quick no of a walk never contradicts the patterns', () => {
    const made = setup(list, formats, probes, testPolicy, '2026-01-01');
    const patterns = [...formats, ...probes].flatMap(one => one.files);
    const mayTake = worth([...patterns, ...list.signs.flatMap(one => (one.kind === 'file' ? [{ name: one.match }] : []))]);
    const stems = ['a', 'Dockerfile', 'libx', '.env', 'Makefile', 'acmescan', 'requirements-dev', 'x.1.2'];
    const endings = patterns
      .flatMap(({ name, suffix }) => [name ?? '', suffix ?? ''])
      .concat('.dll', '.so.1.2.3', '.local', '.dat', '.INI');
    let no = 0;
    for (const stem of stems) {
      for (const ending of endings) {
        for (const name of [`${stem}${ending}`, ending.toUpperCase() || 'x']) {
          if (made.takes(name)) assert.ok(mayTake(name), name);
          else if (!mayTake(name)) no++;
        }
      }
    }
    assert.ok(no > 100, 'and it says no');
    assert.ok(worth([])('anything.at-all'), 'without patterns nothing is known');
    assert.ok(worth([{ name: 'kit-*' }])('kit-1.2.3') && worth([{ name: 'kit_*_a.aar' }])('kit_1.2_a.AAR'));
  });
});

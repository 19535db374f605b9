// A fault in a data file says the file, the line, the rule and the remedy, and nothing is compiled.
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { compileList } from '../src/dev/data/compile.ts';
import { due } from '../src/dev/data/due.ts';

describe('data: faults', () => {
  let root: string;
  before(async () => {
    root = await mkdtemp(`${tmpdir()}/list-`);
    await cp('data', `${root}/data`, { recursive: true });
  });
  after(() => rm(root, { recursive: true, force: true }));

  const VENDOR = 'data/vendors/kaspersky.json';
  const REGIME = 'data/regimes/us-ndaa-fy2018-sec-1634.json';
  const cases: readonly (readonly [name: string, file: string, from: string | RegExp, to: string, said: RegExp])[] = [
    ['broken JSON', VENDOR, '"names": [', '"names": [[', /kaspersky\.json:\d+: not JSON/],
    ['an unknown key', VENDOR, '"entity":', '"entitty":', /kaspersky\.json:\d+: .*(entity|entitty)/],
    ['an unknown regime', VENDOR, '"regime": "us-dhs-bod-17-01"', '"regime": "us-dhs-bod-17-99"', /no regime us-dhs-bod-17-99/],
    ['an unknown class', VENDOR, '"class": "script-host"', '"class": "script-horst"', /no class script-horst/],
    ['a day that does not exist', VENDOR, '"since": "2018-10-01"', '"since": "2018-02-30"', /2018-02-30 is no day/],
    [
      'an example that meets nothing',
      VENDOR,
      '"KlAkOAPI.AdmServer"',
      '"SomethingElse"',
      /the example of kaspersky\/import-klakoapi meets no sign/,
    ],
    ['a bare vendor word', VENDOR, '"pkg:npm/@kaspersky/*"', '"pkg:npm/kaspersky-*"', /bare vendor word/],
    ['a family without a separator', VENDOR, '"pkg:npm/@kaspersky/*"', '"pkg:npm/@kasp*"', /ends with one of/],
    ['a name that is owned', VENDOR, '"shown": "namespace"', '"shown": "name"', /a name alone is similar/],
    ['a source that is missing', VENDOR, /"sources": \["[a-z0-9-]+"/, '"sources": ["nowhere"', /no source nowhere/],
    ['a field about people', VENDOR, '"entity":', '"nationality": "x", "entity":', /nationality/],
    ['the wrong file name', REGIME, '"id": "us-ndaa-fy2018-sec-1634"', '"id": "us-other"', /file name is not us-other\.json/],
    ['an unknown audience', REGIME, '"us-federal-agency"', '"us-nobody"', /no audience us-nobody/],
    ['a sentence that is too long', REGIME, /"says": "/, `"says": "${'long '.repeat(20)}`, /at most 84 characters/],
    ['another print', REGIME, '"title": ', '"title":  ', /canonical order or print/],
  ];
  for (const [name, file, from, to, said] of cases) {
    it(`refuses ${name}`, async () => {
      const text = await readFile(file, 'utf8');
      const changed = text.replace(from, to);
      assert.notEqual(changed, text, 'the case changes the file');
      await writeFile(`${root}/${file}`, changed);
      await assert.rejects(
        compileList(root),
        error => error instanceof Error && said.test(error.message) && /\.json:\d+: /.test(error.message),
      );
      await writeFile(`${root}/${file}`, text);
    });
  }

  it('compiles the untouched copy to the same list', async () => {
    assert.equal((await compileList(root)).version, (await compileList('.')).version);
  });

  it('says what is due to be read again', async () => {
    const list = await compileList('.');
    assert.deepEqual(due(list, list.date), []);
    const late = due(list, '2026-12-31');
    assert.ok(late.some(line => line.startsWith('us-ofac-sdn: ')));
    assert.ok(!late.some(line => line.startsWith('us-ndaa-fy2018-sec-1634: ')));
  });
});

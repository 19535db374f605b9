// The flow over files in memory: what is found, where it is shown, what is said about the rest.
import assert from 'node:assert/strict';
import { memoryFiles } from '../src/files/memory.ts';
import { formats } from '../src/formats/index.ts';
import type { Checked, Files, Finding, Policy } from '../src/model.ts';
import { scan } from '../src/scan/scan.ts';
import { setup } from '../src/scan/setup.ts';
import { testList, testPolicy } from './support/list.ts';

const TODAY = '2026-01-02';

describe('scan', () => {
  it('finds a direct dependency once, with its lock entry as another place', async () => {
    const { findings } = await run({
      'package.json': '{"dependencies":{"acme-engine":"^1.0.0"}}',
      'package-lock.json': lock({ '': { dependencies: { 'acme-engine': '^1.0.0' } }, 'node_modules/acme-engine': { version: '1.2.0' } }),
    });
    assert.deepEqual(
      findings.map(one => one.component),
      ['npm:acme-engine'],
    );
    const [finding] = findings;
    assert.equal(finding?.severity, 'warning', 'nobody chose yet');
    assert.equal(finding?.places[0]?.path, 'package.json');
    assert.ok(finding?.places[0]?.anchor);
    assert.ok(finding?.places.some(place => place.path === 'package-lock.json' && !place.anchor));
  });

  it('anchors a transitive one at the dependency that brings it, and says the path', async () => {
    const { findings } = await run({
      'package.json': '{"dependencies":{"kit":"^1.0.0"}}',
      'package-lock.json': lock({
        '': { dependencies: { kit: '^1.0.0' } },
        'node_modules/kit': { version: '1.0.0', dependencies: { 'acme-engine': '1' } },
        'node_modules/acme-engine': { version: '1.2.0' },
      }),
    });
    assert.deepEqual(findings[0]?.via, ['npm:kit', 'npm:acme-engine']);
    assert.equal(findings[0]?.places[0]?.path, 'package.json');
    assert.ok(findings[0]?.places.some(place => place.path === 'package-lock.json'));
  });

  it('takes an entry for what its roots are where a lockfile tells no roles apart', async () => {
    const yarn = (kit: string): string =>
      `# yarn lockfile v1\n\n\n${kit}@1:\n  version "1.0.0"\n  dependencies:\n    acme-engine "1"\n\nacme-engine@1:\n  version "1.2.0"\n`;
    const dev = await run({ 'package.json': '{"devDependencies":{"kit":"1"}}', 'yarn.lock': yarn('kit') });
    assert.equal(dev.findings[0]?.severity, 'information', 'development weighs less while nobody chose otherwise');
    const both = { 'package.json': '{"devDependencies":{"kit":"1"},"dependencies":{"acme-engine":"1"}}', 'yarn.lock': yarn('kit') };
    assert.equal((await run(both)).findings[0]?.severity, 'warning');
    const none = await run({ 'package.json': '{"devDependencies":{"other":"1"}}', 'yarn.lock': yarn('kit') });
    assert.equal(none.findings[0]?.severity, 'warning', 'no stated way: nobody knows');
  });

  it('keeps its key when the version, the line and the role change', async () => {
    const one = await run({ 'package.json': '{"dependencies":{"acme-engine":"^1.0.0"}}' });
    const two = await run({ 'package.json': '{\n\n"devDependencies":{"acme-engine":"^2.0.0"}}' });
    assert.equal(one.findings[0]?.key, two.findings[0]?.key);
    assert.match(one.findings[0]?.key ?? '', /^[0-9a-f]{16}$/);
  });

  it('keeps projects apart, and joins members to the lockfile above them', async () => {
    const { findings } = await run({
      'a/package.json': '{"dependencies":{"acme-engine":"1"}}',
      'b/package.json': '{"dependencies":{"acme-engine":"1"}}',
      'c/package.json': '{"workspaces":["packages/*"]}',
      'c/package-lock.json': lock({ '': {} }),
      'c/packages/x/package.json': '{"dependencies":{"acme-engine":"1"}}',
    });
    assert.deepEqual(findings.map(one => one.project).sort(), ['a', 'b', 'c']);
  });

  it('says nothing about look-alikes and names that nothing supports', async () => {
    const { findings } = await run({
      'package.json': '{"dependencies":{"@acme/not-theirs":"1","acmelike":"1","acme":"1","my-acme-engine":"1"}}',
    });
    assert.deepEqual(findings, []);
  });

  it('believes a file name only with fitting content, and a generic one only beside another sign', async () => {
    const dll = Uint8Array.from([0x4d, 0x5a, 0, 0, 0, 0, 0, 0]);
    const alone = await run({ 'native/scan.ini': 'x', 'native/readme.md': '' });
    assert.deepEqual(alone.findings, []);
    const fake = await run({ 'native/acmescan.dll': 'just text', 'native/scan.ini': 'x' });
    assert.deepEqual(fake.findings, []);
    const real = await run({ 'native/acmescan.dll': dll, 'native/scan.ini': 'x' });
    assert.deepEqual(
      real.findings.map(one => one.component),
      ['acme:Acme Engine'],
    );
    assert.deepEqual(real.findings[0]?.places.map(place => place.path).sort(), ['native/acmescan.dll', 'native/scan.ini']);
  });

  it('turns every fault into a Problem and keeps the other files', async () => {
    const base = memoryFiles({ 'a/go.mod': 'module x\nrequire github.com/acme/x v1.0.0\n', 'b/go.mod': 'MZ\0\0\0', 'c/go.mod': 'x' });
    const files: Files = {
      ...base,
      text: path => (path === 'c/go.mod' ? Promise.reject(new Error('EACCES: permission denied')) : base.text(path)),
    };
    const { findings, problems } = await over(files);
    assert.equal(findings.length, 1);
    assert.deepEqual(
      problems.map(([path, id]) => [path, id]),
      [
        ['b/go.mod', 'not-text'],
        ['c/go.mod', 'unreadable'],
      ],
    );
  });

  it('names a file that is too large instead of reading it', async () => {
    const base = memoryFiles({ 'package.json': '{}' });
    const files: Files = {
      ...base,
      async *find() {
        yield { path: 'package.json', size: 200_000_000, stamp: '' };
      },
    };
    const { problems } = await over(files);
    assert.deepEqual(problems, [['package.json', 'too-large']]);
  });

  it('stops when it is told to, and says that it did', async () => {
    const tree = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`p${n}/package.json`, '{"dependencies":{"acme-engine":"1"}}']));
    const signal = { aborted: false };
    let partial = false;
    let checked = 0;
    for await (const event of scan(memoryFiles(tree), made(testPolicy), { pause: async () => {} }, signal)) {
      if (event.kind === 'checked' && ++checked === 10) signal.aborted = true;
      if (event.kind === 'summary') partial = event.partial;
    }
    assert.equal(checked, 10);
    assert.ok(partial);
  });

  it('grades by who we are and on which day', async () => {
    const tree = { 'package.json': '{"dependencies":{"acme-engine":"1","@acme/ui":"1"}}' };
    const severities = async (policy: Policy, today = TODAY): Promise<string[]> =>
      (await over(memoryFiles(tree), policy, today)).findings.map(one => `${one.component} ${one.severity}`).sort();
    assert.deepEqual(await severities({ ...testPolicy, audiences: ['us-person'] }), ['npm:@acme/ui information', 'npm:acme-engine error']);
    assert.deepEqual(await severities({ ...testPolicy, audiences: ['us-supplier'] }), ['npm:@acme/ui none', 'npm:acme-engine none']);
    assert.deepEqual(await severities({ ...testPolicy, audiences: ['us-person'] }, '2024-09-28'), [
      'npm:@acme/ui information',
      'npm:acme-engine warning',
    ]);
    assert.deepEqual(await severities({ ...testPolicy, audiences: ['us-person'] }, '2024-09-29'), [
      'npm:@acme/ui information',
      'npm:acme-engine error',
    ]);
  });
});

function made(policy: Policy, today = TODAY): ReturnType<typeof setup> {
  return setup(testList, formats, [], policy, today);
}

function run(tree: Readonly<Record<string, string | Uint8Array>>): ReturnType<typeof over> {
  return over(memoryFiles(tree));
}

async function over(
  files: Files,
  policy = testPolicy,
  today = TODAY,
): Promise<{ findings: readonly Finding[]; problems: [string, string][]; checked: Checked[] }> {
  const problems: [string, string][] = [];
  const checked: Checked[] = [];
  let findings: readonly Finding[] = [];
  for await (const event of scan(files, made(policy, today), { pause: async () => {} }, { aborted: false })) {
    if (event.kind === 'checked') {
      checked.push(event.checked);
      for (const problem of event.checked.problems) problems.push([event.checked.path, problem.id]);
    }
    if (event.kind === 'findings') findings = event.findings;
  }
  return { findings, problems, checked };
}

function lock(packages: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ name: 'x', lockfileVersion: 3, packages });
}

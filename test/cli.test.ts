// The command line as other programs rely on it: exit codes, streams, rows; over real folders and a small fixed list.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { main } from '../src/cli/main.ts';
import { testList } from './support/list.ts';

type Tree = Readonly<Record<string, string | Uint8Array>>;
const MANIFEST = '{\n  "dependencies": {\n    "acme-engine": "^1.0.0",\n    "@acme/ui": "^2.0.0"\n  }\n}\n';

describe('command line', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'cli-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const plant = (tree: Tree): void => {
    for (const [file, content] of Object.entries(tree)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), content);
    }
  };
  const run = async (...argv: string[]): Promise<{ code: number; out: string; note: string }> => {
    const out: string[] = [];
    const notes: string[] = [];
    const code = await main(
      argv,
      { report: text => void out.push(text), note: text => void notes.push(text), isTerminal: false },
      { list: () => testList, version: '0', today: '2026-01-02', signal: { aborted: false }, cwd: folder },
    );
    return { code, out: out.join(''), note: notes.join('\n') };
  };
  const rows = (out: string): Record<string, unknown>[] =>
    out
      .trimEnd()
      .split('\n')
      .map(row => JSON.parse(row) as Record<string, unknown>);

  it('shows the line, carets under the token, the sentence and the rule', async () => {
    plant({ 'app/package.json': MANIFEST });
    const { code, out } = await run('scan', '.', '--audience', 'us-person');
    assert.equal(code, 1);
    assert.match(out, /^app\/package\.json:3:6 · error · Acme\n {4}3 │ {5}"acme-engine": "\^1\.0\.0",\n {6}│ {6}\^{11}\n/);
    assert.match(out, /Acme: its security products may not be built into products in the US since 2024-09-29 \(the Act\)\./);
    assert.match(out, /for counsel/);
    assert.match(out, /2 findings \(1 error, 0 warnings, 1 information\) in 1 file, 1 for counsel, 0 decided\./);
    assert.match(out, /Information about published rules, not advice on your facts; the official text governs\.\n$/);
  });

  it('writes the rows that other programs rely on', async () => {
    plant({ 'app/package.json': MANIFEST });
    const { out } = await run('scan', '--format', 'jsonl', '--audience', 'us-person');
    const [place, other, summary] = rows(out);
    const { finding, ...rest } = place ?? {};
    assert.match(String(finding), /^[0-9a-f]{16}$/);
    assert.deepEqual(rest, {
      kind: 'place',
      file: 'app/package.json',
      line: 3,
      column: 6,
      endLine: 3,
      endColumn: 17,
      token: 'acme-engine',
      clue: 'pkg:npm/acme-engine',
      role: 'runtime',
      via: [],
      anchor: true,
      vendor: 'acme',
      sign: 'acme/engine',
      class: 'security-software',
      certainty: 'owned',
      regimes: ['us-act'],
      reach: 'reached',
      severity: 'error',
      decided: false,
      message: 'Acme: its security products may not be built into products in the US since 2024-09-29 (the Act). acme-engine is theirs.',
    });
    assert.equal(other?.['clue'], 'pkg:npm/%40acme/ui');
    assert.deepEqual(summary, {
      kind: 'summary',
      files: { found: 1, read: 1, skipped: 0 },
      references: 2,
      findings: 2,
      places: 2,
      problems: 0,
      decided: 0,
      forCounsel: 1,
      list: { version: testList.version, date: testList.date },
      partial: false,
    });
  });

  it('gives equal bytes for equal input, and one JSON document for json', async () => {
    plant({ 'b/package.json': MANIFEST, 'a/package.json': MANIFEST, 'a-b/package.json': MANIFEST });
    const first = await run('--format', 'jsonl');
    assert.equal((await run('--format', 'jsonl')).out, first.out);
    const files = rows(first.out)
      .filter(row => row['kind'] === 'place')
      .map(row => String(row['file']));
    assert.deepEqual(files, [...files].sort());
    const document = JSON.parse((await run('--format', 'json')).out) as { findings: unknown[]; rules: { id: string }[] };
    assert.equal(document.findings.length, 6);
    assert.deepEqual(
      document.rules.map(rule => rule.id),
      ['us-act'],
    );
  });

  it('never says a bare OK', async () => {
    plant({ 'package.json': '{"dependencies":{"left-pad":"1"}}' });
    const { code, out } = await run();
    assert.equal(code, 0);
    assert.match(out, /^No sign on the list of 2026-01-01 matched in 1 file and 1 reference under the 1 rule you selected\./);
    assert.match(out, /Ownership, hardware and services were not examined\./);
  });

  it('obeys --fail-on', async () => {
    plant({ 'package.json': '{"dependencies":{"@acme/ui":"1"}}' });
    assert.equal((await run('--fail-on', 'warning')).code, 0);
    assert.equal((await run('--fail-on', 'information')).code, 1);
    assert.equal((await run('--fail-on', 'undecided')).code, 1, 'for counsel is undecided');
    assert.equal((await run('--fail-on', 'never')).code, 0);
  });

  it('--strict fails on what could not be checked; the other findings stand', async () => {
    plant({
      'a/package.json': '{"dependencies":{"@acme/ui":"1"}}',
      'b/package.json': 'MZ\0\0\0\0',
      'c/package.json': `{"a":${'['.repeat(100_000)}`,
    });
    const { code, out } = await run('--strict', '--format', 'jsonl');
    assert.equal(code, 3);
    assert.equal(rows(out).filter(row => row['kind'] === 'place').length, 1);
    const problems = rows(out).filter(row => row['kind'] === 'problem');
    assert.ok(problems.some(row => row['file'] === 'b/package.json' && row['reason'] === 'encoding'));
    assert.ok(problems.some(row => row['file'] === 'c/package.json' && /deeper than 1000 levels/.test(String(row['message']))));
    assert.equal((await run('--format', 'jsonl')).code, 0);
  });

  it('reads UTF-16, with and without a mark', async () => {
    const utf16 = Buffer.from(`\ufeff${MANIFEST}`, 'utf16le');
    plant({ 'a/package.json': utf16, 'b/package.json': utf16.subarray(2) });
    const { out } = await run('--format', 'jsonl');
    assert.equal(rows(out).filter(row => row['kind'] === 'place').length, 4);
  });

  it('names a file that is too large, and a link that leads outside', async () => {
    plant({ 'big/package.json': '{', 'ok/package.json': MANIFEST });
    truncateSync(path.join(folder, 'big/package.json'), 200_000_000);
    symlinkSync(os.tmpdir(), path.join(folder, 'out'));
    symlinkSync('loop', path.join(folder, 'loop'));
    symlinkSync('..', path.join(folder, 'ok/up'));
    const { out } = await run('--format', 'jsonl');
    assert.equal(rows(out).filter(row => row['kind'] === 'place').length, 2);
    const problems = rows(out)
      .filter(row => row['kind'] === 'problem')
      .map(row => `${row['file']} ${row['reason']}`);
    assert.deepEqual(problems, ['big/package.json size', 'loop access', 'out access']);
  });

  it('says what was wrong with the words it was given, and exits 2', async () => {
    plant({ 'package.json': MANIFEST });
    for (const [argv, sentence] of [
      [['scan', 'nowhere'], /nowhere does not exist\. Name a folder/],
      [['scan', 'package.json'], /package\.json is not a folder/],
      [['--format', 'xml'], /--format takes text\|json\|jsonl, not “xml”/],
      [['--today', '2026-02-30'], /--today takes a day that exists/],
      [['--audience', 'martians'], /“martians” is none of the audiences\. Known: /],
      [['--policy', 'none.jsonc'], /none\.jsonc cannot be read as a policy/],
      [['--max-list-age', 'old'], /--max-list-age takes a number of days/],
      [['--colour'], /Unknown option '--colour'/],
      [['explain', 'nobody'], /“nobody” is no vendor/],
      [['--output', 'no/such/folder/x'], /cannot be written/],
    ] as const) {
      const { code, note } = await run(...argv);
      assert.equal(code, 2, argv.join(' '));
      assert.match(note, sentence);
    }
  });

  it('exits 2 after the full report when the policy in the tree has a fault', async () => {
    plant({ 'package.json': MANIFEST, 'restricted-dependencies.jsonc': '{\n  "audience": ["us-person"]\n}\n' });
    const { code, out } = await run('--format', 'jsonl');
    assert.equal(code, 2);
    assert.equal(rows(out).filter(row => row['kind'] === 'place').length, 2);
    const fault = rows(out).find(row => row['kind'] === 'problem');
    assert.equal(fault?.['file'], 'restricted-dependencies.jsonc');
    assert.equal(fault?.['line'], 2);
    assert.match(String(fault?.['message']), /“audience” is no key of a policy/);
  });

  it('shows a transitive one at the line of the dependency that brings it', async () => {
    plant({
      'package.json': '{\n  "dependencies": {\n    "kit": "^1.0.0"\n  }\n}\n',
      'package-lock.json': JSON.stringify({
        lockfileVersion: 3,
        packages: {
          '': { dependencies: { kit: '^1.0.0' } },
          'node_modules/kit': { version: '1.0.0', dependencies: { 'acme-engine': '1' } },
          'node_modules/acme-engine': { version: '1.2.0' },
        },
      }),
    });
    const { out } = await run();
    assert.match(out, /^package\.json:3:6 · warning · Acme\n {4}3 │ {5}"kit": "\^1\.0\.0"\n {6}│ {6}\^{3}\n/);
    assert.match(out, /here because {2}you → kit → acme-engine\n/);
    assert.match(out, /also in {7}package-lock\.json:1:/);
  });

  it('lets a nested policy only strengthen, and a scope have its own audience', async () => {
    plant({
      'restricted-dependencies.jsonc': JSON.stringify({
        audiences: ['us-supplier'],
        scopes: [{ paths: ['federal/**'], audiences: ['us-person'] }],
      }),
      'federal/package.json': MANIFEST,
      'other/package.json': MANIFEST,
      'nested/package.json': MANIFEST,
      'nested/restricted-dependencies.jsonc': JSON.stringify({ audiences: ['us-person'] }),
    });
    const { out } = await run('--format', 'jsonl');
    const files = rows(out)
      .filter(row => row['kind'] === 'place' && row['severity'] === 'error')
      .map(row => row['file']);
    assert.deepEqual(files, ['federal/package.json', 'nested/package.json']);
  });

  it('shows what holds, which line says so, and what weakens the defaults', async () => {
    assert.match((await run('policy')).out, /^ {2}audiences {10}nobody chose yet {2}default$/m);
    assert.match((await run('policy')).out, /There is no restricted-dependencies\.jsonc: the defaults hold\./);
    plant({
      'corp.jsonc': '{ "maximumDays": 30, "regimes": { "us-act": "off" } }',
      'restricted-dependencies.jsonc':
        '{ "extends": "corp.jsonc",\n  "audiences": ["us-person"],\n  "scopes": [{ "paths": ["lab"], "severities": { "roles": { "test": "error" } } }] }',
      'lab/x/restricted-dependencies.jsonc': '{ "maximumDays": 7, "regimes": { "us-act": "error" } }',
    });
    const { code, out } = await run('policy');
    assert.equal(code, 0);
    assert.match(out, /^ {2}audiences {10}us-person {2}restricted-dependencies\.jsonc:2:4$/m);
    assert.match(out, /^ {2}maximumDays {8}30 {9}corp\.jsonc:1:4$/m);
    assert.match(out, /^ {2}regimes\.us-act {5}off {8}corp\.jsonc:1:36 {20}weakens the defaults$/m);
    assert.match(out, /^Other values in lab \(restricted-dependencies\.jsonc:3:14\); --project shows what holds there\.$/m);
    assert.match(out, /^Nested policies, which may only ask for more: lab\/x\/restricted-dependencies\.jsonc\.$/m);
    const lab = rows((await run('policy', '--project', 'lab/x', '--audience', 'us-supplier', '--format', 'jsonl')).out);
    const said = (key: string) =>
      lab.filter(row => row['key'] === key).map(({ value, file, line, option }) => [value, file ?? option, line])[0];
    assert.deepEqual(said('audiences'), [['us-supplier'], 'audience', undefined]);
    assert.deepEqual(said('maximumDays'), [7, 'lab/x/restricted-dependencies.jsonc', 1]);
    assert.deepEqual(said('regimes.us-act'), ['error', 'lab/x/restricted-dependencies.jsonc', 1]);
    assert.deepEqual(said('roles.test'), ['error', 'restricted-dependencies.jsonc', 3]);
    plant({ 'restricted-dependencies.jsonc': '{ "audience": [] }' });
    const faulty = await run('policy');
    assert.equal(faulty.code, 2);
    assert.match(faulty.note, /“audience” is no key of a policy/);
  });

  it('makes no finding of what an override only keeps out', async () => {
    const overrides = { 'acme-engine': 'npm:neutral@1.0.0' };
    plant({
      'package.json': JSON.stringify({ overrides }),
      'b/package.json': JSON.stringify({ dependencies: { 'acme-engine': '1' }, overrides }),
    });
    const places = rows((await run('--format', 'jsonl', '--audience', 'us-person')).out).filter(row => row['kind'] === 'place');
    assert.deepEqual([...new Set(places.map(row => row['file']))], ['b/package.json']);
  });

  it('takes no policy from other people’s folders, and says so', async () => {
    const strict = JSON.stringify({ audiences: ['us-person'] });
    plant({
      'restricted-dependencies.jsonc': JSON.stringify({ audiences: ['us-supplier'] }),
      'third_party/acme/package.json': MANIFEST,
      'third_party/acme/restricted-dependencies.jsonc': strict,
      'sub/.git': 'gitdir: elsewhere',
      'sub/package.json': MANIFEST,
      'sub/restricted-dependencies.jsonc': strict,
      'node_modules/acme/restricted-dependencies.jsonc': strict,
    });
    const { code, out } = await run('--format', 'jsonl');
    assert.equal(code, 0);
    assert.deepEqual(
      rows(out).map(row => [row['file'], row['message']]),
      [
        [
          'sub/restricted-dependencies.jsonc',
          'this policy was not applied: it stands in a repository of its own, which is not the workspace’s.',
        ],
        [
          'third_party/acme/restricted-dependencies.jsonc',
          'this policy was not applied: it stands in third_party, which is not the workspace’s own.',
        ],
        [undefined, undefined],
      ],
    );
  });

  it('says when the list is too old to rely on, and when the clock stands before it', async () => {
    plant({ 'package.json': '{}' });
    assert.match((await run('--today', '2026-01-01')).out, / List of 2026-01-01, 0 days old\.\n/);
    assert.match((await run('--today', '2026-04-01')).out, / List of 2026-01-01, 90 days old\.\n/);
    assert.match((await run('--today', '2026-04-02')).out, /91 days old\. It is out of date: do not rely on it for a representation\./);
    assert.match((await run('--today', '2025-12-31')).out, /the day judged by, 2025-12-31, is before it\. Is the clock right\?/);
  });

  it('applies a decision until its last day, and reopens the finding after it', async () => {
    const decision = {
      kind: 'being-removed',
      what: 'pkg:npm/acme-engine',
      reason: 'Replaced in release 5',
      approver: 'someone@example.com',
      created: '2026-01-01',
      expires: '2026-01-31',
    };
    plant({
      'package.json': '{"dependencies":{"acme-engine":"1"}}',
      'restricted-dependencies.jsonc': JSON.stringify({ audiences: ['us-person'], decisions: [decision] }),
    });
    assert.equal((await run('--today', '2026-01-31')).code, 0);
    assert.match((await run('--today', '2026-01-31')).out, /decided {7}being-removed until 2026-01-31 by someone@example\.com/);
    const after = await run('--today', '2026-02-01');
    assert.equal(after.code, 1);
    assert.match(after.out, /expired on 2026-01-31/);
    assert.equal((await run('--today', '2026-01-31', '--no-decisions')).code, 1);
  });

  it('exits 3 when the list is too old', async () => {
    plant({ 'package.json': '{}' });
    const { code, note } = await run('--today', '2026-03-01', '--max-list-age', '30');
    assert.equal(code, 3);
    assert.match(note, /The list is 59 days old/);
  });

  it('lists every reference for an inventory, whatever the law says', async () => {
    plant({ 'package.json': MANIFEST });
    const { code, out } = await run('inventory', '--format', 'jsonl');
    assert.equal(code, 0);
    const found = rows(out).filter(row => row['kind'] === 'reference');
    assert.deepEqual(
      found.map(row => [row['clue'], row['format'], row['vendor']]),
      [
        ['pkg:npm/acme-engine', 'npm/package-json', 'acme'],
        ['pkg:npm/%40acme/ui', 'npm/package-json', 'acme'],
      ],
    );
  });

  it('looks only where --include and --exclude say', async () => {
    plant({ 'a/package.json': MANIFEST, 'b/package.json': MANIFEST });
    assert.equal(rows((await run('--format', 'jsonl', '--include', 'a/**')).out).filter(row => row['kind'] === 'place').length, 2);
    assert.equal(
      rows((await run('--format', 'jsonl', '--exclude', 'a/**', '--exclude', 'b/**')).out).filter(row => row['kind'] === 'place').length,
      0,
    );
  });

  it('explains a vendor, a rule, a sign and a package', async () => {
    for (const id of ['acme', 'us-act', 'acme/engine', 'pkg:npm/acme-engine', 'pkg:npm/left-pad']) {
      const { code, out } = await run('explain', id);
      assert.equal(code, 0, id);
      assert.match(out, /^# /);
    }
    assert.match((await run('list')).out, /us-supplier {2}Do you supply federal agencies\?/);
  });

  it('writes the report where --output says and nothing to standard output', async () => {
    plant({ 'package.json': MANIFEST });
    const { out } = await run('--output', path.join(folder, 'report.txt'));
    assert.equal(out, '');
    assert.match(readFileSync(path.join(folder, 'report.txt'), 'utf8'), /acme-engine/);
  });
});

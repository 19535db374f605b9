// What a change brings, held against a git base that nobody checked out; and what would change for somebody else.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { main } from '../src/cli/main.ts';
import { testList } from './support/list.ts';

type Row = Readonly<Record<string, unknown>>;
const POLICY = 'restricted-dependencies.jsonc';
const one = (name: string): string => `{\n  "dependencies": {\n    "${name}": "1"\n  }\n}\n`;
const decision = {
  kind: 'being-removed',
  what: 'pkg:npm/acme-engine',
  reason: 'Going',
  approver: 'me',
  created: '2026-01-01',
  expires: '2026-01-31',
};

describe('command line: --changed', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'changed-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const git = (...argv: string[]): string =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false', ...argv], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, GIT_COMMITTER_DATE: '2026-01-01T12:00:00Z', GIT_AUTHOR_DATE: '2026-01-01T12:00:00Z' },
    });
  const plant = (tree: Readonly<Record<string, string>>): void => {
    for (const [file, content] of Object.entries(tree)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), content);
    }
  };
  const commit = (tree: Readonly<Record<string, string>>): void => {
    plant(tree);
    git('add', '-A');
    git('commit', '-q', '-m', 'x');
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
  const places = (out: string): string[] =>
    rows(out)
      .filter(row => row['kind'] === 'place')
      .map(row => `${row['file']} ${row['token']}`);
  const rows = (out: string): Row[] =>
    out
      .trimEnd()
      .split('\n')
      .map(row => JSON.parse(row) as Row);

  it('reports what is new, not what was there, moved or not', async () => {
    git('init', '-q');
    commit({ 'a/package.json': one('acme-engine'), 'b/package.json': '{}', '.gitignore': 'out/\n' });
    plant({
      'a/package.json': `\n\n\n${one('acme-engine')}`,
      'b/package.json': one('@acme/ui'),
      'c/package.json': one('acme-engine'),
      'out/package.json': one('acme-engine'),
    });
    const { code, out } = await run('--changed', '--format', 'jsonl', '--audience', 'us-person');
    assert.equal(code, 1);
    assert.deepEqual(places(out), ['b/package.json @acme/ui', 'c/package.json acme-engine']);
    const text = (await run('scan', '--changed', '--audience', 'us-person')).out;
    assert.match(text, /New or heavier since HEAD: 2 findings \(1 error, 0 warnings, 1 information\) in 2 files/);
    commit({});
    const after = await run('scan', '--changed', '.', '--audience', 'us-person');
    assert.equal(after.code, 0);
    assert.match(after.out, /^Nothing new or heavier since HEAD matched a sign .* What was there before is not shown\./);
    assert.equal((await run('--changed', 'HEAD~1', '--audience', 'us-person')).code, 1);
    assert.equal((await run('--changed=HEAD~1', 'b', '--audience', 'us-person')).code, 0, 'below the folder alone');
  });

  it('reports what became heavier: weight, role, state, and what a decision no longer covers', async () => {
    const dev = (name: string): string => `{\n  "devDependencies": {\n    "${name}": "1"\n  }\n}\n`;
    const lock = (root: string): string =>
      JSON.stringify({
        lockfileVersion: 3,
        packages: {
          '': { dependencies: { [root]: '1' } },
          'node_modules/carrier': { version: '1.0.0', dependencies: { '@acme/ui': '1' } },
          'node_modules/@acme/ui': { version: '1.0.0' },
        },
      });
    git('init', '-q');
    commit({
      'a/package.json': dev('acme-engine'),
      'b/package.json': one('carrier'),
      'b/package-lock.json': lock('carrier'),
      'c/package.json': one('acme-engine'),
      'd/package.json': dev('@acme/ui'),
      'e/package.json': one('acme-engine'),
      [POLICY]: JSON.stringify({ audiences: ['us-person'], decisions: [{ ...decision, paths: ['e/package.json'] }] }),
    });
    assert.equal((await run('--changed')).code, 0);
    plant({
      'a/package.json': one('acme-engine'),
      'b/package.json': one('@acme/ui'),
      'b/package-lock.json': lock('@acme/ui'),
      'c/package.json': dev('acme-engine'), // lighter
      'd/package.json': one('@acme/ui'),
      'e/yarn.lock': 'acme-engine@^1.0.0:\n  version "1.2.0"\n',
    });
    const { code, out } = await run('--changed', '--format', 'json');
    assert.equal(code, 1);
    const { findings } = JSON.parse(out) as { findings: { severity: string; change: object; places: { file: string }[] }[] };
    assert.deepEqual(
      findings.map(({ severity, change, places: [place] }) => [place?.file, severity, change]),
      [
        ['a/package.json', 'error', { is: 'heavier', says: 'at HEAD it was only warning; there for development or tests alone' }],
        [
          'b/package-lock.json',
          'information',
          { is: 'heavier', says: 'at HEAD it was brought along by another component, not declared here' },
        ],
        ['d/package.json', 'information', { is: 'heavier', says: 'at HEAD it was there for development or tests alone' }],
        [
          'e/package.json',
          'error',
          { is: 'heavier', says: 'at HEAD it was settled by a decision, which does not speak of what was added' },
        ],
      ],
    );
    assert.match((await run('--changed')).out, /^ {6}heavier {7}at HEAD it was only warning; /m);
    assert.deepEqual(
      rows((await run('--changed', '--format', 'jsonl')).out).flatMap(row => row['change'] ?? []),
      ['heavier', 'heavier', 'heavier', 'heavier', 'heavier', 'heavier'],
    );
  });

  it('judges by the policy of the base, and says what the change would decide and weaken', async () => {
    git('init', '-q');
    commit({ 'package.json': '{}', [POLICY]: '{"audiences":["us-person"]}' });
    plant({
      'package.json': one('acme-engine'),
      [POLICY]: `{"audiences":["us-person"],\n"regimes":{"us-act":"off"},\n"decisions":[${JSON.stringify(decision)}]}`,
    });
    const { code, out } = await run('--changed', '--format', 'jsonl');
    assert.equal(code, 1);
    assert.equal(rows(out)[0]?.['severity'], 'error');
    const said = rows(out).filter(row => row['kind'] === 'problem');
    assert.deepEqual(
      said.map(row => row['message']),
      [
        'regimes.us-act off was not applied: this change adds it, and HEAD judges; it counts once it stands there.',
        'the decision about pkg:npm/acme-engine was not applied: this change adds it, and HEAD judges; it counts once it stands there.',
      ],
    );
    assert.equal(said[1]?.['line'], 3);
    commit({ [POLICY]: `{"audiences":["us-person"],"decisions":[${JSON.stringify(decision)}]}`, 'package.json': '{}' });
    plant({ 'package.json': one('acme-engine') });
    assert.equal((await run('--changed')).code, 0, 'decided in the base');
  });

  it('exits 2 after the report where the changed policy has a fault, and is no repository without one', async () => {
    plant({ 'package.json': one('acme-engine') });
    const none = await run('--changed');
    assert.deepEqual([none.code, none.out], [2, '']);
    assert.match(none.note, /is not in a git repository/);
    git('init', '-q');
    assert.match((await run('--changed')).note, /“HEAD” names no commit here/);
    commit({ [POLICY]: '{}' });
    for (const ref of ['nowhere', '--output=x', 'HEAD:package.json']) {
      const { code, note } = await run(`--changed=${ref}`);
      assert.equal(code, 2, ref);
      assert.match(note, /names no commit here/);
    }
    plant({ [POLICY]: '{"audience":[]}', 'new/package.json': one('acme-engine') });
    const { code, out } = await run('--changed', '--format', 'jsonl');
    assert.equal(code, 2);
    assert.deepEqual(places(out), ['new/package.json acme-engine']);
    assert.match(out, /“audience” is no key of a policy/);
  });

  it('does not let a change settle itself by a comment', async () => {
    const comment = '# restricted-deps: decided false-match pkg:npm/acme-engine until 2026-03-01 -- Another Acme.\n';
    const lock = 'acme-engine@^1.0.0:\n  version "1.2.0"\n';
    git('init', '-q');
    commit({ [POLICY]: '{"audiences":["us-person"],"inlineDecisions":true}', 'a/yarn.lock': comment });
    plant({ 'a/yarn.lock': comment + lock, 'b/yarn.lock': comment + lock });
    const { code, out } = await run('--changed', '--format', 'jsonl');
    assert.equal(code, 1);
    assert.deepEqual(
      rows(out)
        .slice(0, -1)
        .map(row => [row['file'], row['kind'], row['decided']]),
      [
        ['a/yarn.lock', 'place', true],
        ['b/yarn.lock', 'place', false],
        ['b/yarn.lock', 'problem', undefined],
      ],
    );
  });

  it('says which submodules moved, follows links of the base, reads names as they are', async () => {
    git('init', '-q');
    plant({ 'sub/package.json': one('acme-engine'), 'real.json': one('acme-engine') });
    mkdirSync(path.join(folder, 'é "x"'));
    symlinkSync('../real.json', path.join(folder, 'é "x"', 'package.json'));
    git('-C', 'sub', 'init', '-q');
    git('-C', 'sub', 'add', '-A');
    git('-C', 'sub', 'commit', '-q', '-m', 'x');
    git('add', '-A');
    git('commit', '-q', '-m', 'x');
    const same = await run('--changed', '--format', 'jsonl');
    assert.equal(same.code, 0, same.out);
    assert.deepEqual(
      rows(same.out).map(row => row['kind']),
      ['summary'],
    );
    git('-C', 'sub', 'commit', '-q', '--allow-empty', '-m', 'y');
    git('add', 'sub');
    const moved = await run('--changed', '--strict', '--format', 'jsonl');
    assert.equal(moved.code, 3);
    assert.match(moved.out, /"file":"sub","reason":"access","message":"leads outside the scanned folder/);
  });

  it('reads many and large files of the base', async () => {
    git('init', '-q');
    const tree: Record<string, string> = {};
    for (let index = 0; index < 60; index++) {
      tree[`p${index}/package.json`] = `${' '.repeat(index * 5000)}${one('acme-engine')}`;
    }
    commit(tree);
    const { code, out } = await run('--changed', '--format', 'jsonl');
    assert.deepEqual([code, rows(out).length], [0, 1]);
  });

  it('says what would change for other audiences, in the report and in rows', async () => {
    plant({ 'package.json': one('acme-engine'), [POLICY]: '{"audiences":["us-supplier"]}' });
    const { code, out } = await run('--compare-audience', 'us-person');
    assert.equal(code, 0);
    assert.match(out, /If you were these, too \(you are in the US\): 1 finding more, 0 heavier\.\n {2}package\.json:3:6 · error · Acme: /);
    const found = rows((await run('--compare-audience', 'us-person', '--format', 'jsonl')).out);
    assert.deepEqual(
      found.map(row => [row['kind'], row['change'], row['severity'], row['line']]),
      [
        ['comparison', 'appears', 'error', 3],
        ['summary', undefined, undefined, undefined],
      ],
    );
    const document = JSON.parse((await run('--compare-audience', 'us-person', '--format', 'json')).out) as {
      comparison: { changes: unknown[] };
    };
    assert.equal(document.comparison.changes.length, 1);
    const heavier = await run('--compare-audience', 'all', '--policy', POLICY, '--today', '2024-01-01');
    assert.match(heavier.out, /If you were these, too/);
    assert.equal((await run('--compare-audience', 'nobody')).code, 2);
    assert.ok(readFileSync(path.join(folder, POLICY), 'utf8').includes('us-supplier'));
  });

  it('says what will be restricted on the day of a release', async () => {
    plant({
      'package.json': one('acme-engine'),
      'b/package.json': one('@acme/ui'),
      [POLICY]: JSON.stringify({ audiences: ['us-person'], decisions: [{ ...decision, expires: '2026-03-01' }] }),
    });
    const last = await run('--release', '2026-03-01');
    assert.equal(last.code, 0);
    assert.match(last.out, /On the day of your release \(2026-03-01\): nothing would weigh more, and no decision ends before it\.\n$/);
    const after = await run('--release', '2026-03-02');
    assert.match(
      after.out,
      /: 0 findings more, 0 heavier, 1 open again when a decision ends\.\n {2}package\.json:3:6 · error, decided until 2026-03-01 · /,
    );
    const early = await run('--today', '2023-06-01', '--release', '2024-09-29', '--no-decisions');
    assert.match(
      early.out,
      /: 0 findings more, 1 heavier, 0 open again .*\n {2}package\.json:3:6 · error instead of information · Acme: .* since 2024-09-29/,
    );
    const found = rows((await run('--release', '2026-03-02', '--compare-audience', 'us-supplier', '--format', 'jsonl')).out);
    assert.deepEqual(found.map(row => [row['kind'], row['change'], row['expires']]).slice(2), [
      ['release', 'reopens', '2026-03-01'],
      ['summary', undefined, undefined],
    ]);
    const document = JSON.parse((await run('--release', '2026-03-02', '--compare-audience', 'us-supplier', '--format', 'json')).out);
    assert.deepEqual([document.release.day, document.release.changes.length, document.comparison.changes.length], ['2026-03-02', 1, 0]);
    assert.match((await run('--release', '2026-02-30')).note, /^--release takes a day that exists/);
  });

  it('tells decisions over time, commit by commit, as CSV and Markdown', async () => {
    assert.equal((await run('decisions', '--history')).code, 2);
    git('init', '-q');
    assert.match((await run('decisions', '--history')).out, /No commit has touched a decision\./);
    const policy = (...decisions: readonly object[]): string => JSON.stringify({ decisions });
    const risky = { ...decision, approver: 'A <a@example.com>', what: 'sign:acme/engine', reason: '=1+1, "so" | they\nsay' };
    commit({ 'app/x': '', [POLICY]: policy(decision) });
    commit({ 'app/y': '' });
    commit({ [POLICY]: policy({ ...decision, expires: '2026-02-28' }, risky) });
    commit({ [POLICY]: '{ "decisions": [' });
    commit({ [POLICY]: policy(risky) });
    rmSync(path.join(folder, POLICY));
    commit({});
    const table = await run('decisions', '--history', '--format', 'csv');
    assert.equal(table.code, 0, table.note);
    const lines = table.out
      .replace(/,[0-9a-f]{12},/g, ',#,')
      .trimEnd()
      .split(/\n(?=2026)/);
    assert.deepEqual(lines, [
      'day,commit,author,change,what,kind,until,approver,reason,reference,only for,note',
      '2026-01-01,#,A,added,pkg:npm/acme-engine,being-removed,2026-01-31,me,Going,,,',
      '2026-01-01,#,A,changed,pkg:npm/acme-engine,being-removed,2026-02-28,me,Going,,,',
      '2026-01-01,#,A,added,sign:acme/engine,being-removed,2026-01-31,A <a@example.com>,"\'=1+1, ""so"" | they\nsay",,,approved by its author: weak evidence',
      '2026-01-01,#,A,not readable as a policy,,,,,,,,',
      '2026-01-01,#,A,removed,pkg:npm/acme-engine,being-removed,2026-02-28,me,Going,,,',
      '2026-01-01,#,A,removed,sign:acme/engine,being-removed,2026-01-31,A <a@example.com>,"\'=1+1, ""so"" | they\nsay",,,',
    ]);
    const page = (await run('decisions', '--history', '--format', 'markdown')).out;
    assert.match(page, /^# Decisions over time in restricted-dependencies\.jsonc\n\n\| day \| commit \|/);
    assert.match(page, /=1\+1, "so" \\\| they say \|/);
    assert.equal(page.split('\n').length, 11);
    assert.match((await run('decisions', '--format', 'csv')).note, /--format takes text\|json\|jsonl/);
  });

  it('tells since when a finding and a decision are known, and whose approval it is', async () => {
    plant({ 'package.json': one('acme-engine'), [POLICY]: JSON.stringify({ audiences: ['us-person'], decisions: [decision] }) });
    assert.doesNotMatch((await run('decisions')).out, /stands here since/, 'no repository');
    assert.match((await run('--history')).out, /^ {6}in git {8}not committed yet$/m);
    git('init', '-q');
    commit({});
    const list = { ...decision, list: 'old', approver: 'a@EXAMPLE.com' };
    commit({ [POLICY]: JSON.stringify({ audiences: ['us-person'], decisions: [list] }) });
    git('mv', 'package.json', 'x.json');
    mkdirSync(path.join(folder, 'moved'));
    git('mv', 'x.json', 'moved/package.json');
    commit({});
    const other = JSON.stringify({ name: 'something-else-altogether', dependencies: { left: '1', 'acme-engine': '^2' } });
    commit({ 'new/package.json': other });
    plant({ 'newer/package.json': one('acme-engine') });
    const { findings } = JSON.parse((await run('--history', '--format', 'json')).out) as { findings: { known: object }[] };
    const commits = git('log', '--reverse', '--format=%H')
      .trim()
      .split('\n')
      .map(id => id.slice(0, 12));
    const decided = { day: '2026-01-01', commit: commits[0] };
    assert.deepEqual(
      findings.map(({ known }) => known),
      [
        { introduced: { day: '2026-01-01', commit: commits[0] }, decided },
        { introduced: { day: '2026-01-01', commit: commits[3] }, decided },
        { decided },
      ],
    );
    const { out } = await run('decisions');
    assert.match(out, /stands here since 2026-01-01 \(commit [0-9a-f]{12}\), put there by A\n {6}its author approved it: weak evidence\n/);
    assert.match(out, /Let the code owners of restricted-dependencies\.jsonc review its changes, and sign the commits\.\n$/);
    assert.match((await run('decisions', '--format', 'jsonl')).out, /"ownApproval":true/);
  });
});

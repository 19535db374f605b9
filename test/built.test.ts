// What ships, as a user runs it: the built program on the demo workspace. `npm run build` comes first.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

describe('the built program', () => {
  const run = (...argv: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, ['dist/cli.mjs', ...argv], { encoding: 'utf8' });

  before(() => assert.ok(statSync('dist/cli.mjs', { throwIfNoEntry: false }), 'npm run build comes first'));

  it('shows the Kaspersky findings of the demo workspace, and says what was checked', () => {
    const { status, stdout, stderr } = run('scan', 'test/demo');
    assert.equal(status, 1);
    assert.equal(stderr, '');
    for (const place of ['packages/dashboard/package.json:6:6', 'android/app/build.gradle.kts:12:32', 'service/go.mod:6:2']) {
      assert.ok(stdout.includes(place), place);
    }
    assert.match(stdout, /Kaspersky: its software is barred from US federal deliverables since 2018-10-01/);
    assert.ok(!stdout.includes('\u001b'), 'no colours where nobody sees them');
  });

  it('is an error for those whom the rule covers, and nothing for those whom it does not', () => {
    const severities = (audience: string): string[] => {
      const { stdout } = run('scan', 'test/demo', '--format', 'jsonl', '--audience', audience);
      const rows = stdout
        .trimEnd()
        .split('\n')
        .map(row => JSON.parse(row) as Record<string, unknown>);
      return [...new Set(rows.filter(row => row['token'] === '@kaspersky/hexa-ui').map(row => String(row['severity'])))];
    };
    assert.deepEqual(severities('us-federal-supplier'), ['error']);
    assert.deepEqual(severities('us-person'), ['information'], 'the 2024 rule speaks of security software: for counsel');
    assert.deepEqual(
      severities('us-fcc-applicant').filter(one => one === 'error' || one === 'warning'),
      [],
    );
  });

  it('gives equal bytes for equal input', () => {
    assert.equal(run('scan', 'test/demo', '--format', 'jsonl').stdout, run('scan', 'test/demo', '--format', 'jsonl').stdout);
  });

  it('exits as the contract says', () => {
    assert.equal(run('scan', 'no-such-folder').status, 2);
    assert.equal(run('--help').status, 0);
    assert.equal(run('explain', 'kaspersky').status, 0);
    assert.equal(run('scan', 'test/demo', '--fail-on', 'never').status, 0);
  });
});

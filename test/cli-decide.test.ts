// Decisions from the command line: written where the policy is, refused where the policy would refuse them, listed with what became of them.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { main } from '../src/cli/main.ts';
import type { List } from '../src/model.ts';
import { testList } from './support/list.ts';

const POLICY = 'restricted-dependencies.jsonc';
const MANIFEST = '{"dependencies":{"acme-engine":"1"}}';
const FULL = ['--kind', 'being-removed', '--reason', 'Replaced in release 5', '--approver', 'someone@example.com'];

describe('command line: decide', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'decide-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const plant = (tree: Readonly<Record<string, string>>): void => {
    for (const [file, content] of Object.entries(tree)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), content);
    }
  };
  const policy = (): string => readFileSync(path.join(folder, POLICY), 'utf8');
  const runWith = async (list: List, argv: readonly string[]): Promise<{ code: number; out: string; note: string }> => {
    const out: string[] = [];
    const notes: string[] = [];
    const code = await main(
      argv,
      { report: text => void out.push(text), note: text => void notes.push(text), isTerminal: false },
      { list: () => list, version: '0', today: '2026-01-02', signal: { aborted: false }, cwd: folder },
    );
    return { code, out: out.join(''), note: notes.join('\n') };
  };
  const run = (...argv: string[]) => runWith(testList, argv);

  it('creates the policy, says until when, and the finding is settled', async () => {
    plant({ 'package.json': MANIFEST });
    const { code, out } = await run('decide', 'pkg:npm/acme-engine', ...FULL);
    assert.equal(code, 0);
    assert.equal(
      out,
      'Recorded in restricted-dependencies.jsonc: being-removed, about pkg:npm/acme-engine, until 2026-04-02, approved by someone@example.com. It settles 1 finding until then.\n',
    );
    assert.match(policy(), /"list": "2026-01-01\+test"/);
    const after = await run('--format', 'jsonl', '--audience', 'us-person');
    assert.equal(after.code, 0, after.out);
    assert.match(after.out, /"decided":true/);
  });

  it('the way out that a report names is this command', async () => {
    plant({ 'package.json': MANIFEST });
    const { out } = await run('--audience', 'us-person');
    const [, command = ''] = /record a decision: restricted-deps (.*)/.exec(out) ?? [];
    assert.equal(command, 'decide pkg:npm/acme-engine --kind being-removed --until 2026-04-02 --reason … --approver …');
    const { code } = await run(...command.split(' ').map(word => (word === '…' ? 'me' : word)));
    assert.equal(code, 0);
  });

  it('keeps comments, layout, line ends and the byte order mark', async () => {
    const before = '\ufeff{\r\n\t// ours\r\n\t"audiences": ["us-person"], // us\r\n\t"decisions": [\r\n\t\t/* none */\r\n\t],\r\n}\r\n';
    plant({ 'app/package.json': MANIFEST, [POLICY]: before });
    const { code, note } = await run('decide', 'sign:acme/engine', '.', ...FULL, '--paths', 'app/**', '--regimes', 'us-act');
    assert.equal(code, 0, note);
    const text = policy();
    assert.ok(text.startsWith('\ufeff{\r\n\t// ours\r\n\t"audiences": ["us-person"], // us\r\n'));
    assert.match(text, /\/\* none \*\//);
    assert.match(text, /"paths": \[\r\n\s+"app\/\*\*"/);
    assert.ok(!/[^\r]\n/.test(text));
    assert.equal((await run('--strict')).code, 0);
  });

  it('writes nothing for what is missing, wrong or unreadable, and says why', async () => {
    plant({ 'package.json': MANIFEST });
    const rest = ['--approver', 'me', '--reason', 'Because'];
    for (const [argv, sentence] of [
      [['decide'], /Name one thing/],
      [['decide', 'acme-engine', ...FULL], /nothing to decide about/],
      [['decide', 'pkg:npm/acme-engine@1.0.0', ...FULL], /without version/],
      [['decide', 'pkg:npm/acme-engine', '--kind', 'exempt', '--approver', 'me'], /--reason is required/],
      [['decide', 'pkg:npm/acme-engine', '--kind', 'exempt', '--reason', 'x'], /--approver is required/],
      [['decide', 'pkg:npm/acme-engine', ...rest], /--kind is required/],
      [['decide', 'pkg:npm/acme-engine', '--kind', 'ignore', ...rest], /--kind takes false-match\|/],
      [['decide', 'pkg:npm/acme-engine', '--kind', 'authorised', ...rest], /--reference/],
      [['decide', 'pkg:npm/acme-engine', ...FULL, '--until', '2026-02-30'], /a day that exists/],
      [['decide', 'pkg:npm/acme-engine', ...FULL, '--until', '2026-01-01'], /before 2026-01-02/],
      [['decide', 'pkg:npm/acme-engine', ...FULL, '--until', '2028-01-01'], /longer than the 365 days/],
      [['decide', 'pkg:npm/acme-engine', ...FULL, '--regimes', 'us-no-act'], /“regimes” must be ids of rules/],
      [['decide', 'sign:acme/nothing', ...FULL], /a sign on the list/],
      [['decide', 'pkg:npm/acme-engine', 'nowhere', ...FULL], /does not exist/],
      [['decide', '--revoke', 'pkg:npm/acme-engine'], /No decision about/],
      [['decide', '--renew', 'pkg:npm/acme-engine'], /--until is required/],
    ] as const) {
      const { code, out, note } = await run(...argv);
      assert.equal(code, 2, argv.join(' '));
      assert.equal(out, '');
      assert.match(note, sentence);
    }
    assert.ok(!existsSync(path.join(folder, POLICY)));
  });

  it('leaves a policy alone that does not parse', async () => {
    plant({ 'package.json': MANIFEST, [POLICY]: '{ "decisions": [' });
    const { code, note } = await run('decide', 'pkg:npm/acme-engine', ...FULL);
    assert.equal(code, 2);
    assert.match(note, /does not parse as a policy; nothing was written/);
    assert.equal(policy(), '{ "decisions": [');
  });

  it('refuses an approver whom the policy does not name', async () => {
    plant({ 'package.json': MANIFEST, [POLICY]: '{"approvers":["counsel@example.com"]}' });
    const { code, note } = await run('decide', 'pkg:npm/acme-engine', ...FULL);
    assert.equal(code, 2);
    assert.match(note, /someone@example\.com is none of the approvers \(counsel@example\.com\)/);
  });

  it('refuses to accept a risk under a rule about procurement that reaches it, found or not, unless the policy names the rule', async () => {
    const list: List = {
      ...testList,
      regimes: testList.regimes.map(one => ({ ...one, limbs: one.limbs.map(limb => ({ ...limb, effect: 'procurement' as const })) })),
    };
    const argv = ['decide', 'pkg:npm/acme-engine', '--kind', 'risk-accepted', '--reason', 'x', '--approver', 'me'];
    for (const tree of [{ 'package.json': MANIFEST }, { 'package.json': '{}' }]) {
      plant(tree);
      const { code, note } = await runWith(list, argv);
      assert.equal(code, 2);
      assert.match(note, /the Act reaches it, and under such a rule a risk is not ours to accept/);
      assert.ok(!existsSync(path.join(folder, POLICY)));
    }
    plant({ [POLICY]: '{"acceptRiskUnder":["us-act"]}' });
    assert.equal((await runWith(list, argv)).code, 0);
  });

  it('renews and revokes', async () => {
    plant({ 'package.json': MANIFEST });
    await run('decide', 'pkg:npm/acme-engine', ...FULL, '--until', '2026-01-31');
    const renewed = await run('decide', '--renew', 'pkg:npm/acme-engine', '--until', '2026-03-31', '--today', '2026-02-01');
    assert.match(renewed.out, /runs until 2026-03-31/);
    assert.match(policy(), /"created": "2026-02-01",\s+"expires": "2026-03-31"/);
    const revoked = await run('decide', '--revoke', 'pkg:npm/acme-engine');
    assert.equal(revoked.code, 0);
    assert.match(revoked.out, /Revoked in restricted-dependencies\.jsonc/);
    assert.doesNotMatch(policy(), /acme-engine/);
    assert.equal((await run('--audience', 'us-person')).code, 1);
  });

  it('lists every decision by its end, with what became of it', async () => {
    const one = (what: string, expires: string, rest = {}): object => ({
      kind: 'being-removed',
      what,
      reason: 'Going',
      approver: 'me',
      created: '2025-12-01',
      expires,
      ...rest,
    });
    plant({
      'package.json': '{"dependencies":{"acme-engine":"1","@acme/ui":"1"}}',
      [POLICY]: JSON.stringify({
        audiences: ['us-person'],
        decisions: [
          one('pkg:npm/acme-engine', '2026-01-31'),
          one('pkg:npm/left-pad', '2026-02-28', { regimes: ['us-act'] }),
          one('sign:acme/scope', '2026-01-01'),
        ],
      }),
    });
    const { code, out } = await run('decisions', '--format', 'jsonl');
    assert.equal(code, 0);
    const rows = out
      .trimEnd()
      .split('\n')
      .map(row => JSON.parse(row) as Record<string, unknown>);
    assert.deepEqual(
      rows.map(row => [row['what'], row['state'], row['until'], row['daysLeft'], (row['findings'] as unknown[]).length]),
      [
        ['sign:acme/scope', 'expired', '2026-01-01', -1, 1],
        ['pkg:npm/acme-engine', 'applies', '2026-01-31', 29, 1],
        ['pkg:npm/left-pad', 'unused', '2026-02-28', 57, 0],
      ],
    );
    const text = (await run('decisions')).out;
    assert.match(text, /^sign:acme\/scope · being-removed · over since 2026-01-01, 1 day ago\n {6}expired; 1 finding is its concern\n/);
    assert.match(text, /until 2026-01-31, 29 days left\n {6}settles 1 finding\n {6}by me: Going\n/);
    assert.match(text, /3 decisions: 1 in force, 1 expired, 1 unused, 0 refused\.\n$/);
    assert.equal((JSON.parse((await run('decisions', '--format', 'json')).out) as { decisions: unknown[] }).decisions.length, 3);
    rmSync(path.join(folder, POLICY));
    assert.match((await run('decisions')).out, /^No decision is recorded/);
  });

  it('honours a decision in a comment only where the policy allows it and the file is ours; says so otherwise', async () => {
    const comment = '# restricted-deps: decided false-match pkg:npm/acme-engine until 2026-03-01 -- Another Acme.\n';
    const lock = `${comment}acme-engine@^1.0.0:\n  version "1.2.0"\n`;
    plant({ 'app/yarn.lock': `# yarn lockfile v1\n\n${lock}` });
    const closed = await run('--format', 'jsonl', '--audience', 'us-person');
    assert.equal(closed.code, 1);
    assert.match(
      closed.out,
      /"file":"app\/yarn\.lock","line":3,.*the decision about pkg:npm\/acme-engine was not applied: the policy does not allow/,
    );
    plant({ [POLICY]: '{"audiences":["us-person"],"inlineDecisions":true}' });
    const open = await run();
    assert.equal(open.code, 0, open.out);
    assert.match(open.out, /decided {7}false-match until 2026-03-01 by a comment in app\/yarn\.lock: Another Acme\./);
    assert.match(open.out, /inlineDecisions true/);
    const [row] = (await run('decisions', '--format', 'jsonl')).out.split('\n');
    assert.deepEqual(
      { ...(JSON.parse(row ?? '') as object), findings: 0 },
      {
        kind: 'decision',
        file: 'app/yarn.lock',
        inline: true,
        decision: 'false-match',
        what: 'pkg:npm/acme-engine',
        expires: '2026-03-01',
        reason: 'Another Acme.',
        paths: ['app/yarn.lock'],
        approver: 'a comment in app/yarn.lock',
        created: '2026-01-02',
        state: 'applies',
        until: '2026-03-01',
        daysLeft: 58,
        findings: 0,
      },
    );
    assert.equal((await run('--no-decisions')).code, 1);
    plant({ 'app/.git': 'gitdir: ../.git/modules/app\n' });
    const foreign = await run();
    assert.equal(foreign.code, 1);
    assert.match(foreign.out, /it stands in a repository of its own/);
    plant({ 'vendor/app/yarn.lock': lock, [POLICY]: '{"audiences":["us-person"],"inlineDecisions":true,"approvers":["counsel"]}' });
    assert.match((await run()).out, /it stands in vendor, which is not the workspace’s own/);
  });
});

// Decisions in comments, and two conclusions side by side.
import assert from 'node:assert/strict';
import type { Finding } from '../src/model.ts';
import { addedDecisions, compare } from '../src/policy/compare.ts';
import { decide } from '../src/policy/decide.ts';
import { inline } from '../src/policy/inline.ts';
import { english, sayProblem } from '../src/report/message.ts';
import { findingOf } from './fix/finding-of.ts';
import { limb, list, policy, regime, sign } from './policy/small-list.ts';

const TODAY = '2026-07-01';
const LIST = { ...list(regime({ limbs: [limb({ effect: 'use-or-supply' })] })), signs: [sign('reached')] };
const LINE = 'restricted-deps: decided false-match pkg:npm/acme-sdk until 2026-12-31 -- Another Acme: theirs is @acme/sdk.';

function read(text: string, path = 'app/index.ts', allowed = true) {
  return inline({ path, text }, LIST, { inlineDecisions: allowed }, TODAY);
}

describe('policy/inline', () => {
  it('reads comments of every kind', () => {
    for (const [before, after] of [
      ['// ', ''],
      ['# ', ''],
      ['/* ', ' */'],
      ['<!-- ', ' -->'],
      ['-- ', ''],
      ['; ', ''],
      ["import 'acme-sdk'; // ", '\r'],
    ]) {
      const { decisions, problems } = read(`one\n${before}${LINE}${after}\ntwo`);
      assert.deepEqual(problems, []);
      assert.deepEqual(
        decisions.map(({ at: _, ...rest }) => rest),
        [
          {
            kind: 'false-match',
            what: 'pkg:npm/acme-sdk',
            expires: '2026-12-31',
            reason: 'Another Acme: theirs is @acme/sdk.',
            paths: ['app/index.ts'],
            approver: '',
            created: TODAY,
          },
        ],
      );
    }
  });

  it('reads a lone colon before the reason, for XML', () => {
    const { decisions, problems } = read(`<a>\n  <!-- ${LINE.replace(' -- ', ' : ')} -->\n</a>`, 'pom.xml');
    assert.deepEqual([decisions.map(({ reason }) => reason), problems], [['Another Acme: theirs is @acme/sdk.'], []]);
    const both = read(`// ${LINE.replace('Acme: theirs', 'Acme : theirs')}`);
    assert.equal(both.decisions[0]?.reason, 'Another Acme : theirs is @acme/sdk.');
  });

  it('refuses what rests on a paper, which a comment cannot name, and says so', () => {
    for (const kind of ['authorised', 'outside-the-rule']) {
      const { decisions, problems } = read(`// ${LINE.replace('false-match', kind)}`);
      assert.deepEqual([decisions, problems.map(({ id }) => id)], [[], ['policy-value']]);
      const [said = ''] = problems.map(problem => sayProblem(english, problem));
      assert.match(said, new RegExp(`${kind} rests on a paper, which only the policy file can name; this one was not honoured`));
    }
  });

  it('says what is wrong, where it stands', () => {
    const faults: readonly (readonly [string, string])[] = [
      ['false-match', 'waived'],
      ['pkg:npm/acme-sdk', 'acme-sdk'],
      ['pkg:npm/acme-sdk', 'sign:none'],
      ['pkg:npm/acme-sdk', 'vendor:none'],
      ['until', 'til'],
      ['2026-12-31', '2026-12-32'],
      [' -- Another Acme: theirs is @acme/sdk.', ''],
      ['-- Another Acme: theirs is @acme/sdk.', '--  -->'],
    ];
    for (const [from, to] of faults) {
      const { decisions, problems } = read(`x // ${LINE.replace(from, to)}`);
      assert.deepEqual([decisions.length, problems.map(({ id, at }) => [id, at])], [0, [['policy-value', 5]]], to);
    }
  });

  it('honours none that the policy does not allow, or that others wrote', () => {
    assert.deepEqual(
      read(LINE, 'app/index.ts', false).problems.map(({ id }) => id),
      ['policy-ignored'],
    );
    for (const path of ['node_modules/x/index.js', 'app/third_party/acme/a.h', 'vendor/github.com/x/y.go', 'ios/Pods/Acme/a.m']) {
      const { decisions, problems } = read(LINE, path);
      assert.deepEqual([decisions, problems.map(({ id }) => id)], [[], ['policy-ignored']], path);
    }
    assert.equal(read(LINE, 'vendored.ts').decisions.length, 1);
  });

  it('holds for its own file, for as long as the policy allows, where no approvers are named', () => {
    const { decisions } = read(LINE, 'app/[id]*/x.ts');
    const about = (path: string) => ({
      sign: { id: 'acme-sdk', vendor: 'acme' },
      vendor: { id: 'acme' },
      clues: [{ kind: 'package', type: 'npm', name: 'acme-sdk' } as const],
      paths: [path],
      verdicts: [
        {
          regime: 'rule',
          limb: 'limb',
          reach: 'reached',
          why: '',
          severity: 'error',
          covered: 'covers',
          time: 'in-force',
          date: '2020-01-01',
          seen: 'act',
        } as const,
      ],
    });
    const state = (path: string, set: object = {}, today = TODAY) => decide(policy({ decisions, ...set }), LIST, today, about(path))?.state;
    assert.equal(state('app/[id]*/x.ts'), 'applies');
    assert.equal(state('app/y.ts'), undefined);
    assert.equal(state('app/[id]*/x.ts', { approvers: ['ada'] }), 'refused');
    assert.equal(state('app/[id]*/x.ts', { maximumDays: 10 }, '2026-07-12'), 'expired');
    assert.equal(state('app/[id]*/x.ts', {}, '2027-01-01'), 'expired');
  });

  it('costs no more for hostile text', () => {
    assert.equal(read(`${'restricted-deps: decided '.repeat(100_000)}\n`).decisions.length, 0);
    read('restricted-deps: decided'.repeat(1000) + ' '.repeat(3_000_000));
  });
});

describe('policy/compare', () => {
  const finding = (key: string, severity: Finding['severity']): Finding => findingOf([], { key, severity });

  it('by key, whatever has moved', () => {
    const before = [finding('a', 'error'), finding('b', 'warning'), finding('c', 'none'), finding('d', 'information')];
    const after = [
      finding('a', 'warning'),
      finding('b', 'error'),
      finding('c', 'information'),
      finding('d', 'information'),
      finding('e', 'none'),
    ];
    const keys = Object.entries(compare(before, after)).map(([name, found]) => [
      name,
      (found as readonly Finding[]).map(({ key }) => key).join(),
    ]);
    assert.deepEqual(Object.fromEntries(keys), { appear: 'c', vanish: '', heavier: 'b', lighter: 'a' });
    assert.deepEqual(
      compare(after, before).vanish.map(({ key }) => key),
      ['c'],
    );
  });

  it('finds the decisions that a change adds', () => {
    const { decisions } = read(`${LINE}\n${LINE.replace('acme-sdk', 'other')}`);
    const moved = decisions.map(decision => ({ ...decision, at: 99 }));
    assert.deepEqual(addedDecisions({ decisions }, { decisions: moved }), []);
    assert.equal(addedDecisions({ decisions: decisions.slice(0, 1) }, { decisions: moved }).length, 1);
    assert.equal(addedDecisions({ decisions }, { decisions: moved.map(one => ({ ...one, expires: '2027-06-01' })) }).length, 2);
  });
});

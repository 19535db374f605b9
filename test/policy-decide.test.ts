// Decisions: what they speak of, where and until when; what they may not settle; and that many cost no more than few.
import assert from 'node:assert/strict';
import type { Clue, Decision, Finding, Policy, Verdict } from '../src/model.ts';
import { type About, decide, settle } from '../src/policy/decide.ts';
import { glob } from '../src/policy/glob.ts';
import { inRange, isRange } from '../src/policy/in-range.ts';
import { reviewDecisions } from '../src/policy/review.ts';
import { what } from '../src/policy/what.ts';
import { limb, list, policy, regime } from './policy/small-list.ts';

const TODAY = '2026-07-01';
const RULES = list(
  regime({ id: 'use', limbs: [limb({ effect: 'use-or-supply' })] }),
  regime({ id: 'buy', limbs: [limb({ effect: 'procurement' })] }),
  regime({ id: 'deal', limbs: [limb({ effect: 'dealings-blocked' })] }),
  regime({ id: 'tell', limbs: [limb({ effect: 'context' })] }),
);

function decision(change: Partial<Decision> = {}): Decision {
  return {
    kind: 'being-removed',
    what: 'pkg:npm/acme-sdk',
    reason: 'It leaves with the next release.',
    approver: 'ada',
    created: '2026-06-01',
    expires: '2026-08-01',
    at: 0,
    ...change,
  };
}

function verdict(regimeId: string, change: Partial<Verdict> = {}): Verdict {
  return {
    regime: regimeId,
    limb: 'limb',
    reach: 'reached',
    why: '',
    severity: 'error',
    covered: 'covers',
    time: 'in-force',
    date: '2020-01-01',
    seen: 'act',
    ...change,
  };
}

const ACME: Clue = { kind: 'package', type: 'npm', name: 'acme-sdk', version: '1.4.0' };

function about(change: Partial<About> = {}): About {
  return {
    sign: { id: 'acme-sdk', vendor: 'acme' },
    vendor: { id: 'acme' },
    clues: [ACME],
    paths: ['app/package.json'],
    verdicts: [verdict('use')],
    ...change,
  };
}

function state(decisions: readonly Decision[], change: Partial<About> = {}, set: Partial<Policy> = {}, today = TODAY): string | undefined {
  return decide(policy({ decisions, ...set }), RULES, today, about(change))?.state;
}

describe('policy/decide', () => {
  it('by package without version, by sign, by vendor', () => {
    for (const text of ['pkg:npm/acme-sdk', 'pkg:npm/ACME-sdk', 'sign:acme-sdk', 'vendor:acme']) {
      assert.equal(state([decision({ what: text })]), 'applies', text);
    }
    for (const text of ['pkg:npm/acme', 'pkg:pypi/acme-sdk', 'sign:acme', 'vendor:other', 'pkg:npm/acme-sdk@1.4.0', 'acme-sdk']) {
      assert.equal(state([decision({ what: text })]), undefined, text);
    }
    const scoped: Clue = { kind: 'package', type: 'npm', name: '@acme/sdk' };
    assert.equal(state([decision({ what: 'pkg:npm/%40acme/sdk' })], { clues: [scoped] }), 'applies');
    const python: Clue = { kind: 'package', type: 'pypi', name: 'Acme_SDK' };
    assert.equal(state([decision({ what: 'pkg:pypi/acme-sdk' })], { clues: [python] }), 'applies');
    assert.equal(what('sign:'), undefined);
    assert.equal(what('sign:acme/sdk.dll'), 'sign:acme/sdk.dll');
  });

  it('one name cannot speak for the others of a mirror', () => {
    const clues: Clue[] = [ACME, { kind: 'package', type: 'npm', name: 'left-pad' }];
    assert.equal(state([decision()], { clues }), undefined);
    assert.equal(state([decision({ what: 'sign:acme-sdk' })], { clues }), 'applies');
  });

  it('the last day still counts', () => {
    assert.equal(state([decision()], {}, {}, '2026-08-01'), 'applies');
    assert.equal(state([decision()], {}, {}, '2026-08-02'), 'expired');
  });

  it('a longer time than the policy allows ends when the policy says', () => {
    const long = decision({ created: '2026-01-01', expires: '2030-01-01' });
    assert.equal(state([long], {}, { maximumDays: 181 }), 'applies');
    assert.equal(state([long], {}, { maximumDays: 180 }), 'expired');
  });

  it('one that is dated ahead says nothing yet, however long it may run', () => {
    assert.equal(state([decision({ created: '2026-07-02', expires: '2027-06-01' })]), undefined);
    assert.equal(state([decision({ created: '2026-07-02', expires: '2027-06-01' })], {}, {}, '2026-07-02'), 'applies');
    assert.equal(state([decision(), decision({ created: '2026-07-02' })]), 'applies', 'and takes no place');
  });

  it('every place must lie inside the paths', () => {
    assert.equal(state([decision({ paths: ['app/**'] })]), 'applies');
    assert.equal(state([decision({ paths: ['app'] })], { paths: ['app/package.json', 'app/x/y.ts'] }), 'applies');
    assert.equal(state([decision({ paths: ['app/**'] })], { paths: ['app/package.json', 'tools/package.json'] }), undefined);
    assert.equal(state([decision({ paths: ['app', 'tools'] })], { paths: ['app/package.json', 'tools/package.json'] }), 'applies');
  });

  it('every known version must lie inside the range, and one must be known', () => {
    assert.equal(state([decision({ range: '<2' })]), 'applies');
    assert.equal(state([decision({ range: '>=1.5' })]), undefined);
    assert.equal(state([decision({ range: '<2' })], { clues: [ACME, { ...ACME, version: '2.0.0' }] }), undefined);
    assert.equal(
      state([decision({ range: '<2' })], { clues: [{ kind: 'package', type: 'npm', name: 'acme-sdk', range: '^1' }] }),
      undefined,
    );
  });

  it('a decision about some of the rules leaves the others open', () => {
    const verdicts = [
      verdict('use'),
      verdict('buy', { severity: 'information', reach: 'unclear' }),
      verdict('tell', { severity: 'information' }),
    ];
    assert.equal(state([decision({ regimes: ['use'] })], { verdicts }), undefined);
    assert.equal(state([decision({ regimes: ['use', 'buy'] })], { verdicts }), 'applies');
    assert.equal(state([decision({ regimes: ['use'] }), decision({ regimes: ['buy'] })], { verdicts }), 'applies');
    const open = settle(policy({ decisions: [decision({ regimes: ['use'] })] }), RULES, TODAY, about({ verdicts }));
    assert.deepEqual(
      open.map(one => [one.verdict.regime, one.applied?.state]),
      [
        ['use', 'applies'],
        ['buy', undefined],
      ],
    );
  });

  it('a risk under reached procurement and blocked dealings is not ours to accept', () => {
    const risk = decision({ kind: 'risk-accepted' });
    for (const id of ['buy', 'deal']) {
      assert.equal(state([risk], { verdicts: [verdict(id)] }), 'refused');
      assert.equal(state([risk], { verdicts: [verdict(id)] }, { acceptRiskUnder: [id] }), 'applies');
      assert.equal(state([risk], { verdicts: [verdict(id, { reach: 'indicates' })] }), 'applies');
      assert.equal(state([risk], { verdicts: [verdict('use'), verdict(id)] }), 'refused');
      assert.equal(state([decision()], { verdicts: [verdict(id)] }), 'applies');
      assert.equal(state([decision(), risk], { verdicts: [verdict(id)] }), 'applies', 'a void decision hinders no other');
    }
    assert.equal(state([risk], { verdicts: [verdict('use')] }), 'applies');
  });

  it('who may approve, and trust', () => {
    assert.equal(state([decision()], {}, { approvers: ['grace'] }), 'refused');
    assert.equal(state([decision()], {}, { approvers: ['grace', 'ada'] }), 'applies');
    assert.equal(state([decision()], {}, { trusted: false }), 'not-trusted');
  });

  it('of overlapping decisions the stricter wins, and a renewal supersedes', () => {
    const old = decision({ expires: '2026-06-15' });
    const wide = decision({ what: 'vendor:acme', expires: '2026-12-01', at: 9 });
    assert.equal(state([old, wide]), 'expired', 'a deadline that passed is not hidden by a wider decision');
    assert.equal(state([old, decision({ created: '2026-06-16' })]), 'applies');
    assert.equal(state([decision({ created: '2026-06-16' }), old]), 'applies');
    const risk = decision({ kind: 'risk-accepted', created: '2026-06-20' });
    const bought = { verdicts: [verdict('buy')] };
    assert.equal(state([decision(), risk], bought), 'applies', 'a void one takes no place');
    assert.equal(state([decision(), decision({ approver: 'eve', created: '2026-06-20' })], {}, { approvers: ['ada'] }), 'applies');
    assert.equal(state([decision(), decision({ kind: 'exempt', created: '2026-06-20', expires: '2026-06-25' })]), 'expired');
    const sooner = decide(policy({ decisions: [wide, decision({ at: 3 })] }), RULES, TODAY, about());
    assert.equal(sooner?.decision.at, 3, 'the one that ends first counts');
  });

  it('ten thousand decisions cost no search for each finding', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => decision({ what: `pkg:npm/p${at}`, at }));
    const set = policy({ decisions: [...many, decision()] });
    for (let at = 0; at < 20_000; at++) decide(set, RULES, TODAY, about()); // a search through all would take minutes
    assert.equal(decide(set, RULES, TODAY, about())?.state, 'applies');
  });

  it('adding a decision that has not expired never opens a finding', () => {
    const whats = ['pkg:npm/acme-sdk', 'sign:acme-sdk', 'vendor:acme', 'pkg:npm/else'];
    const kinds = ['being-removed', 'risk-accepted', 'false-match'] as const;
    const all = whats.flatMap(text =>
      kinds.flatMap(kind => [undefined, ['use'], ['buy']].map(regimes => decision({ what: text, kind, ...(regimes ? { regimes } : {}) }))),
    );
    const verdicts = [verdict('use'), verdict('buy')];
    for (const one of all) {
      for (const two of all) {
        for (const more of all) {
          const before = state([one, two], { verdicts }) === 'applies';
          if (before) assert.equal(state([one, two, more], { verdicts }), 'applies', JSON.stringify([one, two, more]));
        }
      }
    }
  });
});

describe('policy/review', () => {
  const finding: Finding = {
    key: '0',
    vendor: 'acme',
    component: 'npm:acme-sdk',
    project: '',
    sign: 'acme-sdk',
    class: 'reached',
    certainty: 'owned',
    severity: 'error',
    verdicts: [verdict('buy')],
    forCounsel: false,
    places: [
      {
        path: 'package.json',
        token: [0, 1],
        clue: ACME,
        role: 'runtime',
        state: 'declared',
        sign: 'acme-sdk',
        certainty: 'owned',
        class: 'reached',
        anchor: true,
      },
    ],
    via: [],
  };

  function ids(decisions: readonly Decision[], set: Partial<Policy> = {}, change: Partial<Finding> = {}): unknown[] {
    return reviewDecisions(policy({ decisions, ...set }), [{ ...finding, ...change }], TODAY, RULES).map(problem => [
      problem.id,
      problem.at,
    ]);
  }

  it('says what is wrong with each decision, where it stands', () => {
    assert.deepEqual(ids([decision()]), []);
    assert.deepEqual(ids([decision({ expires: '2026-06-30', at: 7 })]), [['decision-expired', 7]]);
    assert.deepEqual(ids([decision({ what: 'pkg:npm/else', at: 7 })]), [['decision-unused', 7]]);
    assert.deepEqual(ids([decision({ expires: '2029-01-01', at: 7 })]), [['decision-too-long', 7]]);
    assert.deepEqual(ids([decision({ approver: 'eve', at: 7 })], { approvers: ['ada'] }), [['decision-refused', 7]]);
    assert.deepEqual(ids([decision({ at: 7 }), decision({ created: '2026-06-20', at: 8 })]), [['policy-ignored', 7]], 'superseded');
    const wide = decision({ what: 'vendor:acme', expires: '2026-12-01', at: 9 });
    assert.deepEqual(ids([decision({ at: 7 }), wide]), [['policy-ignored', 9]], 'the stricter one counts');
    assert.deepEqual(
      ids(
        [decision({ at: 7, regimes: ['use'] }), decision({ at: 8, regimes: ['buy'] })],
        {},
        { verdicts: [verdict('use'), verdict('buy')] },
      ),
      [],
    );
    assert.deepEqual(ids([decision({ created: '2026-07-02', at: 7 })]), [['policy-ignored', 7]], 'dated ahead');
    const risk = decision({ kind: 'risk-accepted', at: 7 });
    assert.deepEqual(ids([risk], {}, { decision: { decision: risk, state: 'refused' } }), [['decision-refused', 7]]);
  });
});

describe('policy/glob', () => {
  it('takes segments', () => {
    const takes: readonly (readonly [string, string, boolean])[] = [
      ['app/*.json', 'app/package.json', true],
      ['app/*.json', 'app/x/package.json', false],
      ['app/**/*.json', 'app/package.json', true],
      ['app/**/*.json', 'app/x/y/package.json', true],
      ['**/package.json', 'package.json', true],
      ['**', 'a/b', true],
      ['app', 'app/x/y', true],
      ['app/', 'app/x/y', true],
      ['app', 'application/x', false],
      ['./app/p?ckage.json', 'app/package.json', true],
      ['app/p?ckage.json', 'app/pckage.json', false],
      ['a/**/b/**/c.ts', 'a/x/b/y/z/c.ts', true],
      ['a/**/b/**/c.ts', 'a/x/y/z/c.ts', false],
      ['App/**', 'app/x', false],
      ['', 'anything', true],
    ];
    for (const [pattern, path, expected] of takes) assert.equal(glob(pattern, path), expected, `${pattern} ${path}`);
  });

  it('costs no more for hostile patterns', () => {
    assert.equal(glob(`${'*a'.repeat(2000)}b`, 'a'.repeat(4000)), false);
    assert.equal(glob('**/a/'.repeat(500), 'a/'.repeat(2000)), true);
  });
});

describe('policy/in-range', () => {
  it('compares versions', () => {
    const inside: readonly (readonly [string, string, boolean])[] = [
      ['1.4.0', '1.4', true],
      ['1.4.0', '>=1.2, <2', true],
      ['1.10.0', '<1.9', false],
      ['2.0.0-beta.2', '<2', true],
      ['2.0.0-beta.10', '>2.0.0-beta.9', true],
      ['v1.2.3', 'vers:golang/>=v1.0.0|<v2', true],
      ['1.2.3+build', '1.2.3', true],
      ['1.2.3', '>= 1.2', true],
      ['latest', '*', false],
      ['1.2.3', '^1.2', false],
      ['1.2.3', '', false],
      ['1!2.0', '>1', false],
    ];
    for (const [version, range, expected] of inside) assert.equal(inRange(version, range), expected, `${version} ${range}`);
    assert.deepEqual(['<2', '>=1, <2', '*', 'vers:npm/>=1|<2', '^1', 'x', '', '1 || 2'].map(isRange), [
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      true,
    ]);
  });
});

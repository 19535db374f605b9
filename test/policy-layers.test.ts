// Layers of policy: what weakens is named, what is not trusted and what stands below the root may only strengthen.
import assert from 'node:assert/strict';
import type { Policy, Severity, Source } from '../src/model.ts';
import { distrust } from '../src/policy/distrust.ts';
import type { FullPolicy } from '../src/policy/full-policy.ts';
import { grade } from '../src/policy/grade.ts';
import { policyFor } from '../src/policy/policy-for.ts';
import { readPolicy } from '../src/policy/read.ts';
import { strengthen } from '../src/policy/strengthen.ts';
import { weakened } from '../src/policy/weakened.ts';
import { EFFECTS, limb, list, listing, regime, sign, vendor } from './policy/small-list.ts';

const TODAY = '2026-07-01';
const RULES = EFFECTS.map(effect => regime({ id: effect, limbs: [limb({ effect })] }));
const LIST = list(...RULES);
const ALL = vendor(...RULES.map(({ id }) => listing({ regime: id })));
const RANK: readonly Severity[] = ['none', 'information', 'warning', 'error'];

function policyOf(value: object, path = 'restricted-dependencies.jsonc'): FullPolicy {
  const source: Source = { path, text: JSON.stringify(value) };
  const { policy, problems } = readPolicy(source, LIST, TODAY);
  assert.deepEqual(problems, []);
  return policy;
}

/** The severity of each rule, by the rule's id. */
function ranks(policy: Policy, reach: 'reached' | 'indicates', role: 'runtime' | 'test'): Map<string, number> {
  const verdicts = grade(LIST, ALL, sign(reach), role, policy, TODAY);
  return new Map(RULES.map(({ id }) => [id, RANK.indexOf(verdicts.find(verdict => verdict.regime === id)?.severity ?? 'none')]));
}

const SETTINGS: readonly object[] = [
  {},
  { audiences: ['seller'] },
  { audiences: ['other'] },
  { audiences: ['seller'], regimes: { procurement: 'off', export: 'error' } },
  { audiences: ['seller'], regimes: { procurement: 'information', export: 'none' } },
  { audiences: ['seller'], severities: { effects: { procurement: 'error', export: 'warning' }, roles: { test: 'none' } } },
  { audiences: ['seller'], severities: { roles: { runtime: 'warning', test: 'error' }, certainties: { owned: 'information' } } },
];

function neverLess(before: Policy, after: Policy, why: string): void {
  for (const reach of ['reached', 'indicates'] as const) {
    for (const role of ['runtime', 'test'] as const) {
      const [a, b] = [ranks(before, reach, role), ranks(after, reach, role)];
      for (const [id, value] of a) assert.ok((b.get(id) ?? -1) >= value, `${why}: ${id} ${reach} ${role}`);
    }
  }
}

describe('policy/weakened', () => {
  it('names every key that asks for less, where it stands', () => {
    const text = `{ "audiences": [], "maximumDays": 366, "regimes": { "procurement": "warning", "export": "information", "advisory": "off" },
      "severities": { "effects": { "equipment": "none" }, "roles": { "test": "error" }, "certainties": { "mirrored": "information" } },
      "scopes": [{ "paths": ["a"], "regimes": { "equipment": "off" } }], "acceptRiskUnder": ["procurement"], "inlineDecisions": true }`;
    const found = weakened(readPolicy({ path: 'p.jsonc', text }, LIST, TODAY).policy, LIST);
    assert.deepEqual(
      found.map(({ key, value }) => `${key} = ${value}`),
      [
        'audiences = []',
        'regimes.procurement = warning',
        'regimes.advisory = off',
        'severities.effects.equipment = none',
        'scopes[0].regimes.equipment = off',
        'maximumDays = 366',
        'acceptRiskUnder = procurement',
        'inlineDecisions = true',
      ],
    );
    assert.deepEqual(
      found.map(({ at }) => text.slice(at, (at ?? 0) + 5)),
      ['audie', 'procu', 'advis', 'equip', '{ "pa', 'maxim', 'accep', 'inlin'],
    );
    assert.deepEqual(weakened(policyOf({ audiences: ['seller'], regimes: { procurement: 'error' } }), LIST), []);
  });
});

describe('policy/distrust', () => {
  it('never weighs less than the defaults, and applies no decision', () => {
    for (const setting of SETTINGS) {
      const left = distrust(policyOf(setting));
      neverLess(policyOf({}), left, JSON.stringify(setting));
      assert.equal(left.trusted, false);
      assert.deepEqual(weakened(left, LIST), []);
    }
  });
});

describe('policy/strengthen', () => {
  it('never weighs less than the root', () => {
    for (const root of SETTINGS) {
      for (const nested of SETTINGS) {
        const more = strengthen(policyOf(root), policyOf(nested, 'a/restricted-dependencies.jsonc'));
        neverLess(policyOf(root), more.policy, JSON.stringify([root, nested]));
      }
    }
  });

  it('takes what is more, and says what it did not take', () => {
    const root = policyOf({
      audiences: ['seller'],
      approvers: ['ada', 'grace'],
      maximumDays: 100,
      regimes: { export: 'none' },
      acceptRiskUnder: ['procurement'],
    });
    const nested = policyOf(
      {
        audiences: ['other'],
        approvers: ['grace', 'eve'],
        maximumDays: 30,
        regimes: { export: 'warning', procurement: 'off' },
        acceptRiskUnder: [],
        inlineDecisions: true,
        scopes: [],
        decisions: [],
      },
      'a/restricted-dependencies.jsonc',
    );
    const { policy, ignored } = strengthen(root, nested);
    assert.deepEqual([policy.audiences, policy.approvers, policy.maximumDays], [['seller', 'other'], ['grace'], 30]);
    assert.deepEqual([policy.regimes, policy.acceptRiskUnder, policy.inlineDecisions], [{ export: 'warning' }, [], false]);
    assert.deepEqual(
      ignored.map(({ args }) => args?.['what']),
      ['decisions', 'scopes', 'inlineDecisions', 'regimes.procurement'],
    );
    assert.ok(ignored.every(({ at }) => at !== undefined));
    const strangers = strengthen(root, policyOf({ approvers: ['eve'] }, 'a/p.jsonc'));
    assert.deepEqual([strangers.policy.approvers, strangers.ignored.length], [['ada', 'grace'], 1], 'nobody in common would mean anybody');
  });
});

describe('policy/policy-for', () => {
  const root = policyOf({
    audiences: ['other'],
    scopes: [
      { paths: ['federal/**'], audiences: ['seller'], regimes: { export: 'none' } },
      { paths: ['federal/lab'], regimes: { export: 'warning' } },
    ],
  });

  it('the last scope that takes a project wins, key by key', () => {
    const of = (project: string) => [policyFor(root, project).policy.audiences, policyFor(root, project).policy.regimes];
    assert.deepEqual(of(''), [['other'], {}]);
    assert.deepEqual(of('federal'), [['seller'], { export: 'none' }]);
    assert.deepEqual(of('federal/lab/x'), [['seller'], { export: 'warning' }]);
    assert.deepEqual(of('federals'), [['other'], {}]);
  });

  it('nested files above the project count, the outer first', () => {
    const outer = policyOf({ regimes: { procurement: 'error' } }, 'a/restricted-dependencies.jsonc');
    const inner = policyOf({ audiences: ['person'], regimes: { procurement: 'off' } }, 'a/b/restricted-dependencies.jsonc');
    const elsewhere = policyOf({ regimes: { equipment: 'error' } }, 'c/restricted-dependencies.jsonc');
    const { policy, ignored } = policyFor(root, 'a/b/c', [inner, elsewhere, outer]);
    assert.deepEqual([policy.audiences, policy.regimes], [['other', 'person'], { procurement: 'error' }]);
    assert.deepEqual(
      ignored.map(({ path, problem }) => [path, problem.args?.['what']]),
      [['a/b/restricted-dependencies.jsonc', 'regimes.procurement']],
    );
    assert.deepEqual(policyFor(root, 'ab', [outer]).policy.regimes, {});
  });
});

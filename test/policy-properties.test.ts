// Laws of policies, over thousands of invented ones: weakening never adds, strengthening never removes, what lies below or is not trusted only strengthens.
import assert from 'node:assert/strict';
import type { Clue, Decision, DecisionKind, Policy, Role, Severity } from '../src/model.ts';
import { addDays } from '../src/policy/day.ts';
import { decide } from '../src/policy/decide.ts';
import { defaults } from '../src/policy/defaults.ts';
import { distrust } from '../src/policy/distrust.ts';
import type { FullPolicy } from '../src/policy/full-policy.ts';
import { grade } from '../src/policy/grade.ts';
import { policyFor } from '../src/policy/policy-for.ts';
import { rank } from '../src/policy/rank.ts';
import { strengthen } from '../src/policy/strengthen.ts';
import { weigh } from '../src/policy/weigh.ts';
import { type Random, random } from './policy/random.ts';
import { EFFECTS, INTEGRATE, limb, list, listing, regime, sign, vendor } from './policy/small-list.ts';

const TODAY = '2026-07-01';
const ROUNDS = 600;
const RULES = EFFECTS.flatMap(effect => [
  regime({ id: effect, limbs: [limb({ effect, forbids: effect === 'use-or-supply' ? INTEGRATE : ['procure'] })] }),
  regime({ id: `${effect}-nl`, jurisdiction: 'NL', limbs: [limb({ effect, audiences: ['person'], from: '2026-10-01' })] }),
]);
const IDS = RULES.map(({ id }) => id);
const LIST = list(...RULES);
const SEVERITIES: readonly Severity[] = ['none', 'information', 'warning', 'error'];
const ROLES: readonly Role[] = ['runtime', 'test'];
const KINDS: readonly DecisionKind[] = ['false-match', 'exempt', 'being-removed', 'risk-accepted'];
const WHO: readonly string[] = ['ada', 'grace', 'eve'];
const WHATS: readonly string[] = ['pkg:npm/acme-sdk', 'pkg:npm/acme-ui', 'sign:acme-sdk', 'vendor:acme', 'pkg:npm/else'];
const PATHS: readonly string[] = ['app', 'app/**', 'lab/*.json', '**/package.json'];

/** Some components, each at some places, under some of the rules. */
const THINGS = (['reached', 'indicates', 'unclear', 'exempt'] as const).flatMap((reach, at) =>
  ROLES.flatMap(role =>
    (['owned', 'mirrored'] as const).map(certainty => {
      const clue: Clue = { kind: 'package', type: 'npm', name: at % 2 === 0 ? 'acme-sdk' : 'acme-ui', version: '1.2.0' };
      const listed = vendor(...IDS.filter((_, index) => index % 3 !== at % 3).map(id => listing({ regime: id })));
      return {
        sign: sign(reach, certainty),
        vendor: listed,
        role,
        clues: [clue],
        paths: at < 2 ? ['app/package.json'] : ['lab/package.json'],
      };
    }),
  ),
);

/** For each component: how much it weighs, and whether it is open. */
function judged(policy: Policy): readonly { readonly weight: number; readonly isOpen: boolean }[] {
  return THINGS.map(thing => {
    const verdicts = grade(LIST, thing.vendor, thing.sign, thing.role, policy, TODAY);
    const { isFinding, severity } = weigh(LIST, verdicts);
    const applied = isFinding ? decide(policy, LIST, TODAY, { ...thing, verdicts }) : undefined;
    return { weight: isFinding ? rank(severity) : 0, isOpen: isFinding && applied?.state !== 'applies' };
  });
}

function neverLess(weaker: Policy, stronger: Policy, seed: number): void {
  const [less, more] = [judged(weaker), judged(stronger)];
  for (const [index, { weight, isOpen }] of less.entries()) {
    const other = more[index];
    const say = (): string => `seed ${seed}, component ${index}: ${JSON.stringify([weaker, stronger], undefined, 1)}`;
    if (!other || other.weight < weight || (isOpen && !other.isOpen)) assert.fail(say());
  }
}

function aDecision({ pick, below, maybe, some }: Random): Decision {
  const created = addDays(TODAY, -below(60));
  const paths = maybe(() => some(PATHS));
  const regimes = maybe(() => some(IDS));
  const range = maybe(() => pick(['<2', '>=2', '*']));
  return {
    kind: pick(KINDS),
    what: pick(WHATS),
    reason: 'r',
    approver: pick(WHO),
    created,
    expires: addDays(created, below(120)),
    at: below(1000),
    ...(paths?.length ? { paths } : {}),
    ...(regimes?.length ? { regimes } : {}),
    ...(range ? { range } : {}),
  };
}

function aMap<K extends string>(keys: readonly K[], chance: Random): Partial<Record<K, Severity>> {
  const out: Partial<Record<K, Severity>> = {};
  for (const key of chance.some(keys)) if (chance.below(3) === 0) out[key] = chance.pick(SEVERITIES);
  return out;
}

function aPolicy(chance: Random, path = 'restricted-dependencies.jsonc'): FullPolicy {
  const audiences = chance.maybe(() => chance.some(['seller', 'person', 'other']));
  const regimes: Record<string, Severity | 'off'> = {};
  for (const [id, value] of Object.entries(aMap(IDS, chance))) if (value) regimes[id] = value;
  for (const id of IDS) if (chance.below(12) === 0) regimes[id] = 'off';
  const policy: FullPolicy = {
    ...defaults,
    path,
    ...(audiences ? { audiences } : {}),
    regimes,
    severities: { effects: aMap(EFFECTS, chance), roles: aMap(ROLES, chance), certainties: aMap(['owned', 'mirrored'], chance) },
    decisions: Array.from({ length: chance.below(6) }, () => aDecision(chance)),
    maximumDays: chance.pick([30, 90, 365]),
    approvers: chance.maybe(() => chance.some(WHO)) ?? [],
    acceptRiskUnder: chance.maybe(() => chance.some(IDS)) ?? [],
    inlineDecisions: chance.below(2) === 0,
  };
  const said = ['audiences', 'maximumDays', 'approvers', 'acceptRiskUnder', 'decisions', 'inlineDecisions'];
  return { ...policy, origins: Object.fromEntries(said.map((key, at) => [key, { path, at }])) };
}

/** One way of asking for less; the policy itself where it has nothing of that kind. */
function weaker(policy: FullPolicy, chance: Random): FullPolicy {
  const lower = <T extends Readonly<Record<string, Severity | 'off' | undefined>>>(held: T): T =>
    Object.fromEntries(
      Object.entries(held).map(([key, value]) =>
        value === undefined || value === 'off' || chance.below(2) === 0
          ? [key, value]
          : [key, chance.pick(SEVERITIES.filter(one => rank(one) <= rank(value)))],
      ),
    ) as T;
  const ways: readonly (() => FullPolicy)[] = [
    () => ({ ...policy, regimes: lower(policy.regimes) }),
    () => ({ ...policy, regimes: { ...policy.regimes, [chance.pick(IDS)]: 'off' } }),
    () => ({ ...policy, severities: { ...policy.severities, effects: lower(policy.severities.effects) } }),
    () => ({ ...policy, severities: { ...policy.severities, roles: lower(policy.severities.roles) } }),
    () => ({ ...policy, severities: { ...policy.severities, certainties: lower(policy.severities.certainties) } }),
    () => (policy.audiences ? { ...policy, audiences: chance.some(policy.audiences) } : policy),
    () => ({ ...policy, maximumDays: policy.maximumDays + chance.below(400) }),
    () => ({ ...policy, approvers: policy.approvers.length > 0 ? [...policy.approvers, chance.pick(WHO)] : [] }),
    () => ({ ...policy, approvers: [] }),
    () => ({ ...policy, acceptRiskUnder: [...policy.acceptRiskUnder, chance.pick(IDS)] }),
  ];
  return chance.pick(ways)();
}

describe('policy, laws over invented policies', () => {
  it('weakening never adds a finding and never opens one; strengthening never removes or closes one', () => {
    for (let seed = 1; seed <= ROUNDS; seed++) {
      const chance = random(seed);
      const policy = aPolicy(chance);
      neverLess(weaker(policy, chance), policy, seed);
    }
  });

  it('adding a decision that has not run out never opens a finding, and no decision adds or removes one', () => {
    for (let seed = 1; seed <= ROUNDS; seed++) {
      const chance = random(seed);
      const policy = aPolicy(chance);
      const made = aDecision(chance);
      const decision = { ...made, expires: addDays(TODAY, chance.below(30)), created: TODAY };
      neverLess({ ...policy, decisions: [...policy.decisions, decision] }, policy, seed);
      const weights = (of: Policy): readonly number[] => judged(of).map(({ weight }) => weight);
      assert.deepEqual(weights({ ...policy, decisions: [...policy.decisions, made] }), weights(policy), `seed ${seed}`);
    }
  });

  it('a nested policy only strengthens, whatever it says', () => {
    for (let seed = 1; seed <= ROUNDS; seed++) {
      const chance = random(seed);
      const policy = aPolicy(chance);
      const nested = aPolicy(chance, 'app/restricted-dependencies.jsonc');
      neverLess(policy, strengthen(policy, nested).policy, seed);
      neverLess(policy, policyFor(policy, 'app', [nested, aPolicy(chance, 'app/x/restricted-dependencies.jsonc')]).policy, seed);
    }
  });

  it('a workspace that is not trusted only strengthens', () => {
    for (let seed = 1; seed <= ROUNDS; seed++) {
      const chance = random(seed);
      const policy = aPolicy(chance);
      neverLess(defaults, distrust(policy), seed);
    }
  });

  it('the same seed gives the same policy', () => {
    assert.deepEqual(aPolicy(random(7)), aPolicy(random(7)));
    assert.notDeepEqual(aPolicy(random(7)), aPolicy(random(8)));
  });
});

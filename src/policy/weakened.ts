// Where a policy asks for less than the defaults do, key by key, so that every surface can say so.
import type { Effect, Id, List, Severity } from '../model.ts';
import { cells } from './cells.ts';
import { defaults } from './defaults.ts';
import type { FullPolicy, Scope } from './full-policy.ts';
import { rank } from './rank.ts';

export interface Weakening {
  /** As the file names it: `regimes.us-…`, `scopes[0].severities.roles.test`. */
  readonly key: string;
  readonly value: string;
  /** UTF-16 offset into the policy file, where it is known. */
  readonly at?: number;
}

/** In the order of the file's keys. Who one is weakens nothing, but to be nobody does. Decisions are counted by themselves. */
export function weakened(policy: FullPolicy, list: List): readonly Weakening[] {
  const out: Weakening[] = [];
  const at = (key: string): Pick<Weakening, 'at'> => {
    const origin = policy.origins[key];
    return origin && origin.path === policy.path ? { at: origin.at } : {};
  };
  if (policy.audiences?.length === 0) out.push({ key: 'audiences', value: '[]', ...at('audiences') });
  out.push(...weights(policy, list, '').map(one => ({ ...one, ...at(one.key.replace(/^severities\./, '')) })));
  for (const [index, scope] of policy.scopes.entries()) {
    const prefix = `scopes[${index}].`;
    const here = scope.file === policy.path ? { at: scope.at } : {};
    if (scope.audiences?.length === 0) out.push({ key: `${prefix}audiences`, value: '[]', ...here });
    out.push(...weights(scope, list, prefix).map(one => ({ ...one, ...here })));
  }
  if (policy.maximumDays > defaults.maximumDays) out.push({ key: 'maximumDays', value: String(policy.maximumDays), ...at('maximumDays') });
  for (const id of policy.acceptRiskUnder) out.push({ key: 'acceptRiskUnder', value: id, ...at('acceptRiskUnder') });
  if (policy.inlineDecisions) out.push({ key: 'inlineDecisions', value: 'true', ...at('inlineDecisions') });
  return out;
}

function weights({ regimes, severities }: Pick<Scope, 'regimes' | 'severities'>, list: List, prefix: string): Weakening[] {
  const out: Weakening[] = [];
  const hold = (key: string, value: Severity | 'off', usual: Severity): void => {
    if (rank(value) < rank(usual)) out.push({ key: prefix + key, value });
  };
  for (const [id, value] of Object.entries(regimes)) hold(`regimes.${id}`, value, usualOf(id, list));
  for (const [effect, value] of Object.entries(severities.effects))
    hold(`severities.effects.${effect}`, value, cells[effect as Effect]['covers, in force']);
  for (const [role, value] of Object.entries(severities.roles)) hold(`severities.roles.${role}`, value, 'error');
  for (const [certainty, value] of Object.entries(severities.certainties)) {
    hold(`severities.certainties.${certainty}`, value, certainty === 'named' || certainty === 'owned' ? 'error' : 'information');
  }
  return out;
}

/** The most that any limb of a rule weighs where it covers us. */
function usualOf(id: Id, list: List): Severity {
  const limbs = list.regimes.find(regime => regime.id === id)?.limbs ?? [];
  return limbs.some(({ effect }) => cells[effect]['covers, in force'] === 'error') ? 'error' : 'information';
}

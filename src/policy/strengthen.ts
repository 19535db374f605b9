// A policy file below the root: it may ask for more than the root's does, never for less, and it decides nothing.
import type { Id, Problem, Severity } from '../model.ts';
import type { FullPolicy } from './full-policy.ts';
import { rank } from './rank.ts';
import { valueAt } from './value-at.ts';

export interface Strengthened {
  readonly policy: FullPolicy;
  /** In the nested file: what it said in vain. */
  readonly ignored: readonly Problem[];
}

/** `nested` as `readPolicy` read it, by itself. */
export function strengthen(policy: FullPolicy, nested: FullPolicy): Strengthened {
  const ignored: Problem[] = [];
  const ignore = (what: string, why: string): void => {
    const at = nested.origins[what.replace(/^severities\./, '')]?.at;
    ignored.push({ reason: 'policy', id: 'policy-ignored', ...(at === undefined ? {} : { at }), args: { what, why } });
  };
  const said = (key: string): boolean => nested.origins[key] !== undefined;

  const maps = <T extends Readonly<Record<string, Severity | 'off' | undefined>>>(own: T, more: T, name: string): T => {
    const out: Record<string, Severity | 'off' | undefined> = { ...own };
    for (const [key, value] of Object.entries(more)) {
      const before = own[key];
      if (value === undefined || value === before) continue;
      if (value === 'error' || (before !== undefined && rank(value) > rank(before))) out[key] = value;
      else
        ignore(
          `${name}.${key}`,
          before === undefined ? 'below the root only an error is sure to be more' : `the root’s ${before} is stricter`,
        );
    }
    return out as T;
  };
  const narrower = (key: 'acceptRiskUnder' | 'allowedRegistries'): readonly string[] =>
    said(key) ? policy[key].filter(one => nested[key].includes(one)) : policy[key];

  for (const key of ['decisions', 'scopes', 'lists'] as const) if (said(key)) ignore(key, 'only the policy at the root says this');
  if (nested.inlineDecisions && !policy.inlineDecisions) ignore('inlineDecisions', 'the root does not allow them');
  if (nested.maximumDays > policy.maximumDays && said('maximumDays')) ignore('maximumDays', `the root allows ${policy.maximumDays}`);
  const next: FullPolicy = {
    ...policy,
    ...audiences(policy, nested, ignore),
    regimes: maps(policy.regimes, nested.regimes, 'regimes'),
    severities: {
      effects: maps(policy.severities.effects, nested.severities.effects, 'severities.effects'),
      roles: maps(policy.severities.roles, nested.severities.roles, 'severities.roles'),
      certainties: maps(policy.severities.certainties, nested.severities.certainties, 'severities.certainties'),
    },
    maximumDays: said('maximumDays') ? Math.min(policy.maximumDays, nested.maximumDays) : policy.maximumDays,
    approvers: approvers(policy, nested, ignore),
    acceptRiskUnder: narrower('acceptRiskUnder'),
    allowedRegistries: narrower('allowedRegistries'),
    inlineDecisions: policy.inlineDecisions && (nested.inlineDecisions || !said('inlineDecisions')),
  };
  const changed = Object.entries(nested.origins).filter(
    ([key]) => JSON.stringify(valueAt(next, key)) !== JSON.stringify(valueAt(policy, key)),
  );
  return { policy: { ...next, origins: { ...policy.origins, ...Object.fromEntries(changed) } }, ignored };
}

/** More audiences cover more. Where nobody chose, choosing would hide what covers others. */
function audiences(
  { audiences: own }: FullPolicy,
  { audiences: more }: FullPolicy,
  ignore: (what: string, why: string) => void,
): { readonly audiences?: readonly Id[] } {
  if (!more) return own ? { audiences: own } : {};
  if (own) return { audiences: [...own, ...more.filter(id => !own.includes(id))] };
  ignore('audiences', 'nobody chose at the root, and to choose here would hide what covers others');
  return {};
}

/** Fewer may approve. None at all would mean anybody. */
function approvers(
  { approvers: own }: FullPolicy,
  { approvers: more }: FullPolicy,
  ignore: (what: string, why: string) => void,
): readonly string[] {
  if (more.length === 0) return own;
  if (own.length === 0) return more;
  const both = own.filter(name => more.includes(name));
  if (both.length > 0) return both;
  ignore('approvers', 'none of them may approve at the root');
  return own;
}

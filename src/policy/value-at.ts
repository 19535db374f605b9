// The value of a policy under a key as `origins` names it: `audiences`, `regimes.us-…`, `roles.test`.
import type { FullPolicy } from './full-policy.ts';

export function valueAt(policy: FullPolicy, key: string): unknown {
  const dot = key.indexOf('.');
  if (dot < 0) return Object.entries(policy).find(([name]) => name === key)?.[1];
  const [kind, name] = [key.slice(0, dot), key.slice(dot + 1)];
  if (kind === 'regimes') return policy.regimes[name];
  return Object.entries(policy.severities).find(([one]) => one === kind)?.[1][name as never];
}

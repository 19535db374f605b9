// What is left of a policy in a workspace that nobody trusts yet: it may only strengthen, and its decisions are shown, not applied.
import type { Severity } from '../model.ts';
import { defaults } from './defaults.ts';
import type { FullPolicy } from './full-policy.ts';

/** Only an error can never be less than what the table says, so only errors are kept. Who one is would hide what covers others. */
export function distrust(policy: FullPolicy): FullPolicy {
  const { audiences: _, ...rest } = policy;
  return {
    ...rest,
    regimes: errors(policy.regimes),
    severities: {
      effects: errors(policy.severities.effects),
      roles: errors(policy.severities.roles),
      certainties: errors(policy.severities.certainties),
    },
    scopes: policy.scopes.map(({ paths, regimes, severities, file, at }) => ({
      paths,
      regimes: errors(regimes),
      severities: { effects: errors(severities.effects), roles: errors(severities.roles), certainties: errors(severities.certainties) },
      file,
      at,
    })),
    maximumDays: Math.min(policy.maximumDays, defaults.maximumDays),
    acceptRiskUnder: [],
    allowedRegistries: [],
    inlineDecisions: false,
    trusted: false,
  };
}

function errors<T extends Readonly<Record<string, Severity | 'off' | undefined>>>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value === 'error')) as T;
}

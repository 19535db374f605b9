// The policy of somebody who wrote none: nobody chose an audience, nothing is softened, nothing is decided.
import type { FullPolicy } from './full-policy.ts';

export const defaults: FullPolicy = {
  regimes: {},
  severities: { effects: {}, roles: {}, certainties: {} },
  decisions: [],
  maximumDays: 365,
  approvers: [],
  acceptRiskUnder: [],
  allowedRegistries: [],
  trusted: true,
  scopes: [],
  lists: [],
  inlineDecisions: false,
  origins: {},
};

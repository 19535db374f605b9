// The policy of somebody who wrote none: nobody chose an audience, nothing is softened, nothing is decided.
import type { Policy } from '../model.ts';

export const defaults: Policy = {
  regimes: {},
  severities: { effects: {}, roles: {}, certainties: {} },
  decisions: [],
  maximumDays: 365,
  approvers: [],
  acceptRiskUnder: [],
  allowedRegistries: [],
  trusted: true,
};

// What each rule says about one component, for this organisation on this day: a pure table, limb by limb.
import type { Certainty, Day, Limb, List, Listing, Policy, Regime, Role, Seen, Severity, Sign, Vendor, Verdict } from '../model.ts';
import { type Column, cells } from './cells.ts';
import { addDays } from './day.ts';
import { headlineFirst, regimesOf } from './headline.ts';

/** A rule that starts within so many days is a warning already. */
export const SOON_DAYS = 365;

const SEVERITIES: readonly Severity[] = ['none', 'information', 'warning', 'error'];
const SEEN: readonly Seen[] = ['act', 'transcription', 'corroborated', 'summary', 'memory'];

/** Limbs that forbid one of these look at the product that is made, so that what only develops or tests it weighs less. */
const SOFTENED_FOR: ReadonlySet<string> = new Set(['integrate', 'resell']);
const NEVER_SOFTENED: ReadonlySet<string> = new Set(['use', 'procure', 'deal']);

/**
 * Every limb that meets the sign, the headline first. What lies outside a limb's words, a sign of name alone and a regime that
 * is off are left out; what covers somebody else or has ended stays, with severity `none`, so that it can be counted and shown.
 */
export function grade(
  list: List,
  vendor: Vendor,
  sign: Pick<Sign, 'class' | 'certainty'>,
  role: Role,
  policy: Policy,
  today: Day,
): readonly Verdict[] {
  if (sign.certainty === 'similar') return [];
  const verdicts: Verdict[] = [];
  const regimes = regimesOf(list);
  for (const listing of vendor.listings) {
    const regime = regimes.get(listing.regime);
    if (!regime || policy.regimes[regime.id] === 'off') continue;
    for (const limb of regime.limbs) {
      if (listing.limbs && !listing.limbs.includes(limb.id)) continue;
      const verdict = one(regime, limb, listing, sign, role, policy, today);
      if (verdict) verdicts.push(verdict);
    }
  }
  return headlineFirst(list, verdicts);
}

function one(
  regime: Regime,
  limb: Limb,
  listing: Listing,
  sign: Pick<Sign, 'class' | 'certainty'>,
  role: Role,
  policy: Policy,
  today: Day,
): Verdict | undefined {
  const cell = listing.reach?.[sign.class] ?? limb.reach[sign.class] ?? limb.otherwise;
  if (cell.is === 'outside') return undefined;
  const foreign = sign.certainty === 'interoperates' || sign.certainty === 'mirrored';
  const dealing = foreign && limb.effect === 'dealings-blocked';
  const reach = dealing && cell.is === 'reached' ? 'indicates' : cell.is; // somebody else's client or mirror is the dealing
  const seen = SEEN[Math.max(SEEN.indexOf(limb.seen), SEEN.indexOf(listing.seen))] ?? 'memory';
  const covered = coverage(limb, policy);
  const { time, date } = when(regime, limb, listing, today);

  let severity = cells[limb.effect][column(regime, covered, time)];
  if (severity !== 'none') {
    severity = chosen(regime, limb, sign.certainty, role, policy) ?? severity;
    if (reach === 'indicates') severity = milder(severity);
    if (isSoftened(limb, role, policy)) severity = milder(severity);
    if (reach === 'unclear' || reach === 'exempt') severity = atMost(severity, 'information');
    if (foreign && !dealing) severity = atMost(severity, 'information');
    if (time === 'later' || !mayBind(regime)) severity = atMost(severity, 'information');
    if (seen === 'summary') severity = atMost(severity, 'warning');
    if (seen === 'memory') severity = atMost(severity, 'information');
    // It may not cover us and may not reach the thing: said alone, it would accuse every project of everything. It is counted.
    if (reach === 'unclear' && covered === 'nobody-chose' && regime.jurisdiction !== 'US') severity = 'none';
  }
  return { regime: regime.id, limb: limb.id, reach, why: cell.why, severity, covered, time, date, seen };
}

function coverage(limb: Limb, policy: Policy): Verdict['covered'] {
  if (!policy.audiences) return 'nobody-chose';
  if (limb.audiences.length === 0) return 'covers'; // a rule that names no audience covers everybody
  return limb.audiences.some(audience => policy.audiences?.includes(audience)) ? 'covers' : 'not-covered';
}

/**
 * A limb holds for a vendor from the later of its own start and the listing's, to the earliest end, whose day still counts.
 * A regime said to be over without a day is over; one whose day is known is judged by it.
 */
function when(regime: Regime, limb: Limb, listing: Listing, today: Day): Pick<Verdict, 'time' | 'date'> {
  const from = later(limb.from, listing.since);
  const ends = [limb.until, listing.until, regime.ended].filter(day => day !== undefined).sort();
  const end = ends[0];
  if (end !== undefined && end < today) return { time: 'ended', date: end };
  if (regime.ended === undefined && (regime.status === 'ended' || regime.status === 'revoked')) return { time: 'ended', date: regime.asOf };
  if (from <= today) return { time: 'in-force', date: from };
  return { time: from <= addDays(today, SOON_DAYS) ? 'soon' : 'later', date: from };
}

function column(regime: Regime, covered: Verdict['covered'], time: Verdict['time']): Column {
  if (time === 'ended') return 'ended';
  if (covered === 'not-covered') return 'not covered';
  const day = time === 'in-force' ? 'in force' : time;
  if (covered === 'covers') return `covers, ${day}`;
  return regime.jurisdiction === 'US' ? `nobody chose, us, ${day}` : 'nobody chose, elsewhere';
}

/** The severity that the policy sets in the cell's place: by the rule's name, else the strictest of effect, role and certainty. */
function chosen(regime: Regime, limb: Limb, certainty: Certainty, role: Role, policy: Policy): Severity | undefined {
  const named = policy.regimes[regime.id];
  if (named !== undefined && named !== 'off') return named;
  const { effects, roles, certainties } = policy.severities;
  return [effects[limb.effect], roles[role], certainties[certainty]].filter(value => value !== undefined).sort(strictestFirst)[0];
}

function isSoftened(limb: Limb, role: Role, policy: Policy): boolean {
  if (role !== 'development' && role !== 'test') return false;
  if (policy.severities.roles[role] !== undefined) return false; // the policy has already said how such a role weighs
  return limb.forbids.some(act => SOFTENED_FOR.has(act)) && !limb.forbids.some(act => NEVER_SOFTENED.has(act));
}

/** A proposal is not law; an enjoined or withdrawn rule is not in force, whatever its dates say. */
function mayBind({ status }: Regime): boolean {
  return status === 'in-force' || status === 'not-yet';
}

function milder(severity: Severity): Severity {
  return severity === 'error' ? 'warning' : severity === 'warning' ? 'information' : severity;
}

function atMost(severity: Severity, cap: Severity): Severity {
  return SEVERITIES.indexOf(severity) > SEVERITIES.indexOf(cap) ? cap : severity;
}

function strictestFirst(a: Severity, b: Severity): number {
  return SEVERITIES.indexOf(b) - SEVERITIES.indexOf(a);
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}

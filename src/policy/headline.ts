// In which order rules are told: the headline is the rule a reader can rely on and most likely meets.
import type { Id, List, Reach, Regime, Severity, Verdict } from '../model.ts';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'none'];
const REACHES: readonly Reach[] = ['reached', 'indicates', 'unclear', 'exempt', 'outside'];

/**
 * What only gives context is never the headline. The others by severity; then what was read before what was not and a country's rule
 * before a region's; then reach, the earliest date, ids.
 */
export function headlineFirst(list: List, verdicts: readonly Verdict[]): readonly Verdict[] {
  if (verdicts.length < 2) return verdicts;
  const regimes = regimesOf(list);
  return verdicts
    .map(verdict => {
      const regime = regimes.get(verdict.regime);
      const effect = regime?.limbs.find(({ id }) => id === verdict.limb)?.effect;
      return { verdict, isContext: effect === 'context', isRegional: regime?.jurisdiction.includes('-') ?? false };
    })
    .sort(byWeight)
    .map(({ verdict }) => verdict);
}

const known = new WeakMap<List, ReadonlyMap<Id, Regime>>();

export function regimesOf(list: List): ReadonlyMap<Id, Regime> {
  const found = known.get(list) ?? new Map(list.regimes.map(regime => [regime.id, regime]));
  known.set(list, found);
  return found;
}

interface Weighed {
  readonly verdict: Verdict;
  readonly isContext: boolean;
  /** Of a part of a country: `US-VT`. */
  readonly isRegional: boolean;
}

function byWeight(a: Weighed, b: Weighed): number {
  return (
    Number(a.isContext) - Number(b.isContext) ||
    SEVERITIES.indexOf(a.verdict.severity) - SEVERITIES.indexOf(b.verdict.severity) ||
    sureness(a.verdict) - sureness(b.verdict) ||
    Number(a.isRegional) - Number(b.isRegional) ||
    REACHES.indexOf(a.verdict.reach) - REACHES.indexOf(b.verdict.reach) ||
    compare(a.verdict.date, b.verdict.date) ||
    compare(a.verdict.regime, b.verdict.regime) ||
    compare(a.verdict.limb, b.verdict.limb)
  );
}

function sureness({ seen }: Verdict): number {
  return seen === 'memory' ? 2 : seen === 'summary' ? 1 : 0;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

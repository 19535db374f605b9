// The rules that list a vendor, the one that a reader most likely meets first.
import type { Day, Id, List, Policy, Severity, Sign, Vendor, Verdict } from '../model.ts';
import { defaults } from '../policy/defaults.ts';
import { grade } from '../policy/grade.ts';
import { headlineFirst, regimesOf } from '../policy/headline.ts';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'none'];

/** For whom a page is written, on which day. */
export interface Reader {
  readonly policy: Policy;
  readonly today: Day;
}

/** Somebody who has not said who they are, on the list's own day. */
export function anybody({ date }: List): Reader {
  return { policy: defaults, today: date };
}

/**
 * Ids of regimes in the order of a finding's headline over all of `signs` together, where they weigh the same those of the reader's own
 * jurisdictions first; without signs, over every kind of thing. Regimes that speak of no such thing are absent. A name alone is weighed
 * as if it were theirs.
 */
export function rulesInOrder(
  list: List,
  vendor: Vendor,
  signs: readonly Pick<Sign, 'class' | 'certainty'>[],
  { policy, today }: Reader,
): readonly Id[] {
  const things = signs.length > 0 ? signs : list.classes.map(({ id }) => ({ class: id, certainty: 'owned' as const }));
  const kinds = new Map(things.map(sign => [`${sign.class} ${sign.certainty}`, sign]));
  const verdicts = [...kinds.values()].flatMap(sign =>
    grade(list, vendor, sign.certainty === 'similar' ? { ...sign, certainty: 'owned' } : sign, 'runtime', policy, today),
  );
  const strongest = new Map<Id, Verdict>();
  for (const verdict of headlineFirst(list, verdicts)) if (!strongest.has(verdict.regime)) strongest.set(verdict.regime, verdict);
  const home = homeOf(list, policy);
  return [...strongest.values()]
    .map(verdict => ({ verdict, weight: weightOf(list, verdict), isAway: !home.has(jurisdictionOf(list, verdict)) }))
    .sort((a, b) => a.weight - b.weight || Number(a.isAway) - Number(b.isAway))
    .map(({ verdict }) => verdict.regime);
}

/** The jurisdictions of the audiences that the reader belongs to; while nobody said so, the one whose rules make most findings. */
function homeOf(list: List, { audiences }: Policy): ReadonlySet<string> {
  if (!audiences) return new Set(['US']);
  return new Set(list.audiences.filter(({ id }) => audiences.includes(id)).map(({ jurisdiction }) => jurisdiction));
}

/** By severity, what exempts such a thing after the others; context last. */
function weightOf(list: List, { regime, limb, severity, reach }: Verdict): number {
  const effect = regimesOf(list)
    .get(regime)
    ?.limbs.find(({ id }) => id === limb)?.effect;
  if (effect === 'context') return 2 * SEVERITIES.length;
  return 2 * SEVERITIES.indexOf(severity) + Number(reach === 'exempt');
}

function jurisdictionOf(list: List, { regime }: Verdict): string {
  return regimesOf(list).get(regime)?.jurisdiction ?? '';
}

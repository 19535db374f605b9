// Every recorded decision with what has become of it, for the list of decisions.
import type { Applied, Day, Decision, Finding, List, Policy } from '../model.ts';
import { daysBetween } from './day.ts';
import { endOf, matching, settle } from './decide.ts';

export interface Standing {
  readonly decision: Decision;
  /**
   * `unused`: no finding is its concern, or a newer one has taken its place. `overruled`: another one counts in its place, for it is
   * stricter or newer. `ahead`: it is dated ahead of today. `partial`: it leaves other rules of its finding open.
   */
  readonly state: Applied['state'] | 'unused' | 'ahead' | 'overruled' | 'partial';
  /** The last day on which it counts. */
  readonly until: Day;
  /** Until then; negative when it is over. */
  readonly daysLeft: number;
  /** Keys of the findings that it speaks of. */
  readonly findings: readonly string[];
}

/** In the order in which they end. `findings` as for `reviewDecisions`. */
export function standing(policy: Policy, findings: readonly Finding[], today: Day, list: List): readonly Standing[] {
  const held = new Map<Decision, Finding[]>();
  const counting = new Set<Decision>();
  for (const finding of findings) {
    const clues = finding.places.map(place => place.clue);
    const paths = finding.places.map(place => place.path);
    const about = {
      sign: { id: finding.sign, vendor: finding.vendor },
      vendor: { id: finding.vendor },
      clues,
      paths,
      verdicts: finding.verdicts,
    };
    for (const decision of matching(policy.decisions, about, today)) {
      const own = held.get(decision);
      if (own) own.push(finding);
      else held.set(decision, [finding]);
    }
    for (const { applied } of settle(policy, list, today, about)) if (applied) counting.add(applied.decision);
    if (finding.decision) counting.add(finding.decision.decision);
  }
  return policy.decisions
    .map((decision): Standing => {
      const until = endOf(decision, policy);
      const own = held.get(decision) ?? [];
      return {
        decision,
        state: stateOf(decision, own, until, policy, today, counting),
        until,
        daysLeft: daysBetween(today, until),
        findings: own.map(({ key }) => key),
      };
    })
    .sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : a.decision.at - b.decision.at));
}

function stateOf(
  decision: Decision,
  own: readonly Finding[],
  until: Day,
  policy: Policy,
  today: Day,
  counting: ReadonlySet<Decision>,
): Standing['state'] {
  if (until < today) return 'expired';
  if (decision.created > today) return 'ahead';
  if (own.length === 0) return 'unused';
  const states = own.map(finding => (finding.decision?.decision === decision ? finding.decision.state : undefined));
  if (states.includes('refused') || (policy.approvers.length > 0 && !policy.approvers.includes(decision.approver))) return 'refused';
  if (!counting.has(decision)) return 'overruled';
  if (!policy.trusted) return 'not-trusted';
  return own.every(finding => finding.decision?.state === 'applies') ? 'applies' : 'partial';
}

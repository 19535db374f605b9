// What there is to say about the decisions themselves: expired, unused, refused, too long, approved by somebody else.
import type { Day, Decision, Finding, Policy, Problem, ProblemId } from '../model.ts';
import { daysBetween } from './day.ts';
import { endOf, matching } from './decide.ts';

/**
 * Problems inside the policy file, by position. `findings` are those of all projects that the policy governs, weightless ones too:
 * a decision is unused where none of them is its concern, or where a newer one about the same thing has taken its place.
 */
export function reviewDecisions(policy: Policy, findings: readonly Finding[], today: Day): Problem[] {
  const used = new Set<Decision>();
  const refused = new Set<Decision>();
  for (const finding of findings) {
    const clues = finding.places.map(place => place.clue);
    const paths = finding.places.map(place => place.path);
    const sign = { id: finding.sign, vendor: finding.vendor };
    for (const decision of matching(policy.decisions, { sign, vendor: { id: finding.vendor }, clues, paths })) used.add(decision);
    if (finding.decision?.state === 'refused') refused.add(finding.decision.decision);
  }
  return policy.decisions.flatMap(decision => {
    const { what, created, expires, approver, at } = decision;
    const days = daysBetween(created, expires);
    const out: Problem[] = [];
    const say = (id: ProblemId, args: Readonly<Record<string, string | number>>): void => {
      out.push({ reason: 'policy', id, at, args });
    };
    if (endOf(decision, policy) < today) say('decision-expired', { what, expires: endOf(decision, policy) });
    else if (days > policy.maximumDays) say('decision-too-long', { what, days: policy.maximumDays });
    if (!used.has(decision)) say('decision-unused', { what });
    if (policy.approvers.length > 0 && !policy.approvers.includes(approver)) {
      say('decision-refused', { what, why: `${approver} is none of the approvers (${policy.approvers.join(', ')})` });
    } else if (refused.has(decision)) {
      say('decision-refused', { what, why: 'a rule reaches it under which a risk is not ours to accept' });
    }
    return out;
  });
}

// What there is to say about the decisions themselves: expired, unused, overlapping, refused, too long, approved by somebody else.
import type { Day, Decision, Finding, List, Policy, Problem, ProblemId } from '../model.ts';
import { daysBetween } from './day.ts';
import { endOf, matching, scopeOf, settle } from './decide.ts';

/**
 * Problems inside the policy file, by position. `findings` are those of all projects that the policy governs, weightless ones too.
 * A decision is unused where none of them is its concern; where another one counts in its place, that one is named.
 */
export function reviewDecisions(policy: Policy, findings: readonly Finding[], today: Day, list: List): Problem[] {
  const concerned = new Map<Decision, Decision | undefined>();
  const counting = new Set<Decision>();
  const refused = new Set<Decision>();
  for (const finding of findings) {
    const clues = finding.places.map(place => place.clue);
    const paths = finding.places.map(place => place.path);
    const { verdicts } = finding;
    const about = { sign: { id: finding.sign, vendor: finding.vendor }, vendor: { id: finding.vendor }, clues, paths, verdicts };
    const found = matching(policy.decisions, about, today);
    if (found.length === 0) continue;
    const settled = settle(policy, list, today, about).flatMap(({ applied }) => applied ?? []);
    for (const { decision, state } of settled) (state === 'refused' ? refused : counting).add(decision);
    for (const decision of found) concerned.set(decision, concerned.get(decision) ?? settled[0]?.decision);
    if (finding.decision?.state === 'refused') refused.add(finding.decision.decision);
  }
  const newest = new Map<string, Decision>();
  for (const decision of policy.decisions) {
    if (decision.created > today) continue;
    const held = newest.get(scopeOf(decision));
    if (!held || held.created < decision.created) newest.set(scopeOf(decision), decision);
  }
  return policy.decisions.flatMap(decision => {
    const { what, created, expires, approver, at } = decision;
    const days = daysBetween(created, expires);
    const later = newest.get(scopeOf(decision));
    const stricter = concerned.get(decision);
    const out: Problem[] = [];
    const say = (id: ProblemId, args: Readonly<Record<string, string | number>>): void => {
      out.push({ reason: 'policy', id, at, args });
    };
    const isStranger = policy.approvers.length > 0 && !policy.approvers.includes(approver);
    if (endOf(decision, policy) < today) say('decision-expired', { what, expires: endOf(decision, policy) });
    else if (days > policy.maximumDays) say('decision-too-long', { what, days: policy.maximumDays });
    if (isStranger) say('decision-refused', { what, why: `${approver} is none of the approvers (${policy.approvers.join(', ')})` });
    else if (created > today) say('policy-ignored', { what: `the decision about ${what}`, why: `it is dated ahead, ${created}` });
    else if (refused.has(decision)) say('decision-refused', { what, why: 'a rule reaches it under which a risk is not ours to accept' });
    else if (later && later.created > created)
      say('policy-ignored', { what: `the decision about ${what}`, why: `one of ${later.created} about the same has taken its place` });
    else if (concerned.has(decision) && !counting.has(decision) && stricter)
      say('policy-ignored', {
        what: `the decision about ${what}`,
        why: `the one about ${stricter.what} speaks of the same and is stricter (until ${endOf(stricter, policy)})`,
      });
    if (!concerned.has(decision) && created <= today && !(later && later.created > created)) say('decision-unused', { what });
    return out;
  });
}

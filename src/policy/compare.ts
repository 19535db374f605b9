// Two conclusions side by side, by finding key: what if we were somebody else, what is new since another day or commit.
import type { Decision, Finding, Policy } from '../model.ts';
import { scopeOf } from './decide.ts';
import { rank } from './rank.ts';

export interface Comparison {
  /** Findings that weigh in the second and not in the first. */
  readonly appear: readonly Finding[];
  /** Findings that weigh in the first and not in the second. */
  readonly vanish: readonly Finding[];
  /** As in the second; they weigh in both. */
  readonly heavier: readonly Finding[];
  readonly lighter: readonly Finding[];
}

/** A finding weighs where its severity is not `none`; decisions are left out of account. Moved lines change no key. */
export function compare(before: readonly Finding[], after: readonly Finding[]): Comparison {
  const old = new Map(before.filter(weighs).map(finding => [finding.key, finding]));
  const now = new Map(after.filter(weighs).map(finding => [finding.key, finding]));
  const both = [...now.values()].flatMap(finding => {
    const other = old.get(finding.key);
    return other ? [{ finding, change: rank(finding.severity) - rank(other.severity) }] : [];
  });
  return {
    appear: [...now.values()].filter(({ key }) => !old.has(key)),
    vanish: [...old.values()].filter(({ key }) => !now.has(key)),
    heavier: both.filter(({ change }) => change > 0).map(({ finding }) => finding),
    lighter: both.filter(({ change }) => change < 0).map(({ finding }) => finding),
  };
}

/** Decisions that a change adds or alters: they are judged by the base's policy, so they settle nothing yet. */
export function addedDecisions(base: Pick<Policy, 'decisions'>, head: Pick<Policy, 'decisions'>): readonly Decision[] {
  const known = new Set(base.decisions.map(identity));
  return head.decisions.filter(decision => !known.has(identity(decision)));
}

/** Everything but where it stands and which list was in use. */
function identity(decision: Decision): string {
  const { kind, reason, approver, created, expires, reference } = decision;
  return JSON.stringify([scopeOf(decision), kind, reason, approver, created, expires, reference ?? '']);
}

function weighs({ severity }: Finding): boolean {
  return severity !== 'none';
}

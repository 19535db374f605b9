// Decisions that speak of some of the rules that weigh on a finding and leave it open under the others.
import type { Applied, Decision, Finding, Policy } from '../model.ts';
import { settle } from '../policy/decide.ts';
import type { Root } from './root.ts';

export interface Settled {
  /** How a person names the rule. */
  readonly short: string;
  readonly applied?: Applied;
}

/** Rule by rule, as decisions are judged everywhere; `decisions` in place of those of the policy. */
export function settledRules({ setup }: Root, finding: Finding, decisions?: readonly Decision[]): readonly Settled[] {
  const { list, today } = setup;
  const own: Policy = setup.policyFor?.(finding.project) ?? setup.policy;
  const settled = settle({ ...own, decisions: decisions ?? own.decisions }, list, today, {
    sign: { id: finding.sign, vendor: finding.vendor },
    vendor: { id: finding.vendor },
    clues: finding.places.map(({ clue }) => clue),
    paths: finding.places.map(({ path }) => path),
    verdicts: finding.verdicts,
  });
  return settled.map(({ verdict, applied }) => {
    const short = list.regimes.find(one => one.id === verdict.regime)?.short ?? verdict.regime;
    return applied ? { short, applied } : { short };
  });
}

/** The rules that a decision settles, where others are still open; none where all or nothing is decided. */
export function partlyDecided(root: Root, finding: Finding): readonly Settled[] {
  if (finding.decision || root.setup.policy.decisions.length === 0) return [];
  return settledRules(root, finding).filter(({ applied }) => applied?.state === 'applies');
}

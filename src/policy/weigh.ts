// What the verdicts come to together: is there a finding, how weighty is it, and is it for counsel.
import type { List, Severity, Verdict } from '../model.ts';
import { effectOf } from './effect-of.ts';

export interface Weight {
  /** A rule that only gives context is shown beside others and makes no finding of its own. */
  readonly isFinding: boolean;
  readonly severity: Severity;
  /** Something that applies can be read both ways: only counsel can say. */
  readonly forCounsel: boolean;
}

/** `verdicts` as `grade` sorted them: the headline first. */
export function weigh(list: List, verdicts: readonly Verdict[]): Weight {
  const own = verdicts.filter(verdict => verdict.severity !== 'none' && effectOf(list, verdict) !== 'context');
  const headline = own[0];
  if (!headline) return { isFinding: false, severity: 'none', forCounsel: false };
  return { isFinding: true, severity: headline.severity, forCounsel: own.some(verdict => verdict.reach === 'unclear') };
}

// The rules beside the headline, told apart: what also applies, what expressly lets it out, what only counsel can say.
import type { Finding, List, Verdict } from '../model.ts';
import { say, type Words } from './message.ts';

/** Named in a row; the rest is counted, and `explain` has them all. */
const MOST = 4;

export interface Others {
  readonly also: string;
  readonly exempt: string;
  readonly counsel: string;
}

/** One line for each kind, `''` where there is none. The headline's own rule is left out. */
export function others(words: Words, list: List, finding: Finding): Others {
  const headline = finding.verdicts[0]?.regime;
  const seen = new Set<string | undefined>([headline]);
  const kinds = { also: [] as string[], exempt: [] as string[], counsel: [] as string[] };
  for (const verdict of finding.verdicts) {
    if (verdict.severity === 'none' || seen.has(verdict.regime)) continue;
    seen.add(verdict.regime);
    const regime = list.regimes.find(one => one.id === verdict.regime);
    if (regime) kinds[kindOf(verdict)].push(`${regime.short} (${verdict.date})`);
  }
  const row = (rules: readonly string[]): string =>
    rules.length <= MOST
      ? rules.join(' · ')
      : say(words, 'others.more', { rules: rules.slice(0, MOST).join(' · '), n: rules.length - MOST });
  return { also: row(kinds.also), exempt: row(kinds.exempt), counsel: row(kinds.counsel) };
}

function kindOf(verdict: Verdict): keyof Others {
  return verdict.reach === 'unclear' ? 'counsel' : verdict.reach === 'exempt' ? 'exempt' : 'also';
}

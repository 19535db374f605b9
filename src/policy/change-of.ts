// What a change does to a finding: it is new, or it weighs more than in the base; moved lines are neither.
import type { Finding, Role, Severity } from '../model.ts';
import { rank } from './rank.ts';

/** `direct`: it came along with another component and is declared now. `open`: a decision settled it, and settles it no longer. */
export type Heavier = { readonly by: 'severity'; readonly was: Severity } | { readonly by: 'role' | 'direct' | 'open' };

/** `heavier` empty: the base does not have it. `undefined`: it is there and weighs no more than it did. */
export function changeOf(before: Finding | undefined, after: Finding): readonly Heavier[] | undefined {
  if (!before || before.severity === 'none') return [];
  const out: Heavier[] = [];
  if (rank(after.severity) > rank(before.severity)) out.push({ by: 'severity', was: before.severity });
  if (isShipped(after) && !isShipped(before)) out.push({ by: 'role' });
  if (isDirect(after) && !isDirect(before)) out.push({ by: 'direct' });
  if (before.decision?.state === 'applies' && after.decision?.state !== 'applies') out.push({ by: 'open' });
  return out.length > 0 ? out : undefined;
}

const ASIDE: ReadonlySet<Role> = new Set(['development', 'test']);

/** What is declared says what it is for; a lock entry only where nothing is declared. */
function isShipped({ places }: Finding): boolean {
  const declared = places.filter(({ state }) => state === 'declared');
  return (declared.length > 0 ? declared : places).some(({ role }) => !ASIDE.has(role));
}

function isDirect({ places, via }: Finding): boolean {
  return via.length === 0 && places.some(({ state, clue }) => state === 'declared' && clue.kind !== 'mark');
}

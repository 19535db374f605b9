// Since when a finding is known, in one sentence.
import { say, type Words } from './message.ts';
import type { Known } from './report.ts';

/** What commits tell: when it came and when it was first decided about, not when somebody understood what it is. */
export function knownSince(words: Words, { introduced, decided }: Known): string {
  const came = introduced ? say(words, 'known.introduced', introduced) : say(words, 'known.uncommitted');
  if (!decided) return came;
  const said = say(words, decided.list === undefined ? 'known.decided' : 'known.decided-list', decided);
  return `${came}; ${said}`;
}

// What to cut so that a declaration disappears cleanly: its whole lines where it stands alone on them, else the declaration.
import type { Span } from '../model.ts';

/** Looks at the blanks around the span alone: a file of one long line costs no more. */
export function removal(text: string, [from, to]: Span): Span {
  let start = from;
  while (start > 0 && isBlank(text.charCodeAt(start - 1))) start--;
  let end = to;
  while (end < text.length && isBlank(text.charCodeAt(end))) end++;
  const before = text.charCodeAt(start - 1);
  const after = text.charCodeAt(end);
  const begins = start === 0 || before === 10 || before === 13 || (start === 1 && before === 0xfeff);
  if (!begins || (end < text.length && after !== 10 && after !== 13)) return [from, to];
  if (text.charCodeAt(end) === 13) end++;
  if (text.charCodeAt(end) === 10) end++;
  return [start, end];
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

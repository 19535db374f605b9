// The span of the whole line or lines that hold a span, with the line end, for clean removal.
import type { Span } from '../model.ts';

export function wholeLine(text: string, [from, to]: Span): Span {
  let start = from;
  while (start > 0 && !isEnd(text.charCodeAt(start - 1))) start--;
  let end = to;
  while (end < text.length && !isEnd(text.charCodeAt(end))) end++;
  if (text.charCodeAt(end) === 13) end++;
  if (text.charCodeAt(end) === 10) end++;
  return [start, end];
}

function isEnd(code: number): boolean {
  return code === 10 || code === 13;
}

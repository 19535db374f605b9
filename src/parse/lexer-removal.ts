// What to cut so that one argument of a list disappears cleanly: with its comma, and with its lines where it stands alone on them.
import type { Span } from '../model.ts';
import { removal } from './xml-removal.ts';

/** `span`: the argument. The last one takes the comma before it along. */
export function argumentRemoval(text: string, [start, end]: Span): Span {
  const after = skip(text, end, 1);
  if (text.charCodeAt(after) === 44) {
    const whole = removal(text, [start, after + 1]);
    if (whole[0] !== start || whole[1] !== after + 1) return whole;
    let to = after + 1;
    while (text.charCodeAt(to) === 32 || text.charCodeAt(to) === 9) to++;
    return [start, to];
  }
  const before = skip(text, start - 1, -1);
  return text.charCodeAt(before) === 44 ? [before, end] : removal(text, [start, end]);
}

/** Passes over blanks and at most two line ends. */
function skip(text: string, from: number, step: 1 | -1): number {
  let at = from;
  let lineEnds = 0;
  for (; at >= 0 && at < text.length; at += step) {
    const code = text.charCodeAt(at);
    if (code === 10 && ++lineEnds > 2) break;
    if (code !== 32 && code !== 9 && code !== 10 && code !== 13) break;
  }
  return at;
}

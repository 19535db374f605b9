// The text of JSON strings, put together, with the way back to where each character stands behind its escapes.
import type { Span } from '../model.ts';
import { jsonEscape } from './json-text.ts';
import type { MappedText, Piece } from './mapped-text.ts';

/** Strings one behind the other, each given by the span inside its quotes. */
export function jsonMapped(text: string, spans: readonly Span[]): MappedText {
  const pieces: Piece[] = [];
  const out: string[] = [];
  let length = 0;
  const add = (decoded: string, span: Span): void => {
    if (decoded === '') return;
    pieces.push({ at: length, span });
    out.push(decoded);
    length += decoded.length;
  };
  for (const [from, to] of spans) {
    const raw = text.slice(from, to);
    let start = 0;
    for (let at = raw.indexOf('\\'); at >= 0; at = raw.indexOf('\\', start)) {
      add(raw.slice(start, at), [from + start, from + at]);
      const [decoded, next] = jsonEscape(raw, at + 1);
      start = Math.max(at + 1, Math.min(next, raw.length));
      add(decoded, [from + at, from + start]);
    }
    add(raw.slice(start), [from + start, to]);
  }
  return { text: out.join(''), pieces };
}

// Cuts a text into lines without copying it; LF, CRLF and CR all end a line.
import type { Span } from '../model.ts';

/** Spans of the lines without their ends. A final empty line after the last end is not yielded. */
export function* lines(text: string): Generator<Span> {
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0; // a byte-order mark belongs to no line
  // Each end is looked for once and kept: a text mostly has one kind, and a search for each line would be quadratic.
  let cr = text.indexOf('\r', start);
  let lf = text.indexOf('\n', start);
  while (start < text.length) {
    if (cr >= 0 && cr < start) cr = text.indexOf('\r', start);
    if (lf >= 0 && lf < start) lf = text.indexOf('\n', start);
    const end = lf < 0 ? text.length : lf;
    if (cr >= 0 && cr < end - 1) {
      yield [start, cr]; // an old Mac line end
      start = cr + 1;
      continue;
    }
    yield [start, cr >= 0 && cr < end ? cr : end];
    start = end + 1;
  }
}

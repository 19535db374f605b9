// A text that was put together from pieces of a source, and the way back to where each piece stands.
import type { Span } from '../model.ts';

/** The characters from `at` on came from `span`; verbatim where both are equally long, decoded (an escape, a fallback) where not. */
export interface Piece {
  readonly at: number;
  readonly span: Span;
}

export interface MappedText {
  readonly text: string;
  /** By `at`, ascending; each reaches to the next one. */
  readonly pieces: readonly Piece[];
}

/** Where the part `[from, to)` of the text stands in the source: from its first character's place to its last one's. */
export function sourceSpan(mapped: MappedText, [from, to]: Span): Span {
  const start = place(mapped, from, 0);
  if (to <= from) return [start, start];
  return [start, Math.max(start, place(mapped, to - 1, 1))];
}

/** A slice of the source as it stands. */
export function verbatim(text: string, [from, to]: Span): MappedText {
  return { text: text.slice(from, to), pieces: [{ at: 0, span: [from, to] }] };
}

/** A part of such a text that keeps its way back. */
export function mappedPart(mapped: MappedText, [from, to]: Span): MappedText {
  const { text, pieces } = mapped;
  const out: Piece[] = [];
  for (let index = pieceAt(pieces, from); index < pieces.length; index++) {
    const piece = pieces[index];
    if (!piece || piece.at >= to) break;
    const end = pieces[index + 1]?.at ?? text.length;
    const isVerbatim = end - piece.at === piece.span[1] - piece.span[0];
    const head = isVerbatim ? Math.max(0, from - piece.at) : 0;
    const tail = isVerbatim ? Math.max(0, end - to) : 0;
    out.push({ at: Math.max(0, piece.at - from), span: [piece.span[0] + head, piece.span[1] - tail] });
  }
  return { text: text.slice(from, to), pieces: out };
}

function place({ text, pieces }: MappedText, at: number, width: 0 | 1): number {
  const low = pieceAt(pieces, at);
  const piece = pieces[low];
  if (!piece) return at;
  const [from, to] = piece.span;
  const length = (pieces[low + 1]?.at ?? text.length) - piece.at;
  if (length === to - from) return Math.min(from + (at - piece.at) + width, to);
  return width === 0 ? from : to;
}

/** The index of the piece that a character came from. */
function pieceAt(pieces: readonly Piece[], at: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

// Offsets to lines and columns; only the edges and reports know of them.
import { lines } from '../parse/lines.ts';

export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  /** The text of the line. */
  readonly text: string;
}

/** A function from an offset to its position; offsets beyond the end are at the end. */
export function positions(text: string): (offset: number) => Position {
  const rows = [...lines(text)];
  return offset => {
    let low = 0;
    let high = rows.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((rows[middle]?.[0] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const [start, end] = rows[low] ?? [0, 0];
    return { line: low + 1, column: Math.min(offset, text.length) - start + 1, text: text.slice(start, end) };
  };
}

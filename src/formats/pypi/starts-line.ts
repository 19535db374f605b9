// Whether something stands first in its line, so that the line is its own.

/** Only blanks stand before it. */
export function startsLine(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && (text.charCodeAt(start - 1) === 32 || text.charCodeAt(start - 1) === 9)) start--;
  return start === 0 || text.charCodeAt(start - 1) === 10 || text.charCodeAt(start - 1) === 13;
}

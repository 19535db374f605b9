// The span that removes one member or item of a JSON object or array and leaves valid JSON: with its comma, and its line where it has one.
import type { Span } from '../model.ts';
import type { JsonArray, JsonObject } from './json.ts';

/** `text` without the answered span is as valid as it was before. The last element takes the comma before it along. */
export function jsonWhole(text: string, parent: JsonObject | JsonArray, index: number): Span {
  const elements = parent.kind === 'object' ? parent.members : parent.items;
  const span = elements[index]?.span;
  if (!span) return [0, 0];
  const comma = commaBehind(text, span[1]);
  const end = comma < 0 ? span[1] : comma + 1;
  const before = elements[index - 1]?.span;
  if (comma < 0 && before) {
    let start = commaBehind(text, before[1]);
    while (start > before[1] && text.charCodeAt(start - 1) <= 32) start--; // a comma at its line's start
    return [start < 0 || start > span[0] ? span[0] : start, end];
  }
  const line = lineStart(text, span[0]);
  const next = lineEnd(text, end);
  if (line >= 0 && next >= 0) return [line, next];
  let to = end;
  if (comma >= 0) while (text.charCodeAt(to) === 32 || text.charCodeAt(to) === 9) to++;
  return [span[0], to];
}

/** Comments longer than this are not looked behind: open ones would be searched to the end of the text, each time. */
const LONGEST = 4096;

/** The comma behind blanks and comments, or -1. */
function commaBehind(text: string, from: number): number {
  for (let at = from; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === 0x2c) return at;
    if (code === 32 || code === 9 || code === 10 || code === 13) at++;
    else if (text.startsWith('//', at)) {
      const end = text.indexOf('\n', at);
      if (end < 0) return -1;
      at = end;
    } else if (text.startsWith('/*', at)) {
      const end = text.slice(at + 2, at + LONGEST).indexOf('*/');
      if (end < 0) return -1;
      at += end + 4;
    } else return -1;
  }
  return -1;
}

/** Where the line begins, if only blanks stand before `at` in it; else -1. */
function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && (text.charCodeAt(start - 1) === 32 || text.charCodeAt(start - 1) === 9)) start--;
  return start === 0 || text.charCodeAt(start - 1) === 10 || text.charCodeAt(start - 1) === 13 ? start : -1;
}

/** Where the next line begins, if only blanks or a line comment follow in this one; else -1. */
function lineEnd(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === 32 || text.charCodeAt(end) === 9) end++;
  if (text.startsWith('//', end)) while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
  const code = text.charCodeAt(end);
  if (code === 13) return text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
  return code === 10 ? end + 1 : -1;
}

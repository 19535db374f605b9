// The span that removes one item of a TOML array, member of an inline table, statement or table with its header, and leaves valid TOML.
import type { Span } from '../model.ts';
import type { TomlEntry } from './toml.ts';
import { wholeLine } from './whole-line.ts';

/** Comments longer than this are not looked behind. */
const LONGEST = 4096;

/** An item between brackets: with its comma, and its line or lines where it stands alone; the last one takes the comma before it along. */
export function tomlItemWhole(text: string, [start, end]: Span): Span {
  const comma = commaBehind(text, end);
  if (comma >= 0) {
    const line = lineStart(text, start);
    const next = line < 0 ? -1 : lineEnd(text, comma + 1);
    if (next >= 0) return [line, next];
    let to = comma + 1;
    while (text.charCodeAt(to) === 32 || text.charCodeAt(to) === 9) to++;
    return [start, to];
  }
  let from = start;
  while (from > 0 && text.charCodeAt(from - 1) <= 32) from--;
  if (text.charCodeAt(from - 1) === 0x2c) return [from - 1, end];
  const line = lineStart(text, start);
  const next = line < 0 ? -1 : lineEnd(text, end);
  return next >= 0 ? [line, next] : [start, end];
}

/** A member of a table of any form: its statement with its line, its inline member with its comma, or its own header with all below it. */
export function tomlEntryWhole(text: string, parent: 'inline' | 'lines', entry: TomlEntry): Span {
  const { value } = entry;
  let after = entry.span[1];
  while (text.charCodeAt(after) === 32 || text.charCodeAt(after) === 9) after++;
  const next = text.charCodeAt(after); // a dotted key inside braces is a member too
  if (parent === 'inline' || next === 0x2c || next === 0x7d) return tomlItemWhole(text, entry.span);
  if (value?.kind === 'table' && value.form === 'header') return wholeLine(text, value.span);
  return wholeLine(text, entry.span);
}

function commaBehind(text: string, from: number): number {
  const stop = Math.min(text.length, from + LONGEST);
  for (let at = from; at < stop; ) {
    const code = text.charCodeAt(at);
    if (code === 0x2c) return at;
    if (code <= 32) at++;
    else if (code === 0x23) while (at < stop && text.charCodeAt(at) !== 10) at++;
    else return -1;
  }
  return -1;
}

function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && (text.charCodeAt(start - 1) === 32 || text.charCodeAt(start - 1) === 9)) start--;
  return start === 0 || text.charCodeAt(start - 1) === 10 || text.charCodeAt(start - 1) === 13 ? start : -1;
}

/** Where the next line begins, if only blanks or a comment follow in this one; else -1. */
function lineEnd(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === 32 || text.charCodeAt(end) === 9) end++;
  if (text.charCodeAt(end) === 0x23) while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
  if (end >= text.length) return end;
  const code = text.charCodeAt(end);
  if (code === 13) return text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
  return code === 10 ? end + 1 : -1;
}

// Reads the INI dialect of Python's tools: sections, keys, values that go on over indented lines. https://docs.python.org/3/library/configparser.html
import type { Span } from '../../model.ts';
import { lines } from '../../parse/lines.ts';

export interface IniValue {
  readonly section: string;
  /** Lower case, `_` for `-`. */
  readonly key: string;
  /** The lines of the value without blanks and whole-line comments; the first one may stand behind the key. */
  readonly lines: readonly Span[];
}

export function* iniValues(text: string): Generator<IniValue> {
  let section = '';
  let key: string | undefined;
  let found: Span[] = [];
  for (const [from, to] of lines(text)) {
    let start = from;
    while (start < to && (text.charCodeAt(start) === 32 || text.charCodeAt(start) === 9)) start++;
    let end = to;
    while (end > start && text.charCodeAt(end - 1) <= 32) end--;
    const code = text.charCodeAt(start);
    if (start === end || code === 0x23 || code === 0x3b) continue;
    if (start > from && key !== undefined) {
      found.push([start, end]);
      continue;
    }
    if (key !== undefined) yield { section, key, lines: found };
    key = undefined;
    found = [];
    if (code === 0x5b) {
      section =
        text
          .slice(start + 1, end)
          .split(']', 1)[0]
          ?.trim() ?? '';
      continue;
    }
    const line = text.slice(start, end);
    const cut = line.search(/[=:]/);
    if (cut < 0) continue;
    key = line.slice(0, cut).trim().toLowerCase().replaceAll('-', '_');
    let value = start + cut + 1;
    while (value < end && text.charCodeAt(value) <= 32) value++;
    if (value < end) found.push([value, end]);
  }
  if (key !== undefined) yield { section, key, lines: found };
}

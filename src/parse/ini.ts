// Reads INI and git-config text: sections, keys, values with quotes, comments and continued lines, offsets kept. https://git-scm.com/docs/git-config#_syntax
import type { Problem, Span } from '../model.ts';
import type { MappedText, Piece } from './mapped-text.ts';

export interface IniEntry {
  /** The section's header without its brackets: `submodule "a"`; `''` before the first. */
  readonly section: string;
  /** As written. */
  readonly key: string;
  readonly keySpan: Span;
  /** Decoded; a key without a value has an empty one. */
  readonly value: MappedText;
  /** From the key to the end of the value's last line. */
  readonly span: Span;
}

export interface IniRules {
  /** `git`: a backslash continues the line and escapes; `indent`: deeper lines belong to the value above (tox, platformio). */
  readonly lines: 'git' | 'indent';
}

const MOST_PROBLEMS = 50;

/** Tolerant and linear; `#` and `;` begin a comment at the start of a line, in git's form also behind a value. */
export function parseIni(
  text: string,
  rules: IniRules = { lines: 'git' },
): { readonly entries: readonly IniEntry[]; readonly problems: readonly Problem[] } {
  const entries: IniEntry[] = [];
  const problems: Problem[] = [];
  let section = '';
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const [end, next] = lineEnd(text, at);
    const start = skip(text, at, end);
    const char = text.charAt(start);
    at = next;
    if (start >= end || char === '#' || char === ';') continue;
    let from = start;
    if (char === '[') {
      const close = text.slice(start, end).indexOf(']'); // in this line: a text may have many that nothing closes
      const stop = close < 0 ? end : start + close;
      if (stop === end && problems.length < MOST_PROBLEMS)
        problems.push({ reason: 'syntax', id: 'unclosed', at: start, args: { what: '[' } });
      section = text.slice(start + 1, stop).trim();
      from = skip(text, stop + 1, end);
      if (from >= end || text.charAt(from) === '#' || text.charAt(from) === ';') continue; // git allows a key behind the header
    }
    let stop = from;
    while (stop < end && !isSeparator(text.charAt(stop), rules)) stop++;
    let keyEnd = stop;
    while (keyEnd > from && isBlank(text.charCodeAt(keyEnd - 1))) keyEnd--;
    const first = stop < end ? skip(text, stop + 1, end) : end;
    const read = rules.lines === 'git' ? gitValue(text, first) : indentedValue(text, first, end, next, start - lineStart(text, start));
    at = Math.max(at, read.next);
    entries.push({
      section,
      key: text.slice(from, keyEnd),
      keySpan: [from, keyEnd],
      value: read.value,
      span: [from, Math.max(read.end, keyEnd)],
    });
  }
  return { entries, problems };
}

interface Value {
  readonly value: MappedText;
  readonly end: number;
  readonly next: number;
}

function gitValue(text: string, from: number): Value {
  const pieces: Piece[] = [];
  let value = '';
  let at = from;
  let quoted = false;
  let kept = 0; // the length without blanks that may turn out to end the value
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === '\n') break;
    if (char === '\r' && text.charAt(at + 1) === '\n') break;
    if (char === '\\') {
      const feed = text.startsWith('\r\n', at + 1) ? 2 : text.charAt(at + 1) === '\n' ? 1 : 0;
      if (feed > 0) {
        at += 1 + feed;
        continue;
      }
      const next = text.charAt(at + 1);
      if (next === '') break;
      pieces.push({ at: value.length, span: [at, at + 2] });
      value += next === 'n' ? '\n' : next === 't' ? '\t' : next;
      kept = value.length;
      at += 2;
      continue;
    }
    if (char === '"') {
      quoted = !quoted;
      at++;
      continue;
    }
    if (!quoted && (char === '#' || char === ';')) break;
    const last = pieces.at(-1);
    if (last?.span[1] === at && value.length - last.at === last.span[1] - last.span[0]) {
      pieces[pieces.length - 1] = { at: last.at, span: [last.span[0], at + 1] };
    } else pieces.push({ at: value.length, span: [at, at + 1] });
    value += char;
    if (quoted || !isBlank(text.charCodeAt(at))) kept = value.length;
    at++;
  }
  const [, next] = lineEnd(text, at);
  return { value: { text: value.slice(0, kept), pieces: pieces.length > 0 ? pieces : [{ at: 0, span: [from, from] }] }, end: at, next };
}

function indentedValue(text: string, from: number, lineStop: number, following: number, indent: number): Value {
  const pieces: Piece[] = [];
  let value = '';
  const take = (start: number, stop: number): void => {
    let end = stop;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    if (pieces.length > 0) value += '\n';
    pieces.push({ at: value.length, span: [start, end] });
    value += text.slice(start, end);
  };
  take(Math.min(from, lineStop), lineStop);
  let at = following;
  let end = lineStop;
  while (at < text.length) {
    const [stop, next] = lineEnd(text, at);
    const start = skip(text, at, stop);
    if (start < stop && start - at <= indent) break;
    const comment = text.charAt(start) === '#' || text.charAt(start) === ';';
    if (start < stop && !comment) {
      take(start, stop);
      end = stop;
    }
    at = next;
  }
  return { value: { text: value, pieces }, end, next: at };
}

function isSeparator(char: string, rules: IniRules): boolean {
  return char === '=' || (rules.lines === 'indent' && char === ':');
}

function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && isBlank(text.charCodeAt(start - 1))) start--;
  return start;
}

function lineEnd(text: string, from: number): readonly [end: number, next: number] {
  const lf = text.indexOf('\n', from);
  const end = lf < 0 ? text.length : lf;
  return [end > from && text.charCodeAt(end - 1) === 13 ? end - 1 : end, lf < 0 ? text.length : lf + 1];
}

function skip(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

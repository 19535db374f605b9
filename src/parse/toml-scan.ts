// Reads TOML 1.1 as a stream of events with offsets; recovers at the next line, never throws, never recurses. https://toml.io/en/v1.1.0
import type { Problem, Span } from '../model.ts';

export interface TomlKey {
  /** Decoded. */
  readonly text: string;
  /** Inside its quotes. */
  readonly span: Span;
}

export type TomlString = 'basic' | 'literal' | 'long-basic' | 'long-literal';
/** `word`: something bare that is no TOML value, kept because the author is still typing. */
export type TomlScalar = TomlString | 'number' | 'boolean' | 'date' | 'word';

/** All offsets are UTF-16 code units. Containers and scalars follow the `key` they belong to. */
export interface TomlVisitor {
  /** `[a.b]` or `[[a.b]]`. `skip`: nothing of this table is reported. */
  readonly table?: (path: readonly TomlKey[], header: Span, kind: 'one' | 'each') => 'skip' | undefined;
  /** `a.b =` in a table or an inline table. `skip`: its value is not reported, its `end` is. */
  readonly key?: (path: readonly TomlKey[]) => 'skip' | undefined;
  /** `inner` is inside the quotes; `tomlText` decodes it. */
  readonly scalar?: (kind: TomlScalar, start: number, end: number, innerStart: number, innerEnd: number) => void;
  readonly open?: (kind: 'array' | 'table', start: number) => void;
  readonly close?: (end: number) => void;
  /** The statement or the member of an inline table, from its key to the end of its value. */
  readonly end?: (start: number, end: number) => void;
  readonly problem?: (problem: Problem) => void;
}

const LEVELS = 1000;
/** A broken file is told about, not buried. */
const PROBLEMS = 100;
const NONE: readonly TomlKey[] = [];
const NUMBER =
  /^[+-]?(?:inf|nan|(?:0|[1-9](?:_?[0-9])*)(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?)$|^0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*$|^0o[0-7](?:_?[0-7])*$|^0b[01](?:_?[01])*$/;
const DATE = /^(?:\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:\d\d)?)?|\d\d:\d\d(?::\d\d(?:\.\d+)?)?)$/;

interface Frame {
  readonly kind: 'array' | 'table';
  readonly opened: number;
  readonly line: number;
  /** Where the member began that holds this container; -1 in an array. */
  member: number;
  /** Levels that the member's dotted key adds. */
  added: number;
  /** Whether the member's value is told: `value`: the key was, `key`: nothing of it is. */
  silent: 'no' | 'value' | 'key';
}

export function scanToml(text: string, visitor: TomlVisitor): void {
  const length = text.length;
  const frames: Frame[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 0;
  let arrays = 0; // how many frames are arrays
  let level = 0;
  let tableLevel = 0;
  let muted = false; // the table is skipped
  let quiet = 0; // inside a skipped value
  let problems = 0;
  let noLongBasic = false;
  let noLongLiteral = false;

  while (at < length) {
    blank();
    if (at >= length) break;
    const code = text.charCodeAt(at);
    if (code === 0x5b) header();
    else if (isConflict(at)) conflict();
    else statement();
  }

  // ── statements ─────────────────────────────────────────────────────────────────────────────────

  function header(): void {
    const start = at;
    at++;
    const each = text.charCodeAt(at) === 0x5b;
    if (each) at++;
    muted = false;
    const path = keyPath();
    let closed = text.charCodeAt(at) === 0x5d;
    if (closed) at++;
    if (closed && each) {
      closed = text.charCodeAt(at) === 0x5d;
      if (closed) at++;
    }
    if (path.length === 0) problem('unexpected', at, { what: '[' });
    else {
      if (!closed) problem('unclosed', start, { what: each ? '[[' : '[' });
      tableLevel = path.length;
      if (path.length > LEVELS) {
        tooDeep(start);
        muted = true;
      } else muted = visitor.table?.(path, [start, at], each ? 'each' : 'one') === 'skip';
    }
    restOfLine();
  }

  function statement(): void {
    const start = at;
    const path = keyPath();
    if (path.length === 0 || text.charCodeAt(at) !== 0x3d) {
      problem('unexpected', path.length === 0 ? start : at, { what: shown(path.length === 0 ? start : at) });
      skipLine();
      return;
    }
    at++;
    level = tableLevel + path.length;
    if (level > LEVELS) tooDeep(start);
    const silent = muted || level > LEVELS || visitor.key?.(path) === 'skip';
    if (silent) quiet++;
    const end = value();
    if (silent) quiet--;
    if (!muted && level <= LEVELS) visitor.end?.(start, end);
    restOfLine();
  }

  /** Reads one whole value; returns its end, which for a missing one is the end of what stands before. */
  function value(): number {
    let end = at;
    let state: 'value' | 'element' | 'after' = 'value';
    while (true) {
      if (state === 'value') {
        spaces();
        const code = text.charCodeAt(at);
        if (code === 0x5b || code === 0x7b) {
          if (level + 1 > LEVELS) {
            tooDeep(at);
            skipDeep();
            end = at;
            state = 'after';
          } else {
            push(code === 0x5b ? 'array' : 'table');
            state = 'element';
          }
        } else {
          const before = at;
          const read = scalar(code);
          end = read ? at : end;
          if (!read) problem('unexpected', before, { what: shown(before) });
          state = 'after';
        }
        if (frames.length === 0) return end;
        continue;
      }
      const frame = frames.at(-1);
      if (!frame) return end;
      const from = at;
      if (state === 'after') memberEnd(frame, end);
      const fresh = blankInside();
      if (at >= length || (fresh && isForeign(frame))) {
        at = Math.min(from, length);
        return abandon(from);
      }
      const code = text.charCodeAt(at);
      if (code === (frame.kind === 'array' ? 0x5d : 0x7d)) {
        at++;
        end = at;
        pop(at);
        if (frames.length === 0) return end;
        state = 'after';
      } else if (code === 0x2c) {
        if (state === 'element') problem('unexpected', at, { what: ',' });
        at++;
        state = 'element';
      } else if (state === 'after') {
        // a table on one line, not closed: the next line is the next statement
        if (fresh && frame.kind === 'table' && frame.line === line - fresh) {
          problem('unclosed', frame.opened, { what: '{' });
          at = from;
          end = from;
          pop(from);
          if (frames.length === 0) return end;
        } else {
          problem('unexpected', at, { what: shown(at) });
          if (code === 0x5d || code === 0x7d) {
            if ((code === 0x5d ? arrays : frames.length - arrays) > 0) {
              end = from;
              pop(from); // the bracket of an outer one
              continue;
            }
            at++;
          } else if (code === 0x3d) at++;
          else state = 'element';
        }
      } else if (frame.kind === 'array') {
        if (code === 0x7d) {
          problem('unexpected', at, { what: '}' });
          at++;
        } else {
          const before = at;
          state = 'value';
          if (isWaste(code)) {
            problem('unexpected', before, { what: shown(before) });
            at++;
            state = 'element';
          }
        }
      } else {
        const before = at;
        const path = keyPath();
        if (path.length === 0) {
          problem('unexpected', before, { what: shown(before) });
          if (code === 0x5d && arrays > 0) {
            at = before;
            end = before;
            pop(before);
            state = 'after';
            continue;
          }
          at = Math.max(at, before + 1);
          continue;
        }
        if (text.charCodeAt(at) !== 0x3d) {
          problem('unexpected', at, { what: shown(at) });
          end = at;
          state = 'after';
          continue;
        }
        at++;
        frame.member = before;
        frame.added = path.length;
        level += path.length;
        if (level > LEVELS) {
          tooDeep(before);
          frame.silent = 'key';
        } else if (quiet === 0 && visitor.key?.(path) === 'skip') frame.silent = 'value';
        if (frame.silent !== 'no') quiet++;
        end = at;
        state = 'value';
      }
    }
  }

  function push(kind: 'array' | 'table'): void {
    frames.push({ kind, opened: at, line, member: -1, added: 0, silent: 'no' });
    if (kind === 'array') arrays++;
    level++;
    if (quiet === 0) visitor.open?.(kind, at);
    at++;
  }

  function pop(end: number): void {
    const frame = frames.at(-1);
    if (!frame) return;
    memberEnd(frame, end);
    frames.pop();
    if (frame.kind === 'array') arrays--;
    level--;
    if (quiet === 0) visitor.close?.(end);
  }

  function memberEnd(frame: Frame, end: number): void {
    if (frame.member < 0) return;
    if (frame.silent !== 'no') quiet--;
    level -= frame.added;
    if (quiet === 0 && frame.silent !== 'key') visitor.end?.(frame.member, Math.max(frame.member, end));
    frame.member = -1;
    frame.added = 0;
    frame.silent = 'no';
  }

  /** The value ends in the middle: closes what is open. */
  function abandon(end: number): number {
    const outer = frames[0];
    if (outer) problem('unclosed', outer.opened, { what: outer.kind === 'array' ? '[' : '{' });
    while (frames.length > 0) pop(end);
    return end;
  }

  // ── keys ───────────────────────────────────────────────────────────────────────────────────────

  /** A dotted key; leaves `at` behind the spaces that follow it. Empty where none stands. */
  function keyPath(): readonly TomlKey[] {
    let path: TomlKey[] | undefined;
    let count = 0;
    while (true) {
      spaces();
      const start = at;
      const code = text.charCodeAt(at);
      let key: TomlKey | undefined;
      if (code === 0x22 || code === 0x27) {
        at++;
        while (at < length) {
          const inside = text.charCodeAt(at);
          if (inside === code || inside === 10 || inside === 13) break;
          at += inside === 0x5c && code === 0x22 && !isEnd(text.charCodeAt(at + 1)) ? 2 : 1;
        }
        if (at > length) at = length;
        const inner: Span = [start + 1, at];
        if (text.charCodeAt(at) === code) at++;
        else problem('unclosed', start, { what: code === 0x22 ? '"' : "'" });
        if (quiet === 0 && !muted) key = { text: tomlText(text, code === 0x22 ? 'basic' : 'literal', inner[0], inner[1]), span: inner };
      } else {
        let next = at;
        while (next < length && isBare(text.charCodeAt(next))) next++;
        if (next === start) break;
        at = next;
        if (quiet === 0 && !muted) key = { text: text.slice(start, at), span: [start, at] };
      }
      count++;
      if (key && count <= LEVELS + 1) {
        if (path) path.push(key);
        else path = [key];
      }
      spaces();
      if (text.charCodeAt(at) !== 0x2e) break;
      at++;
    }
    if (count === 0) return NONE;
    return path ?? SILENT;
  }

  // ── scalars ────────────────────────────────────────────────────────────────────────────────────

  /** Reads the scalar at `at`; `false` where none stands. */
  function scalar(code: number): boolean {
    if (code === 0x22 || code === 0x27) {
      string(code);
      return true;
    }
    const start = at;
    while (at < length && isWord(text.charCodeAt(at))) at++;
    if (at === start) return false;
    if (quiet > 0) return true;
    if (at - start === 10 && text.charCodeAt(at) === 32 && isDigit(text.charCodeAt(at + 1)) && text.charCodeAt(start + 4) === 0x2d) {
      at++; // a date and a time with a space between
      while (at < length && isWord(text.charCodeAt(at))) at++;
    }
    const kind = at - start > 400 ? 'word' : bareKind(text.slice(start, at));
    if (kind === 'word') problem('unexpected', start, { what: shown(start) });
    visitor.scalar?.(kind, start, at, start, at);
    return true;
  }

  function string(quote: number): void {
    const start = at;
    if (text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote) {
      longString(quote);
      return;
    }
    at++;
    const escapes = quote === 0x22;
    let next = at; // a local: the loop is the hottest of all
    while (next < length) {
      const code = text.charCodeAt(next);
      if (code === quote || code === 10 || code === 13) break;
      next += code === 0x5c && escapes && !isEnd(text.charCodeAt(next + 1)) ? 2 : 1;
    }
    at = Math.min(next, length);
    const inner = at;
    if (text.charCodeAt(at) === quote) at++;
    else problem('unclosed', start, { what: escapes ? '"' : "'" });
    if (quiet === 0) visitor.scalar?.(escapes ? 'basic' : 'literal', start, at, start + 1, inner);
  }

  function longString(quote: number): void {
    const start = at;
    const basic = quote === 0x22;
    const fence = basic ? '"""' : "'''";
    let close = (basic ? noLongBasic : noLongLiteral) ? -1 : text.indexOf(fence, start + 3);
    while (basic && close >= 0 && isEscaped(close, start + 3)) close = text.indexOf(fence, close + 1);
    if (close < 0) {
      if (basic) noLongBasic = true;
      else noLongLiteral = true;
      problem('unclosed', start, { what: fence });
      at = start + 3;
      while (at < length && !isEnd(text.charCodeAt(at))) at++;
      if (quiet === 0) visitor.scalar?.(basic ? 'long-basic' : 'long-literal', start, at, start + 3, at);
      return;
    }
    // up to two quotes may stand directly before the closing three
    if (text.charCodeAt(close + 3) === quote) close++;
    if (text.charCodeAt(close + 3) === quote) close++;
    at = close + 3;
    if (quiet === 0) visitor.scalar?.(basic ? 'long-basic' : 'long-literal', start, at, start + 3, close);
  }

  function isEscaped(quote: number, from: number): boolean {
    let back = quote;
    while (back > from && text.charCodeAt(back - 1) === 0x5c) back--;
    return (quote - back) % 2 === 1;
  }

  // ── between the tokens ─────────────────────────────────────────────────────────────────────────

  function spaces(): void {
    let next = at;
    let code = text.charCodeAt(next);
    while (code === 32 || code === 9) code = text.charCodeAt(++next);
    at = next;
  }

  function blank(): void {
    while (at < length) {
      const code = text.charCodeAt(at);
      if (code === 0x23) skipLine();
      else if (code === 32 || code === 9 || code === 10 || code === 13) at++;
      else return;
    }
  }

  /** Blank and comments inside brackets; how many line ends were passed. Conflict markers are told and passed. */
  function blankInside(): number {
    const before = line;
    while (at < length) {
      const code = text.charCodeAt(at);
      if (code === 0x23) skipLine();
      else if (code === 10 || code === 13) {
        at++;
        if (code === 13 && text.charCodeAt(at) === 10) at++;
        line++;
        while (isConflict(at)) conflict();
      } else if (code === 32 || code === 9) at++;
      else break;
    }
    return line - before;
  }

  function skipLine(): void {
    while (at < length && !isEnd(text.charCodeAt(at))) at++;
  }

  function restOfLine(): void {
    spaces();
    if (at >= length) return;
    const code = text.charCodeAt(at);
    if (isEnd(code)) return;
    if (code !== 0x23) problem('unexpected', at, { what: shown(at) });
    skipLine();
  }

  /** Too deep for the stack: brackets are counted, strings and comments honoured. */
  function skipDeep(): void {
    let open = 0;
    quiet++;
    while (at < length) {
      const code = text.charCodeAt(at);
      if (code === 0x22 || code === 0x27) string(code);
      else if (code === 0x23) skipLine();
      else {
        at++;
        if (code === 0x5b || code === 0x7b) open++;
        else if ((code === 0x5d || code === 0x7d) && --open === 0) break;
      }
    }
    quiet--;
  }

  /** At a line's start inside brackets: does a header or a statement stand here, so that the bracket was never closed? */
  function isForeign(frame: Frame): boolean {
    const code = text.charCodeAt(at);
    if (code === 0x5b) return isHeader();
    if (frame.kind === 'table' || !isBare(code)) return false;
    let end = at;
    while (end < length && (isBare(text.charCodeAt(end)) || text.charCodeAt(end) === 0x2e)) end++;
    while (text.charCodeAt(end) === 32 || text.charCodeAt(end) === 9) end++;
    return text.charCodeAt(end) === 0x3d;
  }

  function isHeader(): boolean {
    let end = at + 1;
    if (text.charCodeAt(end) === 0x5b) end++;
    while (text.charCodeAt(end) === 32) end++;
    const start = end;
    while (end < length && isBare(text.charCodeAt(end))) end++;
    const first = text.charCodeAt(start);
    if (end === start || isDigit(first) || first === 0x2d || /^(?:true|false|inf|nan)$/.test(text.slice(start, Math.min(end, start + 6)))) {
      return false;
    }
    while (end < length && text.charCodeAt(end) !== 0x5d && text.charCodeAt(end) !== 0x2c && !isEnd(text.charCodeAt(end))) end++;
    if (text.charCodeAt(end) !== 0x5d) return false;
    while (text.charCodeAt(end) === 0x5d) end++;
    while (text.charCodeAt(end) === 32 || text.charCodeAt(end) === 9) end++;
    return end >= length || isEnd(text.charCodeAt(end)) || text.charCodeAt(end) === 0x23;
  }

  function isConflict(start: number): boolean {
    const code = text.charCodeAt(start);
    if (code !== 0x3c && code !== 0x3d && code !== 0x3e && code !== 0x7c) return false;
    if (start > 0 && !isEnd(text.charCodeAt(start - 1)) && text.charCodeAt(start - 1) !== 0xfeff) return false;
    for (let i = 1; i < 7; i++) if (text.charCodeAt(start + i) !== code) return false;
    const next = text.charCodeAt(start + 7);
    return start + 7 >= length || next === 32 || isEnd(next);
  }

  function conflict(): void {
    if (text.charCodeAt(at) === 0x3c) report({ reason: 'syntax', id: 'conflict', at });
    skipLine();
  }

  function shown(from: number): string {
    if (from >= length) return 'the end';
    let end = from;
    while (end < length && end < from + 20 && !isEnd(text.charCodeAt(end))) end++;
    return end > from ? text.slice(from, end) : 'the end of the line';
  }

  function tooDeep(from: number): void {
    report({ reason: 'size', id: 'too-deep', at: from, args: { levels: LEVELS } });
  }

  function problem(id: 'unexpected' | 'unclosed', from: number, args: Readonly<Record<string, string>>): void {
    if (problems < PROBLEMS) report({ reason: 'syntax', id, at: Math.min(from, length), args });
  }

  function report(problem: Problem): void {
    if (problems++ < PROBLEMS) visitor.problem?.(problem);
  }
}

/** Stands for a key that nobody asked for. */
const SILENT: readonly TomlKey[] = [{ text: '', span: [0, 0] }];

/** The decoded text of a string between two offsets inside its quotes; broken escapes stay as written. */
export function tomlText(text: string, kind: TomlScalar, start: number, end: number): string {
  const raw = text.slice(start, end);
  if (kind === 'basic') return raw.includes('\\') ? unescapeToml(raw) : raw;
  if (kind !== 'long-basic' && kind !== 'long-literal') return raw;
  const body = raw.replace(/^\r?\n/, '').replaceAll('\r\n', '\n');
  return kind === 'long-basic' && body.includes('\\') ? unescapeToml(body) : body;
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', e: '\u001b', '"': '"', '\\': '\\' };

function unescapeToml(raw: string): string {
  return raw.replace(
    /\\(?:([btnfre"\\])|x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|[ \t]*\n[ \t\n]*)/g,
    (all, simple?: string, x?: string, u?: string, long?: string) => {
      if (simple !== undefined) return ESCAPES[simple] ?? all;
      const hex = x ?? u ?? long;
      if (hex === undefined) return ''; // a line end that a backslash swallows, with the blank that follows
      const point = Number.parseInt(hex, 16);
      return point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? all : String.fromCodePoint(point);
    },
  );
}

function bareKind(word: string): TomlScalar {
  if (word === 'true' || word === 'false') return 'boolean';
  if (NUMBER.test(word)) return 'number';
  return DATE.test(word) ? 'date' : 'word';
}

function isBare(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x5f
  );
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isEnd(code: number): boolean {
  return code === 10 || code === 13;
}

/** Part of a bare value: anything but blank, brackets, commas, quotes, equals and comments. */
function isWord(code: number): boolean {
  return (
    code > 32 &&
    code !== 0x2c &&
    code !== 0x5b &&
    code !== 0x5d &&
    code !== 0x7b &&
    code !== 0x7d &&
    code !== 0x23 &&
    code !== 0x3d &&
    code !== 0x22 &&
    code !== 0x27
  );
}

/** Can begin no value and would not be passed by reading one. */
function isWaste(code: number): boolean {
  return code === 0x3d || code <= 32;
}

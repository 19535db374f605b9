// Reads TOML 1.1 as a stream of events with offsets; recovers at the next line, never throws, never recurses. https://toml.io/en/v1.1.0
import type { Problem, Span } from '../model.ts';
import { tomlLine } from './toml-line.ts';
import { tomlText } from './toml-text.ts';
import { tomlWord } from './toml-word.ts';

/** A dotted key or the path of a header. It is live: read it inside the event, do not keep it. */
export interface TomlPath {
  /** How many keys it has. */
  depth(): number;
  /** How long a key is as it is written. */
  size(level: number): number;
  /** Compares a key without allocating. */
  is(level: number, key: string): boolean;
  /** Decoded; empty beyond the last. */
  key(level: number): string;
  /** Inside its quotes. */
  keySpan(level: number): Span;
}

export type TomlString = 'basic' | 'literal' | 'long-basic' | 'long-literal';
/** `word`: something bare that is no TOML value, kept because the author is still typing. */
export type TomlScalar = TomlString | 'number' | 'boolean' | 'date' | 'word';

/** All offsets are UTF-16 code units. Containers and scalars follow the `key` they belong to. */
export interface TomlVisitor {
  /** `[a.b]` or `[[a.b]]` at `[start, end)`. `skip`: nothing of this table is reported. */
  readonly table?: (path: TomlPath, start: number, end: number, kind: 'one' | 'each') => 'skip' | undefined;
  /** `a.b =` in a table or an inline table. `skip`: its value is not reported, its `end` is. */
  readonly key?: (path: TomlPath) => 'skip' | undefined;
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

interface Frame {
  kind: 'array' | 'table';
  opened: number;
  line: number;
  /** Where the member began that holds this container; -1 in an array. */
  member: number;
  /** Levels that the member's dotted key adds. */
  added: number;
  /** Whether the member's value is told: `value`: the key was, `key`: nothing of it is. */
  silent: 'no' | 'value' | 'key';
}

/** Linear in time. What lies behind the end of the text is never asked for: the loops would be compiled for it. */
export function scanToml(text: string, visitor: TomlVisitor): void {
  const length = text.length;
  const frames: Frame[] = [];
  let at = length > 0 && text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 0;
  let open = 0; // how many of the frames are in use
  let arrays = 0; // how many of them are arrays
  let level = 0;
  let tableLevel = 0;
  let muted = false; // the table is skipped
  let quiet = 0; // inside a skipped value
  let problems = 0;
  let noLongBasic = false;
  let noLongLiteral = false;

  // the path being read
  let keys = 0;
  const keyFrom: number[] = [];
  const keyTo: number[] = [];
  const keyQuote: number[] = [];
  const path: TomlPath = {
    depth: () => Math.min(keys, LEVELS + 1),
    size: index => (keyTo[index] ?? 0) - (keyFrom[index] ?? 0),
    is(index, key) {
      if (index >= keys) return false;
      const from = keyFrom[index] ?? 0;
      const to = keyTo[index] ?? 0;
      if (to - from === key.length && text.startsWith(key, from)) return true;
      return keyQuote[index] === 0x22 && to - from > key.length && tomlText(text, 'basic', from, to) === key;
    },
    key: index =>
      index < keys ? tomlText(text, keyQuote[index] === 0x22 ? 'basic' : 'literal', keyFrom[index] ?? 0, keyTo[index] ?? 0) : '',
    keySpan: index => [keyFrom[index] ?? 0, keyTo[index] ?? 0],
  };

  // the next of these, each looked up once for the stretch before it
  let lfFrom = 1;
  let lfAt = 0;
  let crFrom = 1;
  let crAt = 0;
  let slashFrom = 1;
  let slashAt = 0;
  let basicFrom = 1;
  let basicAt = 0;
  let literalFrom = 1;
  let literalAt = 0;

  while (at < length) {
    blank();
    if (at >= length) break;
    const code = text.charCodeAt(at);
    if (code === 0x5b) header();
    else if (isMark(code) && tomlLine(text, at) === 'conflict') conflict();
    else statement();
  }

  // ── statements ─────────────────────────────────────────────────────────────────────────────────

  function header(): void {
    const start = at;
    at++;
    const each = peek(at) === 0x5b;
    if (each) at++;
    muted = false;
    const count = keyPath();
    let closed = peek(at) === 0x5d;
    if (closed) at++;
    if (closed && each) {
      closed = peek(at) === 0x5d;
      if (closed) at++;
    }
    if (count === 0) problem('unexpected', at, { what: '[' });
    else {
      if (!closed) problem('unclosed', start, { what: each ? '[[' : '[' });
      tableLevel = count;
      if (count > LEVELS) {
        tooDeep(start);
        muted = true;
      } else muted = visitor.table?.(path, start, at, each ? 'each' : 'one') === 'skip';
    }
    restOfLine();
  }

  function statement(): void {
    const start = at;
    const count = keyPath();
    if (count === 0 || peek(at) !== 0x3d) {
      problem('unexpected', count === 0 ? start : at, { what: shown(count === 0 ? start : at) });
      skipLine();
      return;
    }
    at++;
    level = tableLevel + count;
    if (level > LEVELS) tooDeep(start);
    const silent = muted || level > LEVELS || visitor.key?.(path) === 'skip';
    if (silent) quiet++;
    spaces();
    const code = peek(at);
    const end = code === 0x5b || code === 0x7b ? container() : plain(code, start);
    if (silent) quiet--;
    if (!muted && level <= LEVELS) visitor.end?.(start, end);
    restOfLine();
  }

  /** A value that is no container; answers its end, or that of what stands before it where it is missing. */
  function plain(code: number, from: number): number {
    if (scalar(code)) return at;
    problem('unexpected', at, { what: shown(at) });
    let end = at;
    while (end > from && isBlank(text.charCodeAt(end - 1))) end--;
    return end;
  }

  /** Reads one whole array or inline table; returns its end. */
  function container(): number {
    let end = at;
    let state: 'value' | 'element' | 'after' = 'value';
    while (true) {
      if (state === 'value') {
        spaces();
        const code = peek(at);
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
        if (open === 0) return end;
        continue;
      }
      const frame = frames[open - 1];
      if (!frame) return end;
      const from = at;
      if (state === 'after' && frame.member >= 0) memberEnd(frame, end);
      const fresh = blankInside();
      if (at >= length || (fresh > 0 && isForeign(frame))) {
        at = Math.min(from, length);
        return abandon(from);
      }
      const code = text.charCodeAt(at);
      if (code === (frame.kind === 'array' ? 0x5d : 0x7d)) {
        at++;
        end = at;
        pop(at);
        if (open === 0) return end;
        state = 'after';
      } else if (code === 0x2c) {
        if (state === 'element') problem('unexpected', at, { what: ',' });
        at++;
        state = 'element';
      } else if (state === 'after') {
        // a table on one line, not closed: the next line is the next statement
        if (fresh > 0 && frame.kind === 'table' && frame.line === line - fresh) {
          problem('unclosed', frame.opened, { what: '{' });
          at = from;
          end = from;
          pop(from);
          if (open === 0) return end;
        } else {
          problem('unexpected', at, { what: shown(at) });
          if (code === 0x5d || code === 0x7d) {
            if ((code === 0x5d ? arrays : open - arrays) > 0) {
              end = from;
              pop(from); // the bracket of an outer one
              continue;
            }
            at++;
          } else if (code === 0x3d) at++;
          else state = 'element';
        }
      } else if (frame.kind === 'array') {
        if (code === 0x22 || code === 0x27) {
          string(code);
          end = at;
          if (peek(at) === 0x2c) at++;
          else state = 'after';
        } else if (code === 0x7d) {
          problem('unexpected', at, { what: '}' });
          at++;
        } else if (isWaste(code)) {
          problem('unexpected', at, { what: shown(at) });
          at++;
        } else state = 'value';
      } else {
        const before = at;
        const count = keyPath();
        if (count === 0) {
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
        if (peek(at) !== 0x3d) {
          problem('unexpected', at, { what: shown(at) });
          end = at;
          state = 'after';
          continue;
        }
        at++;
        frame.member = before;
        frame.added = count;
        level += count;
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
    const frame = frames[open];
    if (frame) {
      frame.kind = kind;
      frame.opened = at;
      frame.line = line;
    } else frames.push({ kind, opened: at, line, member: -1, added: 0, silent: 'no' });
    open++;
    if (kind === 'array') arrays++;
    level++;
    if (quiet === 0) visitor.open?.(kind, at);
    at++;
  }

  function pop(end: number): void {
    const frame = frames[open - 1];
    if (!frame) return;
    if (frame.member >= 0) memberEnd(frame, end);
    open--;
    if (frame.kind === 'array') arrays--;
    level--;
    if (quiet === 0) visitor.close?.(end);
  }

  function memberEnd(frame: Frame, end: number): void {
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
    while (open > 0) pop(end);
    return end;
  }

  // ── keys ───────────────────────────────────────────────────────────────────────────────────────

  /** A dotted key; leaves `at` behind the spaces that follow it. Answers how many keys; none: nothing stands here. */
  function keyPath(): number {
    let count = 0;
    let next = at;
    while (true) {
      while (next < length && isBlank(text.charCodeAt(next))) next++;
      const start = next;
      const code = peek(next);
      let from = start;
      let to = start;
      let quote = 0;
      if (code === 0x22 || code === 0x27) {
        quote = code;
        from++;
        next = to = closing(code, from);
        if (peek(next) === code) next++;
        else problem('unclosed', start, { what: code === 0x22 ? '"' : "'" });
      } else {
        while (next < length && isBare(text.charCodeAt(next))) next++;
        if (next === start) break;
        to = next;
      }
      if (count <= LEVELS) {
        keyFrom[count] = from;
        keyTo[count] = to;
        keyQuote[count] = quote;
      }
      count++;
      while (next < length && isBlank(text.charCodeAt(next))) next++;
      if (peek(next) !== 0x2e) break;
      next++;
    }
    at = next;
    keys = count;
    return count;
  }

  // ── scalars ────────────────────────────────────────────────────────────────────────────────────

  /** Reads the scalar at `at`; `false` where none stands. */
  function scalar(code: number): boolean {
    if (code === 0x22 || code === 0x27) {
      string(code);
      return true;
    }
    const start = at;
    let next = at;
    while (next < length && isWord(text.charCodeAt(next))) next++;
    at = next;
    if (next === start) return false;
    if (quiet > 0) return true;
    if (next - start === 10 && peek(next) === 32 && isDigit(peek(next + 1)) && text.charCodeAt(start + 4) === 0x2d) {
      next++; // a date and a time with a space between
      while (next < length && isWord(text.charCodeAt(next))) next++;
      at = next;
    }
    const kind = tomlWord(text.slice(start, next));
    if (kind === 'word') problem('unexpected', start, { what: shown(start) });
    visitor.scalar?.(kind, start, next, start, next);
    return true;
  }

  function string(quote: number): void {
    const start = at;
    const from = start + 1;
    if (peek(from) === quote && peek(from + 1) === quote) {
      longString(quote);
      return;
    }
    const inner = closing(quote, from);
    if (inner < length && text.charCodeAt(inner) === quote) at = inner + 1;
    else {
      at = inner;
      problem('unclosed', start, { what: quote === 0x22 ? '"' : "'" });
    }
    if (quiet === 0) visitor.scalar?.(quote === 0x22 ? 'basic' : 'literal', start, at, from, inner);
  }

  /** The closing quote of a string or key on one line, or the line's end where there is none. */
  function closing(quote: number, from: number): number {
    const end = nextLineEnd(from);
    if (quote === 0x27) {
      if (from < literalFrom || from > literalAt) {
        literalFrom = from;
        literalAt = text.indexOf("'", from);
        if (literalAt < 0) literalAt = length;
      }
      return Math.min(literalAt, end);
    }
    if (from < slashFrom || from > slashAt) {
      slashFrom = from;
      slashAt = text.indexOf('\\', from);
      if (slashAt < 0) slashAt = length;
    }
    if (from < basicFrom || from > basicAt) {
      basicFrom = from;
      basicAt = text.indexOf('"', from);
      if (basicAt < 0) basicAt = length;
    }
    const close = Math.min(basicAt, end);
    if (slashAt > close) return close;
    let next = slashAt;
    while (next < end) {
      const code = text.charCodeAt(next);
      if (code === 0x22) return next;
      next += code === 0x5c && next + 1 < end ? 2 : 1;
    }
    return end;
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
      at = nextLineEnd(start + 3);
      if (quiet === 0) visitor.scalar?.(basic ? 'long-basic' : 'long-literal', start, at, start + 3, at);
      return;
    }
    // up to two quotes may stand directly before the closing three
    if (peek(close + 3) === quote) close++;
    if (peek(close + 3) === quote) close++;
    at = close + 3;
    if (quiet === 0) visitor.scalar?.(basic ? 'long-basic' : 'long-literal', start, at, start + 3, close);
  }

  function isEscaped(quote: number, from: number): boolean {
    let back = quote;
    while (back > from && text.charCodeAt(back - 1) === 0x5c) back--;
    return (quote - back) % 2 === 1;
  }

  // ── between the tokens ─────────────────────────────────────────────────────────────────────────

  /** Nothing (-1) behind the end. */
  function peek(offset: number): number {
    return offset < length ? text.charCodeAt(offset) : -1;
  }

  function spaces(): void {
    let next = at;
    while (next < length && isBlank(text.charCodeAt(next))) next++;
    at = next;
  }

  function blank(): void {
    let next = at;
    while (next < length) {
      const code = text.charCodeAt(next);
      if (code === 0x23) next = nextLineEnd(next);
      else if (code === 10 || code === 32 || code === 13 || code === 9) next++;
      else break;
    }
    at = next;
  }

  /** Blank and comments inside brackets; how many line ends were passed. Conflict markers are told and passed. */
  function blankInside(): number {
    const before = line;
    let next = at;
    while (next < length) {
      const code = text.charCodeAt(next);
      if (code === 0x23) next = nextLineEnd(next);
      else if (code === 10 || code === 13) {
        next++;
        if (code === 13 && peek(next) === 10) next++;
        line++;
        while (isMark(peek(next)) && tomlLine(text, next) === 'conflict') {
          at = next;
          conflict();
          next = at;
        }
      } else if (code === 32 || code === 9) next++;
      else break;
    }
    at = next;
    return line - before;
  }

  function nextLineEnd(from: number): number {
    if (from < lfFrom || from > lfAt) {
      lfFrom = from;
      lfAt = text.indexOf('\n', from);
      if (lfAt < 0) lfAt = length;
    }
    if (from < crFrom || from > crAt) {
      crFrom = from;
      crAt = text.indexOf('\r', from);
      if (crAt < 0) crAt = length;
    }
    return lfAt < crAt ? lfAt : crAt;
  }

  function skipLine(): void {
    if (at < length) at = nextLineEnd(at);
  }

  function restOfLine(): void {
    let next = at;
    while (next < length && isBlank(text.charCodeAt(next))) next++;
    at = next;
    if (next >= length) return;
    const code = text.charCodeAt(next);
    if (code === 10 || code === 13) return;
    if (code !== 0x23) problem('unexpected', next, { what: shown(next) });
    skipLine();
  }

  /** Too deep for the stack: brackets are counted, strings and comments honoured. */
  function skipDeep(): void {
    let beyond = 0;
    quiet++;
    while (at < length) {
      const code = text.charCodeAt(at);
      if (code === 0x22 || code === 0x27) string(code);
      else if (code === 0x23) skipLine();
      else {
        at++;
        if (code === 0x5b || code === 0x7b) beyond++;
        else if ((code === 0x5d || code === 0x7d) && --beyond === 0) break;
      }
    }
    quiet--;
  }

  /** At a line's start inside brackets: does a header or a statement stand here, so that the bracket was never closed? */
  function isForeign(frame: Frame): boolean {
    const code = text.charCodeAt(at);
    return (code === 0x5b || (frame.kind === 'array' && isBare(code))) && tomlLine(text, at) !== undefined;
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

function isBare(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x5f
  );
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isEnd(code: number): boolean {
  return code === 10 || code === 13;
}

/** May begin a conflict marker. */
function isMark(code: number): boolean {
  return (code >= 0x3c && code <= 0x3e) || code === 0x7c;
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

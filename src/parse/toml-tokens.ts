// The tokens of a TOML text, one reader over all of them: blank, keys, strings and words, and what is told about them. Never throws.
import type { Problem } from '../model.ts';
import { isBare, isBlank, isDigit, isEnd, isMark, isWord } from './toml-chars.ts';
import { tomlEnds } from './toml-ends.ts';
import type { TomlPath, TomlVisitor } from './toml-events.ts';
import { tomlLine } from './toml-line.ts';
import { tomlText } from './toml-text.ts';
import { tomlWord } from './toml-word.ts';

export const LEVELS = 1000;
/** A broken file is told about, not buried. */
const PROBLEMS = 100;

/** Where the reader stands, and how it goes on. */
export interface TomlTokens {
  /** The offset that is read next. */
  at: number;
  /** Line ends passed inside brackets. */
  line: number;
  /** More than 0 inside a value that is not told. */
  quiet: number;
  /** The key that was read last; live. */
  readonly path: TomlPath;
  /** The code unit there; -1 behind the end. */
  readonly peek: (offset: number) => number;
  readonly spaces: () => void;
  /** Blank, comments and line ends between statements. */
  readonly blank: () => void;
  /** Blank and comments inside brackets; how many line ends were passed. Conflict markers are told and passed. */
  readonly blankInside: () => number;
  readonly skipLine: () => void;
  /** What stands behind a statement is told and passed. */
  readonly restOfLine: () => void;
  /** Too deep for the stack: brackets are counted, strings and comments honoured. */
  readonly skipDeep: () => void;
  /** A dotted key; leaves `at` behind the spaces that follow it. Answers how many keys; none: nothing stands here. */
  readonly keyPath: () => number;
  /** Reads the scalar at `at`; `false` where none stands. */
  readonly scalar: (code: number) => boolean;
  readonly string: (quote: number) => void;
  readonly conflict: () => void;
  /** The text at an offset, for a sentence. */
  readonly shown: (from: number) => string;
  readonly tooDeep: (from: number) => void;
  readonly problem: (id: 'unexpected' | 'unclosed', from: number, args: Readonly<Record<string, string>>) => void;
}

/** Linear in time. What lies behind the end of the text is never asked for: the loops would be compiled for it. */
export function tomlTokens(text: string, visitor: TomlVisitor): TomlTokens {
  const length = text.length;
  const ends = tomlEnds(text);
  let problems = 0;
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
  const self: TomlTokens = {
    at: length > 0 && text.charCodeAt(0) === 0xfeff ? 1 : 0,
    line: 0,
    quiet: 0,
    path,
    peek,
    spaces,
    blank,
    blankInside,
    skipLine,
    restOfLine,
    skipDeep,
    keyPath,
    scalar,
    string,
    conflict,
    shown,
    tooDeep,
    problem,
  };
  return self;

  // ── keys ───────────────────────────────────────────────────────────────────────────────────────

  function keyPath(): number {
    let count = 0;
    let next = self.at;
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
        next = to = ends.quote(code, from);
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
    self.at = next;
    keys = count;
    return count;
  }

  // ── scalars ────────────────────────────────────────────────────────────────────────────────────

  function scalar(code: number): boolean {
    if (code === 0x22 || code === 0x27) {
      string(code);
      return true;
    }
    const start = self.at;
    let next = self.at;
    while (next < length && isWord(text.charCodeAt(next))) next++;
    self.at = next;
    if (next === start) return false;
    if (self.quiet > 0) return true;
    if (next - start === 10 && peek(next) === 32 && isDigit(peek(next + 1)) && text.charCodeAt(start + 4) === 0x2d) {
      next++; // a date and a time with a space between
      while (next < length && isWord(text.charCodeAt(next))) next++;
      self.at = next;
    }
    const kind = tomlWord(text.slice(start, next));
    if (kind === 'word') problem('unexpected', start, { what: shown(start) });
    visitor.scalar?.(kind, start, next, start, next);
    return true;
  }

  function string(quote: number): void {
    const start = self.at;
    const from = start + 1;
    if (peek(from) === quote && peek(from + 1) === quote) {
      longString(quote);
      return;
    }
    const inner = ends.quote(quote, from);
    if (inner < length && text.charCodeAt(inner) === quote) self.at = inner + 1;
    else {
      self.at = inner;
      problem('unclosed', start, { what: quote === 0x22 ? '"' : "'" });
    }
    if (self.quiet === 0) visitor.scalar?.(quote === 0x22 ? 'basic' : 'literal', start, self.at, from, inner);
  }

  function longString(quote: number): void {
    const start = self.at;
    const basic = quote === 0x22;
    let close = ends.long(quote, start + 3);
    if (close < 0) {
      problem('unclosed', start, { what: basic ? '"""' : "'''" });
      self.at = ends.line(start + 3);
      if (self.quiet === 0) visitor.scalar?.(basic ? 'long-basic' : 'long-literal', start, self.at, start + 3, self.at);
      return;
    }
    // up to two quotes may stand directly before the closing three
    if (peek(close + 3) === quote) close++;
    if (peek(close + 3) === quote) close++;
    self.at = close + 3;
    if (self.quiet === 0) visitor.scalar?.(basic ? 'long-basic' : 'long-literal', start, self.at, start + 3, close);
  }

  // ── between the tokens ─────────────────────────────────────────────────────────────────────────

  function peek(offset: number): number {
    return offset < length ? text.charCodeAt(offset) : -1;
  }

  function spaces(): void {
    let next = self.at;
    while (next < length && isBlank(text.charCodeAt(next))) next++;
    self.at = next;
  }

  function blank(): void {
    let next = self.at;
    while (next < length) {
      const code = text.charCodeAt(next);
      if (code === 0x23) next = ends.line(next);
      else if (code === 10 || code === 32 || code === 13 || code === 9) next++;
      else break;
    }
    self.at = next;
  }

  function blankInside(): number {
    const before = self.line;
    let next = self.at;
    while (next < length) {
      const code = text.charCodeAt(next);
      if (code === 0x23) next = ends.line(next);
      else if (code === 10 || code === 13) {
        next++;
        if (code === 13 && peek(next) === 10) next++;
        self.line++;
        while (isMark(peek(next)) && tomlLine(text, next) === 'conflict') {
          self.at = next;
          conflict();
          next = self.at;
        }
      } else if (code === 32 || code === 9) next++;
      else break;
    }
    self.at = next;
    return self.line - before;
  }

  function skipLine(): void {
    if (self.at < length) self.at = ends.line(self.at);
  }

  function restOfLine(): void {
    let next = self.at;
    while (next < length && isBlank(text.charCodeAt(next))) next++;
    self.at = next;
    if (next >= length) return;
    const code = text.charCodeAt(next);
    if (code === 10 || code === 13) return;
    if (code !== 0x23) problem('unexpected', next, { what: shown(next) });
    skipLine();
  }

  function skipDeep(): void {
    let beyond = 0;
    self.quiet++;
    while (self.at < length) {
      const code = text.charCodeAt(self.at);
      if (code === 0x22 || code === 0x27) string(code);
      else if (code === 0x23) skipLine();
      else {
        self.at++;
        if (code === 0x5b || code === 0x7b) beyond++;
        else if ((code === 0x5d || code === 0x7d) && --beyond === 0) break;
      }
    }
    self.quiet--;
  }

  function conflict(): void {
    if (text.charCodeAt(self.at) === 0x3c) report({ reason: 'syntax', id: 'conflict', at: self.at });
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

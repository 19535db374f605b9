// Cuts shell text into commands and words with offsets kept: quotes, escapes, variables, substitutions, heredocs. https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html
import type { Span } from '../model.ts';
import type { MappedText, Piece } from './mapped-text.ts';

/** A word with its quotes taken away. A variable contributes its fallback (`y` of `${X:-y}`) or nothing. */
export interface ShellWord extends MappedText {
  /** With its quotes. */
  readonly span: Span;
  /** Parts that are computed elsewhere, by their place in `text`; `length` is that of the fallback. */
  readonly holes: readonly Hole[];
}

export interface Hole {
  readonly at: number;
  readonly length: number;
  /** Absent for a command substitution. */
  readonly name?: string;
  readonly span: Span;
}

export interface ShellCommand {
  readonly words: readonly ShellWord[];
  /** Bodies of its here-documents, without their delimiters. */
  readonly heredocs: readonly Span[];
}

export interface ShellOptions {
  /** `` ` `` in a Dockerfile for Windows. */
  readonly escape?: '\\' | '`';
}

interface Building {
  text: string;
  pieces: Piece[];
  holes: Hole[];
  start: number;
}

/** One level of `( )`, `$( )`, backquotes, or the whole. */
interface Frame {
  readonly close: '' | ')' | '`';
  words: ShellWord[];
  heredocs: Span[];
  word: Building | undefined;
  /** A redirection stands before the word that begins next: it is a file, no argument. */
  skipNext: boolean;
  double: boolean;
}

const DEPTH = 200;
const VARIABLE = /[A-Za-z_]\w*|[0-9@*#?$!-]/y;
const FALLBACK_MOST = 1000;
const HEREDOC = /^[ \t]*(?:'([^'\n]*)'|"([^"\n]*)"|\\?([^\s;&|<>()'"]+))/;
const PLAIN_STOPS = new Set([...' \t\r\n\'"$`;&|()<>'].map(char => char.charCodeAt(0)));
const DOUBLE_STOPS = new Set([...'"$`'].map(char => char.charCodeAt(0)));

/**
 * Commands in the order in which they end; those inside `$( )` come before the one they stand in. Reserved words such as `then` stay words.
 * Linear in the length, no recursion; deeper than 200 levels of substitution is read flat.
 */
export function shellCommands(text: string, options: ShellOptions = {}): readonly ShellCommand[] {
  const mark = options.escape ?? '\\';
  const out: ShellCommand[] = [];
  const stack: Frame[] = [];
  let frame: Frame = open('');
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let pending: { readonly word: string; readonly dashed: boolean; readonly into: Span[] }[] = [];

  const begin = (): Building => {
    frame.word ??= { text: '', pieces: [], holes: [], start: at };
    return frame.word;
  };
  const take = (word: Building, chunk: string, span: Span): void => {
    const last = word.pieces.at(-1);
    const lastLength = last ? word.text.length - last.at : 0;
    const joins = last && last.span[1] === span[0] && lastLength === last.span[1] - last.span[0] && chunk.length === span[1] - span[0];
    if (joins) word.pieces[word.pieces.length - 1] = { at: last.at, span: [last.span[0], span[1]] };
    else word.pieces.push({ at: word.text.length, span });
    word.text += chunk;
  };
  /** `2` of `2>file` is no argument. */
  const dropNumber = (): void => {
    if (frame.word && /^\d+$/.test(frame.word.text)) frame.word = undefined;
    else endWord();
  };
  const endWord = (): void => {
    const { word } = frame;
    if (!word) return;
    frame.word = undefined;
    if (frame.skipNext) {
      frame.skipNext = false;
      return;
    }
    frame.words.push({ text: word.text, pieces: word.pieces, holes: word.holes, span: [word.start, at] });
  };
  const endCommand = (): void => {
    endWord();
    frame.skipNext = false;
    if (frame.words.length === 0) return;
    out.push({ words: frame.words, heredocs: frame.heredocs });
    frame.words = [];
    frame.heredocs = [];
  };
  const enter = (close: Frame['close']): void => {
    stack.push(frame);
    frame = open(close);
  };
  const leave = (): void => {
    endCommand();
    frame = stack.pop() ?? frame;
  };

  while (at < text.length) {
    const char = text.charAt(at);
    if (char === mark) {
      const lineEnd = continuation(text, at + 1);
      if (lineEnd > 0) {
        at = lineEnd;
        continue;
      }
      const word = begin();
      if (frame.double && !'$`"\\'.includes(text.charAt(at + 1))) take(word, char, [at, at + 1]);
      else if (at + 1 < text.length) {
        take(word, text.charAt(at + 1), [at, at + 2]);
        at++;
      }
      at++;
      continue;
    }
    if (char === '"') {
      begin();
      frame.double = !frame.double;
      at++;
      continue;
    }
    if (char === '$' && text.charAt(at + 1) === '(') {
      const word = begin();
      if (text.charAt(at + 2) !== '(' && stack.length < DEPTH) {
        word.holes.push({ at: word.text.length, length: 0, span: [at, at + 2] });
        at += 2;
        enter(')');
      } else {
        take(word, '', [at, at + 2]);
        at += 2;
      }
      continue;
    }
    if (char === '`') {
      if (frame.close === '`') {
        at++;
        leave();
      } else if (stack.length < DEPTH) {
        const word = begin();
        word.holes.push({ at: word.text.length, length: 0, span: [at, at + 1] });
        at++;
        enter('`');
      } else at++;
      continue;
    }
    if (char === '$') {
      const word = begin();
      at = variable(text, at, word, take);
      continue;
    }
    if (frame.double) {
      const word = begin();
      const stop = runEnd(text, at, DOUBLE_STOPS, mark);
      take(word, text.slice(at, stop), [at, stop]);
      at = stop;
      continue;
    }
    if (char === "'") {
      const word = begin();
      const close = text.indexOf("'", at + 1);
      const stop = close < 0 ? text.length : close;
      take(word, text.slice(at + 1, stop), [at + 1, stop]);
      at = stop + (close < 0 ? 0 : 1);
      continue;
    }
    if (char === ' ' || char === '\t') {
      endWord();
      at++;
      continue;
    }
    if (char === '\n' || char === '\r') {
      endCommand();
      at++;
      if (char === '\n' && pending.length > 0) {
        for (const { word, dashed, into } of pending) {
          const [body, next] = heredoc(text, at, word, dashed);
          into.push(body);
          at = next;
        }
        pending = [];
      }
      continue;
    }
    if (char === '#' && !frame.word) {
      const stop = text.indexOf('\n', at);
      at = stop < 0 ? text.length : stop;
      continue;
    }
    if (char === '<' && text.charAt(at + 1) === '<' && text.charAt(at + 2) !== '<') {
      dropNumber();
      at += 2;
      const dashed = text.charAt(at) === '-';
      if (dashed) at++;
      const found = HEREDOC.exec(text.slice(at, at + 200));
      if (found) {
        at += found[0].length;
        pending.push({ word: found[1] ?? found[2] ?? found[3] ?? '', dashed, into: frame.heredocs });
      }
      continue;
    }
    if (char === '<' || char === '>') {
      dropNumber();
      at++;
      while ('<>&|'.includes(text.charAt(at)) && at < text.length) at++;
      if (text.charAt(at) === '(') continue; // process substitution: a command like any other
      frame.skipNext = true;
      continue;
    }
    if (char === '&' && text.charAt(at + 1) === '>') {
      endWord();
      at += 1;
      continue;
    }
    if (char === ';' || char === '&' || char === '|') {
      endCommand();
      at++;
      continue;
    }
    if (char === '(') {
      endCommand();
      at++;
      if (stack.length < DEPTH) enter(')');
      continue;
    }
    if (char === ')') {
      endCommand();
      at++;
      if (frame.close === ')') leave();
      continue;
    }
    const word = begin();
    const stop = runEnd(text, at, PLAIN_STOPS, mark);
    take(word, text.slice(at, stop), [at, stop]);
    at = stop;
  }
  for (;;) {
    endCommand();
    const below = stack.pop();
    if (!below) return out;
    frame = below;
  }
}

function open(close: Frame['close']): Frame {
  return { close, words: [], heredocs: [], word: undefined, skipNext: false, double: false };
}

/** The end of the run that begins here; at least one character. */
function runEnd(text: string, from: number, stops: ReadonlySet<number>, mark: string): number {
  const escapeCode = mark.charCodeAt(0);
  let at = from + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === escapeCode || stops.has(code)) break;
    at++;
  }
  return at;
}

/** Behind the line end that an escape takes away; 0 where it stands before something else. Blanks between are tolerated. */
function continuation(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
  if (text.startsWith('\r\n', at)) return at + 2;
  return text.charCodeAt(at) === 10 || text.charCodeAt(at) === 13 ? at + 1 : 0;
}

/** Reads `$X`, `${X}`, `${X:-y}` at a dollar sign and returns where it ends. */
function variable(text: string, at: number, word: Building, take: (word: Building, chunk: string, span: Span) => void): number {
  const braced = text.charAt(at + 1) === '{';
  VARIABLE.lastIndex = at + (braced ? 2 : 1);
  const name = VARIABLE.exec(text)?.[0];
  if (name === undefined) {
    take(word, '$', [at, at + 1]);
    return at + 1;
  }
  const from = at + (braced ? 2 : 1) + name.length;
  if (!braced) {
    word.holes.push({ at: word.text.length, length: 0, name, span: [at, from] });
    return from;
  }
  const end = closing(text, from);
  const stop = end < 0 ? from : end + 1;
  const operator = end < 0 ? undefined : /^:?[-=]/.exec(text.slice(from, from + 2))?.[0];
  let raw: Span = [from, from];
  if (operator) {
    raw = [from + operator.length, end];
    const quote = text.charAt(raw[0]);
    if ((quote === '"' || quote === "'") && raw[1] - raw[0] >= 2 && text.charAt(end - 1) === quote) raw = [raw[0] + 1, raw[1] - 1];
  }
  const fallback = text.slice(raw[0], raw[1]);
  const plain = !/[$`"'\\\r\n]/.test(fallback);
  word.holes.push({ at: word.text.length, length: plain ? fallback.length : 0, name, span: [at, stop] });
  if (plain && fallback) take(word, fallback, raw);
  return stop;
}

/** The brace that closes an expansion, within its line's reach. */
function closing(text: string, from: number): number {
  const end = Math.min(text.length, from + FALLBACK_MOST);
  let depth = 0;
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) return -1;
    if (code === 0x7b) depth++;
    else if (code === 0x7d && depth-- === 0) return at;
  }
  return -1;
}

/** The body of a here-document and where the text goes on. */
function heredoc(text: string, from: number, word: string, dashed: boolean): readonly [Span, number] {
  let at = from;
  while (at < text.length) {
    const lf = text.indexOf('\n', at);
    const end = lf < 0 ? text.length : lf;
    let start = at;
    if (dashed) while (text.charCodeAt(start) === 9) start++;
    const stop = text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    if (stop - start === word.length && text.startsWith(word, start)) return [[from, at], end];
    at = end + 1;
  }
  return [[from, text.length], text.length];
}

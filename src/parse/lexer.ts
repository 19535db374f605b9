// The one lexer for files written in a programming language: words, strings, symbols and line ends, by a table per language.
import type { Problem, Span } from '../model.ts';
import { type Language, prepareLanguage, type StringRule } from './lexer-language.ts';

export type Part =
  | { readonly kind: 'text'; readonly text: string; readonly span: Span }
  /** `span`: the code alone. */
  | { readonly kind: 'code'; readonly span: Span };

export interface StringToken {
  readonly kind: 'string';
  /** With its quotes. */
  readonly span: Span;
  readonly inner: Span;
  /** Decoded; code is left out. */
  readonly text: string;
  /** More than one text only where code stands in it. */
  readonly parts: readonly Part[];
  readonly open: string;
}

export type Token = StringToken | { readonly kind: 'word' | 'symbol' | 'line'; readonly span: Span; readonly text: string };

export interface Lexed {
  readonly tokens: readonly Token[];
  readonly problems: readonly Problem[];
}

interface Open {
  readonly rule: StringRule;
  readonly start: number;
  readonly parts: Part[];
  text: string;
  textFrom: number;
  nested: number;
  /** Code was begun and has not ended. */
  inCode: boolean;
}
interface Code {
  readonly close: string;
  readonly from: number;
  depth: number;
}

const MOST = 20;
/** Strings in code in strings: deeper quotes are symbols. */
const DEPTH = 100;

/**
 * Linear in time; no recursion: strings in code in strings are kept on a stack, and only the outermost is a token.
 * Comments and blanks are left out. Offsets are UTF-16 units of `text`.
 */
export function lex(text: string, language: Language): Lexed {
  const tokens: Token[] = [];
  const problems: Problem[] = [];
  const table = prepareLanguage(language);
  const stack: (Open | Code)[] = [];
  const heredocs: { readonly word: string; readonly indented: boolean; readonly raw: boolean }[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  /** No regular expression that begins before it closes. */
  let openUntil = 0;

  const complain = (from: number, what: string): void => {
    if (problems.length < MOST) problems.push({ reason: 'syntax', id: 'unclosed', at: from, args: { what } });
  };
  const push = (kind: 'word' | 'symbol' | 'line', from: number): void => {
    if (stack.length === 0) tokens.push({ kind, span: [from, at], text: text.slice(from, at) });
  };
  const keepText = (string: Open): void => {
    const span: Span = [Math.min(string.textFrom, at), at];
    if (string.inCode) string.parts.push({ kind: 'code', span });
    else if (span[0] < at) string.parts.push({ kind: 'text', text: string.text, span });
    string.text = '';
  };
  /** Takes the string on top from the stack. `closeLength` 0: it was not closed. */
  const finish = (closeLength: number): void => {
    const string = stack.pop();
    if (!string || !('rule' in string)) return;
    keepText(string);
    const inner: Span = [string.start + string.rule.open.length, at];
    if (closeLength === 0) complain(string.start, string.rule.open);
    at += closeLength;
    if (stack.length > 0) return;
    const whole = string.parts.map(part => (part.kind === 'text' ? part.text : '')).join('');
    tokens.push({ kind: 'string', span: [string.start, at], inner, text: whole, parts: string.parts, open: string.rule.open });
  };
  /** A line ended inside strings: those that may not hold one end here, the outermost first. */
  const breakLine = (): boolean => {
    const broken = stack.findIndex(one => 'rule' in one && one.rule.lines === 'one');
    if (broken < 0) return false;
    stack.length = broken + 1;
    finish(0);
    return true;
  };

  while (at < text.length) {
    const top = stack.at(-1);
    const code = text.charCodeAt(at);
    if (top && 'rule' in top) {
      inString(top, code);
      continue;
    }
    if (code === 10 || code === 13) {
      if (breakLine()) continue;
      const from = at;
      at = nextLine(at);
      push('line', from);
      if (heredocs.length > 0 && stack.length === 0) readHeredocs();
      if (language.end && text.startsWith(language.end, at) && isLineEndOrNothing(at + language.end.length)) break;
      continue;
    }
    if (code === 32 || code === 9 || code === 12 || code === 11 || code === 0xa0) {
      at++;
      continue;
    }
    if (code === 92 && !table.first[92] && isLineEnd(text.charCodeAt(at + 1))) {
      at += text.charCodeAt(at + 1) === 13 && text.charCodeAt(at + 2) === 10 ? 3 : 2; // a joined line
      continue;
    }
    if (code < 128 && table.first[code] && special()) continue;
    if (isWord(code, table.wordStart)) {
      const from = at++;
      const part = stack.length === 0 ? table.wordPart : ''; // within a string only brackets matter
      while (at < text.length && isWord(text.charCodeAt(at), part)) at++;
      push('word', from);
      continue;
    }
    const from = at++;
    if (top) {
      if (code === top.close.charCodeAt(0)) {
        if (top.depth === 0) {
          stack.pop();
          endCode(top.from, from);
        } else top.depth--;
      } else if (code === (top.close === '}' ? 123 : 40)) top.depth++;
    }
    push('symbol', from);
  }
  while (stack.length > 0) {
    const top = stack.at(-1);
    if (top && 'rule' in top) finish(0);
    else stack.pop();
  }
  return { tokens, problems };

  function endCode(from: number, to: number): void {
    const string = stack.at(-1);
    if (!string || !('rule' in string)) return;
    string.parts.push({ kind: 'code', span: [from, to] });
    string.textFrom = at;
    string.text = '';
    string.inCode = false;
  }

  /** Comments, strings, heredocs and guarded symbols; `false`: none begins here. */
  function special(): boolean {
    for (const comment of language.blockComments) {
      if (!text.startsWith(comment.open, at) || (comment.atLineStart && at > 0 && !isLineEnd(text.charCodeAt(at - 1)))) continue;
      skipBlock(comment.open, comment.close, comment.nested === true);
      return true;
    }
    for (const open of language.symbols ?? []) {
      if (!text.startsWith(open, at)) continue;
      const from = at;
      at += open.length;
      push('symbol', from);
      return true;
    }
    for (const open of language.lineComments) {
      if (!text.startsWith(open, at)) continue;
      while (at < text.length && !isLineEnd(text.charCodeAt(at))) at++;
      return true;
    }
    if (language.characters && text.charCodeAt(at) === 39) {
      let end = at + 2;
      if (text.charCodeAt(at + 1) === 92) for (end = at + 3; end < at + 9 && text.charCodeAt(end) !== 39; ) end++;
      const from = at;
      at = text.charCodeAt(end) === 39 ? end + 1 : at + 1;
      push('symbol', from);
      return true;
    }
    if (stack.length === 0 && language.heredocs && heredoc(language.heredocs.open)) return true;
    if (language.regexps && stack.length === 0 && text.charCodeAt(at) === 47 && regexp(language.regexps)) return true;
    if (stack.length > DEPTH) return false;
    for (const rule of table.rules.get(text.charCodeAt(at)) ?? []) {
      if (!text.startsWith(rule.open, at)) continue;
      stack.push({ rule, start: at, parts: [], text: '', textFrom: at + rule.open.length, nested: 0, inCode: false });
      at += rule.open.length;
      return true;
    }
    return false;
  }

  /** `/["']/`: a symbol, so that its quotes open nothing. Not where it may be a division or a closing tag. */
  function regexp({ behind, spaced, classes }: NonNullable<Language['regexps']>): boolean {
    if (at < openUntil) return false;
    const before = tokens.at(-1);
    const next = text.charAt(at + 1);
    if (before?.kind === 'string' || (before?.kind === 'symbol' && [')', ']', '}', '<'].includes(before.text))) return false;
    if (before?.kind === 'word' && !behind.includes(before.text)) {
      if (!spaced || before.span[1] === at || next === ' ' || next === '=') return false;
    }
    let inClass = false;
    for (let end = at + 1; ; end++) {
      const code = text.charCodeAt(end);
      if (end >= text.length || isLineEnd(code)) {
        openUntil = end;
        return false;
      }
      if (code === 92 && !isLineEnd(text.charCodeAt(end + 1))) end++;
      else if (classes && code === 91) inClass = true;
      else if (code === 93) inClass = false;
      else if (code === 47 && !inClass) {
        const from = at;
        at = end + 1;
        push('symbol', from);
        return true;
      }
    }
  }

  function skipBlock(open: string, close: string, nested: boolean): void {
    const from = at;
    at += open.length;
    if (!nested) {
      const end = text.indexOf(close, at);
      if (end < 0) complain(from, open);
      at = end < 0 ? text.length : end + close.length;
      return;
    }
    for (let depth = 1; depth > 0; ) {
      if (at >= text.length) {
        complain(from, open);
        return;
      }
      if (text.startsWith(close, at)) {
        depth--;
        at += close.length;
      } else if (text.startsWith(open, at)) {
        depth++;
        at += open.length;
      } else at++;
    }
  }

  function inString(string: Open, code: number): void {
    const { rule } = string;
    if ((code === 10 || code === 13) && rule.lines === 'one') {
      breakLine();
      return;
    }
    for (const open of rule.verbatim ?? []) {
      if (!text.startsWith(open, at)) continue;
      string.text += open;
      at += open.length;
      return;
    }
    for (const inside of rule.code ?? []) {
      if (!text.startsWith(inside.open, at)) continue;
      if (inside.close === undefined && !isWord(text.charCodeAt(at + inside.open.length), '')) continue;
      if (inside.close === undefined && isDigit(text.charCodeAt(at + inside.open.length))) continue;
      keepText(string);
      at += inside.open.length;
      const from = at;
      if (inside.close !== undefined) {
        string.textFrom = at;
        string.inCode = true;
        stack.push({ close: inside.close, from, depth: 0 });
        return;
      }
      do at++;
      while (
        isWord(text.charCodeAt(at), '') ||
        (inside.dotted && text.charCodeAt(at) === 46 && isWord(text.charCodeAt(at + 1), '') && !isDigit(text.charCodeAt(at + 1)))
      );
      endCode(from, at);
      return;
    }
    if (code === 92 && rule.backslash) {
      const atLineEnd = rule.lines === 'one' && isLineEnd(text.charCodeAt(at + 1));
      const [decoded, length] = atLineEnd ? ['', 1] : rule.backslash === 'raw' ? [text.slice(at, at + 2), 2] : decodeEscape(text, at);
      string.text += decoded;
      at = Math.min(text.length, at + length);
      return;
    }
    if (string.nested === 0 && text.startsWith(rule.close, at)) {
      if (rule.greedy) {
        while (text.startsWith(rule.close, at + 1)) string.text += text.charAt(at++);
      }
      finish(rule.close.length);
      return;
    }
    if (rule.nests) {
      if (text.startsWith(rule.nests, at)) string.nested++;
      else if (text.startsWith(rule.close, at)) string.nested--;
    }
    const from = at++;
    const stops = table.stops.get(rule);
    while (at < text.length) {
      const next = text.charCodeAt(at);
      if (next < 128 && stops?.[next]) break;
      at++;
    }
    string.text += text.slice(from, at);
  }

  /** `<<~WORD`: the text follows on the next line. */
  function heredoc(opens: readonly string[]): boolean {
    for (const open of opens) {
      if (!text.startsWith(open, at)) continue;
      let word = at + open.length;
      const quote = text.charCodeAt(word);
      const quoted = quote === 34 || quote === 39;
      if (quoted) word++;
      let end = word;
      while (end < text.length && isWord(text.charCodeAt(end), '')) end++;
      if (end === word || isDigit(text.charCodeAt(word)) || (quoted && text.charCodeAt(end) !== quote)) continue;
      heredocs.push({ word: text.slice(word, end), indented: open !== '<<', raw: quote === 39 });
      const from = at;
      at = quoted ? end + 1 : end;
      push('symbol', from);
      return true;
    }
    return false;
  }

  function readHeredocs(): void {
    for (const [index, { word, indented, raw }] of heredocs.splice(0).entries()) {
      if (index > 0) at = nextLine(at);
      const start = at;
      let end = -1;
      while (at < text.length && end < 0) {
        let from = at;
        while (at < text.length && !isLineEnd(text.charCodeAt(at))) at++;
        const lineStart = from;
        if (indented) while (text.charCodeAt(from) === 32 || text.charCodeAt(from) === 9) from++;
        const isTail = language.heredocs?.tail && !isWord(text.charCodeAt(from + word.length), '');
        if (text.startsWith(word, from) && (isTail || at - from === word.length)) {
          end = lineStart;
          at = from + word.length;
        } else at = nextLine(at);
      }
      if (end < 0) complain(start, `<<${word}`);
      const stop = end < 0 ? text.length : end;
      const parts = raw
        ? [{ kind: 'text', text: text.slice(start, stop), span: [start, stop] } as const]
        : pieces(text, start, stop, language.heredocs?.code);
      const whole = parts.map(part => (part.kind === 'text' ? part.text : '')).join('');
      if (start < at) tokens.push({ kind: 'string', span: [start, at], inner: [start, stop], text: whole, parts, open: '<<' });
    }
  }

  function nextLine(from: number): number {
    return Math.min(text.length, from + (text.charCodeAt(from) === 13 && text.charCodeAt(from + 1) === 10 ? 2 : 1));
  }

  function isLineEndOrNothing(where: number): boolean {
    return where >= text.length || isLineEnd(text.charCodeAt(where));
  }
}

/** Text and code of a heredoc; code ends at its first closing bracket. */
function pieces(text: string, from: number, to: number, code: StringRule['code']): Part[] {
  const parts: Part[] = [];
  const body = text.slice(from, to); // or a search would run on to the end of the file
  const open = code?.[0];
  let at = from;
  for (let found = open ? body.indexOf(open.open) : -1; open && found >= 0; found = body.indexOf(open.open, at - from)) {
    const close = body.indexOf(open.close ?? '}', found);
    if (close < 0) break;
    if (from + found > at) parts.push({ kind: 'text', text: text.slice(at, from + found), span: [at, from + found] });
    parts.push({ kind: 'code', span: [from + found + open.open.length, from + close] });
    at = from + close + 1;
  }
  if (at < to || parts.length === 0) parts.push({ kind: 'text', text: text.slice(at, to), span: [at, to] });
  return parts;
}

const SIMPLE: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', 0: '\0', '\n': '' };

/** What an escape at a backslash means, and how long it is. */
function decodeEscape(text: string, at: number): readonly [decoded: string, length: number] {
  const next = text.charAt(at + 1);
  if (next === 'u' || next === 'x' || next === 'U') {
    const found = /^(?:u\{([0-9a-fA-F]{1,6})\}|u+([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|U([0-9a-fA-F]{8}))/.exec(text.slice(at + 1, at + 11));
    const code = found ? Number.parseInt(found[1] ?? found[2] ?? found[3] ?? found[4] ?? '', 16) : Number.NaN;
    if (found && code <= 0x10ffff) return [String.fromCodePoint(code), found[0].length + 1];
  }
  return [SIMPLE[next] ?? next, next === '\r' && text.charAt(at + 2) === '\n' ? 3 : 2];
}

function isWord(code: number, extra: string): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    (code > 127 && code !== 0xa0) ||
    (extra !== '' && extra.includes(String.fromCharCode(code)))
  );
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

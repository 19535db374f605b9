// Reads YAML as tools write it (pnpm-lock, yarn berry, pubspec.lock, Podfile.lock), a line at a time, with offsets kept. https://yaml.org/spec/1.2.2/
import type { Problem, ProblemId, Span } from '../model.ts';
import { jsonText } from './json-text.ts';

/** Where the scanner stands. It is live: read it inside the event, do not keep it. Level 0 is the outermost key; an item (`-`) is a level too. */
export interface YamlPath {
  depth(): number;
  /** Compares a key without allocating; `false` for an item. */
  is(level: number, key: string): boolean;
  /** Decoded; empty for an item. */
  key(level: number): string;
  /** Inside its quotes; empty for an item. */
  keySpan(level: number): Span;
}

export interface YamlVisitor {
  /** A key; its value on the same line stands at `[from, to)`, inside its quotes, a flow map with its braces, or nowhere. `false`: nothing below it. */
  readonly key?: (path: YamlPath, from: number, to: number) => boolean | undefined;
  /** An item of a sequence that is a scalar or a flow map. */
  readonly item?: (path: YamlPath, from: number, to: number) => void;
  /** `---`: another document begins; the path is empty. */
  readonly document?: (at: number) => void;
}

const LEVELS = 200;
const MOST_PROBLEMS = 50;

/** Block scalars are passed over. Offsets are UTF-16, half-open. Indentation alone decides about levels, so both sides of a merge conflict are read. */
export function scanYamlLines(text: string, visitor: YamlVisitor): readonly Problem[] {
  const nul = text.indexOf('\0');
  if (nul >= 0) return [{ reason: 'encoding', id: 'not-text', at: nul }];
  const length = text.length;
  const problems: Problem[] = [];
  const indents: number[] = [];
  const froms: number[] = [];
  const tos: number[] = [];
  let depth = 0;
  let skip = -1; // lines indented deeper belong to a block scalar or to something unwanted
  let colon = -1; // the next one, looked up once
  let comment = -1; // the next number sign
  let noMiddle = false;
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;

  const path: YamlPath = {
    depth: () => depth,
    is(level, key) {
      const from = froms[level] ?? 0;
      const to = tos[level] ?? 0;
      if (level >= depth || to === from) return false;
      if (to - from === key.length) return text.startsWith(key, from);
      return to - from > key.length && isQuote(text.charCodeAt(from - 1)) && yamlText(text, from, to) === key;
    },
    key: level => yamlText(text, froms[level] ?? 0, tos[level] ?? 0),
    keySpan: level => [froms[level] ?? 0, tos[level] ?? 0],
  };

  while (start < length) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = length;
    const next = end + 1;
    if (end > start && text.charCodeAt(end - 1) === 0x0d) end--;
    let at = start;
    while (at < end && (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09)) at++;
    const code = text.charCodeAt(at);
    const indent = at - start;
    if (at === end || code === 0x23 || (indent === 0 && code === 0x25) || (skip >= 0 && indent > skip)) start = next;
    else if (indent === 0 && marker(code, at)) start = code === 0x7c ? middle(next) : next;
    else {
      skip = -1;
      line(at, end, indent);
      start = next;
    }
  }
  return problems;

  /** Document ends and merge conflicts. */
  function marker(code: number, at: number): boolean {
    if (code === 0x2d && text.startsWith('---', at) && isSpace(text.charCodeAt(at + 3))) {
      depth = 0;
      skip = -1;
      visitor.document?.(at);
      return true;
    }
    if (code === 0x2e && text.startsWith('...', at) && isSpace(text.charCodeAt(at + 3))) return true;
    if (code !== 0x3c && code !== 0x3d && code !== 0x3e && code !== 0x7c) return false;
    if (!text.startsWith(text.charAt(at).repeat(7), at)) return false;
    if (code === 0x3c) report('conflict', at);
    return true;
  }

  /** The base of a conflict is neither side. */
  function middle(next: number): number {
    const found = noMiddle ? -1 : text.indexOf('\n=======', next - 1);
    noMiddle ||= found < 0;
    return found < 0 ? next : found + 1;
  }

  function line(begin: number, end: number, column: number): void {
    let at = begin;
    let indent = column;
    let explicit = false;
    for (;;) {
      const code = text.charCodeAt(at);
      const bare = at + 1 === end;
      if (code === 0x2d && (bare || isSpace(text.charCodeAt(at + 1)))) {
        while (
          depth > 0 &&
          ((indents[depth - 1] ?? 0) > indent || ((indents[depth - 1] ?? 0) === indent && tos[depth - 1] === froms[depth - 1]))
        )
          depth--;
        if (!push(indent, at, at)) return;
      } else if (code === 0x3a && (bare || isSpace(text.charCodeAt(at + 1)))) {
        while (depth > 0 && (indents[depth - 1] ?? 0) > indent) depth--; // the value of a `?` key
        explicit = true;
      } else if (code === 0x3f && !bare && isSpace(text.charCodeAt(at + 1))) {
        at = blanks(at + 1, end);
        while (depth > 0 && (indents[depth - 1] ?? 0) >= indent) depth--;
        const [from, to] = scalar(at, end, end);
        if (push(indent, from, to)) told(visitor.key?.(path, to, to), indent);
        return;
      } else break;
      const to = blanks(at + 1, end);
      if (to === end || text.charCodeAt(to) === 0x23) return;
      indent += to - at;
      at = to;
    }
    const quoted = isQuote(text.charCodeAt(at));
    let close = end;
    if (quoted) close = quote(at, end);
    const split = quoted ? afterQuote(close, end) : keyEnd(at, end);
    const above = depth > 0 && froms[depth - 1] === tos[depth - 1] && (indents[depth - 1] ?? 0) < indent && indent > column;
    if (split < 0) {
      const [from, to] = scalar(at, end, close);
      if (above) {
        visitor.item?.(path, from, to);
        if (isBlock(from, to)) skip = column;
        return;
      }
      if (explicit) return;
      report('unexpected', at, text.slice(at, Math.min(end, at + 40)));
      while (depth > 0 && (indents[depth - 1] ?? 0) >= indent) depth--;
      if (push(indent, from, to)) told(visitor.key?.(path, to, to), indent);
      return;
    }
    while (depth > 0 && (indents[depth - 1] ?? 0) >= indent) depth--;
    const keyFrom = quoted ? at + 1 : at;
    let keyTo = quoted ? close : split;
    while (keyTo > keyFrom && !quoted && isSpace(text.charCodeAt(keyTo - 1))) keyTo--;
    if (!push(indent, keyFrom, keyTo)) return;
    const value = blanks(split + 1, end);
    const isQuoted = isQuote(text.charCodeAt(value)) && value < end;
    const [from, to] = value < end ? scalar(value, end, isQuoted ? quote(value, end) : end) : [value, value];
    told(visitor.key?.(path, from, to), indent);
    if (!isQuoted && isBlock(from, to)) skip = indent;
  }

  function push(indent: number, from: number, to: number): boolean {
    if (depth === LEVELS) {
      if (!problems.some(problem => problem.id === 'too-deep'))
        problems.push({ reason: 'size', id: 'too-deep', at: from, args: { levels: LEVELS } });
      skip = indent - 1;
      return false;
    }
    indents[depth] = indent;
    froms[depth] = from;
    tos[depth] = to;
    depth++;
    return true;
  }

  function told(wanted: boolean | undefined, indent: number): void {
    if (wanted === false) skip = indent;
  }

  /** The content of a scalar that begins at `at`; a plain one ends before its comment. */
  function scalar(at: number, end: number, close: number): Span {
    if (isQuote(text.charCodeAt(at)) && at < end) return [at + 1, Math.max(at + 1, close)];
    let to = end;
    for (let hash = nextHash(at); hash < end; hash = nextHash(hash + 1)) {
      if (isSpace(text.charCodeAt(hash - 1)) || hash === at) {
        to = hash;
        break;
      }
    }
    while (to > at && isSpace(text.charCodeAt(to - 1))) to--;
    return [at, to];
  }

  function nextHash(from: number): number {
    if (comment < from) {
      comment = text.indexOf('#', from);
      if (comment < 0) comment = length;
    }
    return comment;
  }

  /** The closing quote in this line, or its end. */
  function quote(at: number, end: number): number {
    const mark = text.charCodeAt(at);
    for (let to = at + 1; to < end; to++) {
      const code = text.charCodeAt(to);
      if (code === 0x5c && mark === 0x22) to++;
      else if (code === mark) {
        if (mark === 0x22 || text.charCodeAt(to + 1) !== mark) return to;
        to++; // '' is a quote inside
      }
    }
    report('unclosed', at, text.charAt(at));
    return end;
  }

  /** The colon behind a quoted key, or -1. */
  function afterQuote(close: number, end: number): number {
    const at = blanks(close + 1, end);
    return at < end && text.charCodeAt(at) === 0x3a && (at + 1 === end || isSpace(text.charCodeAt(at + 1))) ? at : -1;
  }

  /** The colon that ends a plain key: one before a blank or the line's end. */
  function keyEnd(at: number, end: number): number {
    if (text.charCodeAt(at) === 0x7b || text.charCodeAt(at) === 0x5b) return -1; // a flow map or sequence
    for (let from = at; ; from = colon + 1) {
      if (colon < from) {
        colon = text.indexOf(':', from);
        if (colon < 0) colon = length;
      }
      if (colon >= end) return -1;
      if (colon + 1 === end || isSpace(text.charCodeAt(colon + 1))) return colon;
    }
  }

  function blanks(at: number, end: number): number {
    let to = at;
    while (to < end && isSpace(text.charCodeAt(to))) to++;
    return Math.min(to, end);
  }

  function isBlock(from: number, to: number): boolean {
    const code = text.charCodeAt(from);
    return to > from && to - from <= 4 && (code === 0x7c || code === 0x3e) && /^[|>][-+0-9]*$/.test(text.slice(from, to));
  }

  function report(id: ProblemId, at: number, what?: string): void {
    if (problems.length < MOST_PROBLEMS) problems.push({ reason: 'syntax', id, at, ...(what === undefined ? {} : { args: { what } }) });
  }
}

/** The text at `[from, to)`, decoded as the quote before it says. */
export function yamlText(text: string, from: number, to: number): string {
  const mark = text.charCodeAt(from - 1);
  if (mark === 0x22) return jsonText(text, from, to);
  const raw = text.slice(from, to);
  return mark === 0x27 ? raw.replaceAll("''", "'") : raw;
}

/**
 * The pairs of a flow map `{a: b, c: {…}}` or the items of a flow sequence `[a, b]` on one line; an item's key is empty.
 * Spans lie inside quotes; what is nested stays whole.
 */
export function yamlFlow(text: string, from: number, to: number, visit: (key: Span, value: Span) => void): void {
  let at = from + 1;
  let begin = at;
  let key: Span | undefined;
  let level = 0;
  const done = (end: number): void => {
    const value = trimmed(text, begin, end);
    if (key || value[1] > value[0]) visit(key ?? [value[0], value[0]], value);
    key = undefined;
    begin = end + 1;
  };
  for (; at < to; at++) {
    const code = text.charCodeAt(at);
    if (isQuote(code) && /^\s*$/.test(text.slice(Math.max(begin, at - 8), at))) {
      at++;
      while (at < to && text.charCodeAt(at) !== code) at += text.charCodeAt(at) === 0x5c && code === 0x22 ? 2 : 1;
    } else if (code === 0x7b || code === 0x5b) level++;
    else if (code === 0x7d || code === 0x5d) {
      if (level === 0) break;
      level--;
    } else if (level === 0 && code === 0x2c) done(at);
    else if (level === 0 && code === 0x3a && !key && (isSpace(text.charCodeAt(at + 1)) || isQuote(text.charCodeAt(at - 1)))) {
      key = trimmed(text, begin, at);
      begin = at + 1;
    }
  }
  done(Math.min(at, to));
}

function trimmed(text: string, start: number, stop: number): Span {
  let from = start;
  let to = Math.max(start, stop);
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  if (to - from < 2 || !isQuote(text.charCodeAt(from))) return [from, to];
  return [from + 1, text.charCodeAt(to - 1) === text.charCodeAt(from) ? to - 1 : to];
}

function isQuote(code: number): boolean {
  return code === 0x22 || code === 0x27;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0d || code === 0x0a || Number.isNaN(code);
}

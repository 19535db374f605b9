// Reads YAML written by hand into a light tree with every offset kept: documents, anchors, merge keys, block scalars. https://yaml.org/spec/1.2.2/
import { Composer, type Document, isAlias, isMap, isScalar, isSeq, Lexer, type Node as LibraryNode, type Pair, Parser } from 'yaml';
import type { Problem, Span } from '../model.ts';
import { type MappedText, type Piece, verbatim } from './mapped-text.ts';
import { yamlLinesTree } from './yaml-lines-tree.ts';

export interface YamlScalar extends MappedText {
  readonly kind: 'scalar';
  /** With its quotes, or from its block mark. */
  readonly span: Span;
  /** Inside its quotes; of a block scalar, its lines. */
  readonly inner: Span;
  readonly style: 'plain' | 'single' | 'double' | 'block';
  readonly tag?: string;
}

export interface YamlMap {
  readonly kind: 'map';
  readonly span: Span;
  /** In the order of the text; doubled keys have two entries; what a merge key (`<<`) brings in comes last, with the place where it stands. */
  readonly entries: readonly YamlEntry[];
  readonly tag?: string;
}

export interface YamlEntry {
  /** Decoded; empty for a key that is no scalar. */
  readonly key: string;
  /** Inside its quotes. */
  readonly keySpan: Span;
  /** From the key to the end of its value. */
  readonly span: Span;
  /** Absent where nothing stands behind the key. */
  readonly value?: YamlNode;
  /** Brought in by `<<`. */
  readonly merged?: true;
}

export interface YamlList {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly YamlNode[];
  readonly tag?: string;
}

export type YamlNode = YamlScalar | YamlMap | YamlList;

export interface Yaml {
  /** One for each document that has content. An alias is the node that it names. */
  readonly documents: readonly YamlNode[];
  readonly problems: readonly Problem[];
  /** The text was too large or too deep for a whole reading and was read a line at a time: keys and one-line values alone. */
  readonly linesOnly?: true;
}

const LEVELS = 200;
/** 256 KB. */
const MOST = 262_144;
/** Below so many brackets the library's recursion is safe on every stack. */
const SAFE = 400;
const MOST_PROBLEMS = 20;
/** Aliases may blow a tree up to this many nodes and no further. */
const EXPANDED = 50_000;

/** Never throws. Offsets are UTF-16 units of `text`. */
export function parseYaml(text: string): Yaml {
  if (text.length > MOST) return linesOnly(text, { reason: 'size', id: 'too-large', args: { size: text.length, limit: MOST } });
  const deep = tooDeep(text);
  if (deep !== undefined) return linesOnly(text, { reason: 'size', id: 'too-deep', at: deep, args: { levels: LEVELS } });
  const documents: YamlNode[] = [];
  const problems: Problem[] = [];
  const shift = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const wound = (where: Where, code: string): void => {
    const from = typeof where === 'number' ? where : 'offset' in where ? where.offset : where[0];
    const at = Math.min(text.length, from + shift);
    complain(problems, { reason: 'syntax', id: 'unexpected', at, args: { what: WORDS[code] ?? code.toLowerCase() } });
  };
  try {
    // the library's own error texts cost more than they say here
    const composer = new Composer({ uniqueKeys: false, logLevel: 'silent', keepSourceTokens: false, prettyErrors: false, merge: true });
    // and so do its errors, each with a stack: a text of brackets would spend its time on ten thousand of them
    Reflect.set(composer, 'onError', (where: Where, code: string, _: string, isWarning?: boolean) => {
      if (!isWarning) wound(where, code);
    });
    const add = (document: Document): void => {
      for (const error of document.errors) wound(error.pos, error.code);
      const root = convert({ text, shift, anchors: new Map(), problems, size: 0 }, (document as Document<LibraryNode>).contents, 0);
      if (root) documents.push(root);
    };
    for (const token of new Parser().parse(text.slice(shift))) {
      if (token.type === 'error') wound(token, 'UNEXPECTED_TOKEN');
      else for (const document of composer.next(token)) add(document as Document);
    }
    for (const document of composer.end()) add(document as Document);
  } catch (error) {
    return linesOnly(text, { reason: 'crash', id: 'crash', args: { error: error instanceof Error ? error.message : String(error) } });
  }
  return { documents, problems };
}

/** How the library says where. */
type Where = number | readonly [from: number, to: number] | { readonly offset: number };

const WORDS: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'a tab as indent',
  BAD_INDENT: 'this indentation',
  MISSING_CHAR: 'a missing character',
  MULTILINE_IMPLICIT_KEY: 'a key over several lines',
  UNEXPECTED_TOKEN: 'this',
};

function linesOnly(text: string, problem: Problem): Yaml {
  const { documents, problems } = yamlLinesTree(text);
  return { documents, problems: [problem, ...problems], linesOnly: true };
}

interface Run {
  readonly text: string;
  readonly shift: number;
  readonly anchors: Map<string, { readonly node: YamlNode | undefined; readonly size: number }>;
  readonly problems: Problem[];
  /** Nodes so far, those behind aliases counted each time. */
  size: number;
}

function complain(problems: Problem[], problem: Problem): void {
  if (problems.length < MOST_PROBLEMS) problems.push(problem);
}

/** Recursion is bounded by LEVELS. */
function convert(run: Run, node: LibraryNode | null | undefined, level: number): YamlNode | undefined {
  if (!node?.range) return undefined;
  const from = Math.min(run.text.length, node.range[0] + run.shift);
  const to = Math.min(run.text.length, node.range[1] + run.shift);
  if (level > LEVELS) {
    complain(run.problems, { reason: 'size', id: 'too-deep', at: from, args: { levels: LEVELS } });
    return undefined;
  }
  if (isAlias(node)) return aliased(run, node.source, from);
  const before = run.size++;
  const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
  const tag = 'tag' in node && typeof node.tag === 'string' && node.tag.startsWith('!') ? { tag: node.tag } : {};
  if (anchor) run.anchors.set(anchor, { node: undefined, size: 0 }); // an alias inside its own anchor leads nowhere
  let out: YamlNode | undefined;
  if (isScalar(node)) out = { ...scalar(run.text, [from, to], node.type ?? 'PLAIN', node.source ?? ''), ...tag };
  else if (isSeq(node)) {
    const items: YamlNode[] = [];
    for (const item of node.items) {
      const value = convert(run, item as LibraryNode, level + 1);
      if (value) items.push(value);
    }
    out = { kind: 'list', span: [from, to], items, ...tag };
  } else if (isMap(node))
    out = { kind: 'map', span: [from, to], entries: entriesOf(run, node.items as Pair<LibraryNode, LibraryNode | null>[], level), ...tag };
  if (anchor) run.anchors.set(anchor, { node: out, size: run.size - before });
  return out;
}

function aliased(run: Run, name: string, at: number): YamlNode | undefined {
  const found = run.anchors.get(name);
  if (!found?.node) {
    complain(
      run.problems,
      found
        ? { reason: 'syntax', id: 'cycle', at, args: { path: `*${name}` } }
        : { reason: 'syntax', id: 'unexpected', at, args: { what: `*${name}` } },
    );
    return undefined;
  }
  if (run.size + found.size > EXPANDED) {
    complain(run.problems, { reason: 'size', id: 'too-large', at, args: { size: run.size + found.size, limit: EXPANDED } });
    return undefined;
  }
  run.size += found.size;
  return found.node;
}

function entriesOf(run: Run, pairs: readonly Pair<LibraryNode, LibraryNode | null>[], level: number): YamlEntry[] {
  const entries: YamlEntry[] = [];
  const merged: YamlEntry[] = [];
  for (const pair of pairs) {
    const key = convert(run, pair.key, level + 1);
    const value = convert(run, pair.value, level + 1);
    if (!key) continue;
    const end = Math.max(
      key.span[1],
      pair.value && isAlias(pair.value) ? Math.min(run.text.length, (pair.value.range?.[1] ?? 0) + run.shift) : (value?.span[1] ?? 0),
    );
    const name = key.kind === 'scalar' ? key.text : '';
    if (name === '<<' && key.kind === 'scalar' && key.style === 'plain') {
      for (const one of value?.kind === 'list' ? value.items : value ? [value] : []) {
        if (one.kind !== 'map') continue;
        for (const entry of one.entries) merged.push({ ...entry, merged: true });
      }
      continue;
    }
    entries.push({
      key: name,
      keySpan: key.kind === 'scalar' ? key.inner : key.span,
      span: [key.span[0], end],
      ...(value && !isNothing(value) ? { value } : {}),
    });
  }
  if (merged.length > 0) {
    const own = new Set(entries.map(entry => entry.key));
    run.size += merged.length;
    if (run.size > EXPANDED) complain(run.problems, { reason: 'size', id: 'too-large', args: { size: run.size, limit: EXPANDED } });
    else for (const entry of merged) if (!own.has(entry.key)) entries.push(entry);
  }
  return entries;
}

/** `key:` with nothing behind it. */
function isNothing(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.span[0] === node.span[1] && node.tag === undefined;
}

function scalar(text: string, span: Span, type: string, decoded: string): YamlScalar {
  const [from, to] = span;
  const first = text.charAt(from);
  if (type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED') return block(text, span);
  if (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') {
    const closed = to - from >= 2 && text.charAt(to - 1) === first;
    const inner: Span = [Math.min(from + 1, to), closed ? to - 1 : to];
    const style = type === 'QUOTE_DOUBLE' ? 'double' : 'single';
    const raw = text.slice(...inner);
    const same = raw === decoded;
    return {
      kind: 'scalar',
      span,
      inner,
      style,
      text: decoded,
      pieces: same ? [{ at: 0, span: inner }] : escaped(raw, decoded, inner, style),
    };
  }
  const raw = text.slice(from, to);
  if (raw === decoded) return { kind: 'scalar', span, inner: span, style: 'plain', ...verbatim(text, span) };
  return { kind: 'scalar', span, inner: span, style: 'plain', text: decoded, pieces: escaped(raw, decoded, span, 'plain') };
}

/** Walks source and decoded text side by side: equal characters are verbatim, the rest (an escape, a fold) is one piece. Linear. */
function escaped(raw: string, decoded: string, [from]: Span, style: 'single' | 'double' | 'plain'): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  let source = 0;
  const push = (length: number, width: number): void => {
    const last = pieces.at(-1);
    const verbatimRun = last && length === width && at - last.at === last.span[1] - last.span[0] && last.span[1] === from + source;
    if (last && verbatimRun) pieces[pieces.length - 1] = { at: last.at, span: [last.span[0], from + source + width] };
    else pieces.push({ at, span: [from + source, from + source + width] });
    at += length;
    source += width;
  };
  while (at < decoded.length && source < raw.length) {
    const char = raw.charAt(source);
    if (style === 'single' && char === "'" && raw.charAt(source + 1) === "'") push(1, 2);
    else if (style === 'double' && char === '\\') {
      const next = raw.charAt(source + 1);
      const width = next === 'x' ? 4 : next === 'u' ? 6 : next === 'U' ? 10 : 2;
      if (next === '\n' || next === '\r') source += lineBreak(raw, source + 1);
      else push(next === 'U' && (decoded.codePointAt(at) ?? 0) > 0xffff ? 2 : 1, Math.min(width, raw.length - source));
    } else if (
      char === '\n' ||
      char === '\r' ||
      ((char === ' ' || char === '\t') && /^[ \t]*\r?\n/.test(raw.slice(source, source + 200)))
    ) {
      // a fold: one break is a space, the others stay
      const width = lineBreak(raw, source);
      let length = 0;
      if (decoded.charAt(at) === ' ') length = 1;
      else while (decoded.charAt(at + length) === '\n') length++;
      if (length > 0) push(length, width);
      else source += width;
    } else push(1, 1);
  }
  return pieces.length > 0 ? pieces : [{ at: 0, span: [from, from + raw.length] }];
}

/** The blanks and line ends from `at` on. */
function lineBreak(raw: string, at: number): number {
  let end = at;
  while (end < raw.length && ' \t\r\n'.includes(raw.charAt(end))) end++;
  return Math.max(1, end - at);
}

/** The lines of a block scalar without their indent, each verbatim: a shell line in it can be shown where it stands. A folded one keeps its line ends. */
function block(text: string, [from, to]: Span): YamlScalar {
  const headEnd = text.indexOf('\n', from);
  const start = headEnd < 0 || headEnd >= to ? to : headEnd + 1;
  let indent = -1;
  const pieces: Piece[] = [];
  let out = '';
  for (let at = start; at < to; ) {
    const lf = text.indexOf('\n', at);
    const next = lf < 0 || lf >= to ? to : lf + 1;
    let end = lf < 0 || lf >= to ? to : lf;
    if (end > at && text.charCodeAt(end - 1) === 13) end--;
    let first = at;
    while (first < end && text.charCodeAt(first) === 32) first++;
    // a stated indent counts from the parent, which is not known here: the first line with text shows it
    if (indent < 0 && first < end) indent = first - at;
    const begin = Math.min(end, at + Math.max(0, indent));
    pieces.push({ at: out.length, span: [begin, end] });
    out += text.slice(begin, end);
    if (next > end) {
      pieces.push({ at: out.length, span: [end, next] });
      out += '\n';
    }
    at = next;
  }
  return {
    kind: 'scalar',
    span: [from, to],
    inner: [start, to],
    style: 'block',
    text: out,
    pieces: pieces.length > 0 ? pieces : [{ at: 0, span: [to, to] }],
  };
}

/**
 * Where the text nests deeper than we read; the library must not see such a text: it recurses in generators, and that ends the process.
 * Few brackets and dashes cannot nest deep; where there are many, the library's own lexer is asked token by token and stopped in time.
 */
function tooDeep(text: string): number | undefined {
  let brackets = 0;
  let closers = 0;
  let marks = 0;
  let most = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5b || code === 0x7b) brackets++;
    else if (code === 0x5d || code === 0x7d) closers++;
    else if (code === 10) marks = 0;
    else if ((code === 0x2d || code === 0x3f || code === 0x3a) && ++marks > most) most = marks;
  }
  if (closers > brackets + SAFE) return 0; // the library takes quadratic time for closers that close nothing
  if (brackets <= SAFE && most <= SAFE) return undefined;
  let depth = 0;
  let inLine = 0;
  let at = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth = Math.max(0, depth - 1);
    else if (token === '-' || token === '?' || token === ':') inLine++;
    else if (token === '\n' || token === '\r\n') inLine = 0;
    if (depth > LEVELS || inLine - depth > LEVELS * 2) return Math.min(at, text.length);
    at += token.length;
  }
  return undefined;
}

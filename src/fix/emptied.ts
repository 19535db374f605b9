// What a removal would leave empty goes with it, where an empty one stops the tool or says nothing: blocks, keys without children, brackets.
import type { Source, Span } from '../model.ts';

/** How far up and down is looked: an empty block is short. */
const FAR = 400;
const MOST_LEVELS = 8;

interface Block {
  readonly files: RegExp;
  /** The end of the text before the hole, blanks left out: the block's opening line. */
  readonly open: RegExp;
  /** The beginning of the text behind the hole, blanks left out. */
  readonly close: RegExp;
}

const BLOCKS: readonly Block[] = [
  // a repository without its address stops the build
  { files: /\.gradle(?:\.kts)?$/i, open: /\b(?:maven|ivy)[ \t]*\{$/, close: /^\}/ },
  { files: /(?:^|\/)go\.(?:mod|work)$|\.mod$/, open: /(?:^|[\r\n])(?:require|replace|exclude|tool)[ \t]*\($/, close: /^\)/ },
  {
    files: /\.(?:rb|gemfile)$|(?:^|\/)Gemfile[^/]*$/i,
    open: /(?:^|[\r\n])[ \t]*(?:group|groups|source|git|github|path|platforms?|install_if)\b[^\r\n]*[ \t]do$/,
    close: /^end\b/,
  },
  {
    files: /\.(?:xml|pom|(?:cs|fs|vb)proj|props|targets)$/i,
    open: /<(?:ItemGroup|dependencies|dependencyManagement|repositories|pluginRepositories|mirrors|plugins|pluginManagement)(?:\s[^<>]*)?>$/,
    close: /^<\/[\w.]+\s*>/,
  },
];

/** `span`: what is to be cut; the answer is that, or more. `tidy` makes whole lines of what stands alone on them. */
export function emptied(source: Source, span: Span, tidy: (span: Span) => Span): Span {
  if (/\.ya?ml$/i.test(source.path)) return keysAbove(source.text, span);
  let at = span;
  for (let level = 0; level < MOST_LEVELS; level++) {
    const next = around(source, at);
    if (!next) break;
    at = tidy(next);
  }
  return between(source, at);
}

function around({ path, text }: Source, [from, to]: Span): Span | undefined {
  const before = text.slice(Math.max(0, from - FAR), from).trimEnd();
  const behind = text.slice(to, to + FAR);
  const blanks = behind.length - behind.trimStart().length;
  for (const { files, open, close } of BLOCKS) {
    if (!files.test(path)) continue;
    const [head] = open.exec(before) ?? [];
    const [tail] = close.exec(behind.trimStart()) ?? [];
    if (head === undefined || tail === undefined) continue;
    const end = Math.max(0, from - FAR) + before.length;
    return [end - head.trimStart().length, to + blanks + tail.length];
  }
  return undefined;
}

/** `{}` instead of two brackets on lines of their own, and in Clojure no bracket alone on a line. */
function between({ path, text }: Source, [from, to]: Span): Span {
  if (!/\.(?:jsonc?|edn|clj|boot)$/i.test(path)) return [from, to];
  const start = text.slice(0, from).trimEnd().length;
  const end = to + (text.length - to - text.slice(to).trimStart().length);
  const [left, right] = [text.charAt(start - 1), text.charAt(end)];
  if ((left === '{' && right === '}') || (left === '[' && right === ']')) return [start, end];
  const isClojure = !/\.jsonc?$/i.test(path);
  const isComment = text.slice(Math.max(text.lastIndexOf('\n', start - 1), 0), start).includes(';');
  const isAtEdge = (right !== '' && '}])'.includes(right)) || (left !== '' && '{[('.includes(left));
  return isClojure && !isComment && isAtEdge ? [start, end] : [from, to];
}

/** In YAML a key whose only child goes would have no value: it goes too, and so do those above that it leaves empty. */
function keysAbove(text: string, [from, to]: Span): Span {
  if ((from > 0 && text[from - 1] !== '\n') || (to < text.length && text[to - 1] !== '\n')) return [from, to];
  const [, deep = '', dash = ''] = /^(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*([ \t]*)(- )?/.exec(text.slice(to, to + FAR)) ?? [];
  const isLast = text.slice(to).trim() === '';
  let start = from;
  while (start > 0) {
    const above = text.lastIndexOf('\n', start - 2) + 1;
    const line = text.slice(above, Math.min(start, above + FAR));
    const key = /^([ \t]*)(- )?["']?[\w@./-]+["']?:[ \t]*(?:#[^\r\n]*)?\r?\n$/.exec(line);
    if (!key) break;
    const [, indent = '', item = ''] = key;
    if (!isLast && (deep.length > indent.length || (deep.length === indent.length && dash !== '' && item === ''))) break;
    start = above;
  }
  return [start, to];
}

// Reads TOML 1.1 into a tree that keeps every offset and every key, also doubled ones and those around a wound. https://toml.io/en/v1.1.0
import type { Problem, Span } from '../model.ts';
import type { TomlPath, TomlScalar } from './toml-events.ts';
import { scanToml } from './toml-scan.ts';
import { tomlText } from './toml-text.ts';

export interface TomlTable {
  readonly kind: 'table';
  /** From its header (or brace) to the end of its last statement (or brace). */
  readonly span: Span;
  /** `dotted`: made by `a.b = 1` or by `[a.b]` alone. */
  readonly form: 'root' | 'header' | 'inline' | 'dotted';
  /** In the order of the text; a key that stands twice has two entries. */
  readonly entries: readonly TomlEntry[];
  /** The first entry of each key. */
  readonly index: ReadonlyMap<string, TomlEntry>;
}

export interface TomlEntry {
  /** Decoded. */
  readonly key: string;
  /** Inside its quotes. */
  readonly keySpan: Span;
  /** The statement or member from its key to the end of its value; of a table with a header: the header; of the front parts of `a.b = 1`: `a.b`. */
  readonly span: Span;
  /** Absent while `key =` is being typed. */
  readonly value?: TomlNode;
}

export interface TomlArray {
  readonly kind: 'array';
  readonly span: Span;
  /** `each`: made by `[[headers]]`. */
  readonly form: 'inline' | 'each';
  readonly items: readonly TomlNode[];
}

export interface TomlText {
  readonly kind: 'string';
  readonly span: Span;
  readonly inner: Span;
  readonly text: string;
}

export interface TomlWord {
  readonly kind: 'number' | 'boolean' | 'date' | 'word';
  readonly span: Span;
  readonly text: string;
}

export type TomlNode = TomlTable | TomlArray | TomlText | TomlWord;

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Table = Writable<Omit<TomlTable, 'entries' | 'index'>> & { readonly entries: Entry[]; readonly index: Map<string, Entry> };
type List = Writable<Omit<TomlArray, 'items'>> & { readonly items: Node[] };
type Entry = Writable<Omit<TomlEntry, 'value'>> & { value?: Node };
type Node = Table | List | TomlText | TomlWord;

/** The whole text as one table. Never throws; what was passed over is a problem. */
export function parseToml(text: string): { readonly root: TomlTable; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const root = table('root', [0, text.length]);
  let current = root;
  const stack: (Table | List)[] = [];
  const members: Entry[] = [];
  const headed = new Set<Table>();

  scanToml(text, {
    table(path, start, end, kind) {
      const header: Span = [start, end];
      const last = path.depth() - 1;
      let parent = root;
      for (let level = 0; level < last; level++) parent = step(parent, keyOf(path, level), header);
      current = kind === 'each' ? oneMore(parent, keyOf(path, last), header) : named(parent, keyOf(path, last), header);
      return undefined;
    },
    key(path) {
      const top = stack.at(-1);
      let into = top?.kind === 'table' ? top : current;
      const last = path.depth() - 1;
      const span: Span = [path.keySpan(0)[0], path.keySpan(last)[1]];
      for (let level = 0; level < last; level++) into = step(into, keyOf(path, level), span);
      members.push(add(into, keyOf(path, last), span));
      return undefined;
    },
    scalar(kind, start, end, from, to) {
      attach(scalar(kind, [start, end], [from, to]));
    },
    open(kind, start) {
      const node: Table | List =
        kind === 'table' ? table('inline', [start, start]) : { kind, form: 'inline', span: [start, start], items: [] };
      attach(node);
      stack.push(node);
    },
    close(end) {
      const node = stack.pop();
      if (node) node.span = [node.span[0], end];
    },
    end(start, end) {
      const entry = members.pop();
      if (entry) entry.span = [start, end];
      if (stack.length === 0 && current !== root) current.span = [current.span[0], end];
    },
    problem(problem) {
      problems.push(problem);
    },
  });
  return { root, problems };

  function scalar(kind: TomlScalar, span: Span, inner: Span): TomlText | TomlWord {
    if (kind === 'number' || kind === 'boolean' || kind === 'date' || kind === 'word') return { kind, span, text: text.slice(...span) };
    return { kind: 'string', span, inner, text: tomlText(text, kind, inner[0], inner[1]) };
  }

  function attach(node: Node): void {
    const top = stack.at(-1);
    const member = members.at(-1);
    if (top?.kind === 'array') top.items.push(node);
    else if (member) member.value = node;
  }

  function add(into: Table, key: Key, span: Span): Entry {
    const entry: Entry = { key: key.text, keySpan: key.span, span };
    if (into.index.has(key.text)) twice(key);
    else into.index.set(key.text, entry);
    into.entries.push(entry);
    return entry;
  }

  /** The table that a part of a dotted key names, made where it is missing. */
  function step(from: Table, key: Key, span: Span): Table {
    const entry = from.index.get(key.text) ?? add(from, key, span);
    const value = entry.value;
    if (value?.kind === 'table') return value;
    const last = value?.kind === 'array' ? value.items.at(-1) : undefined;
    if (last?.kind === 'table') return last;
    const made = table('dotted', span);
    if (value === undefined) entry.value = made;
    else add(from, key, span).value = made; // a value stood there: both are kept
    return made;
  }

  function named(parent: Table, key: Key, header: Span): Table {
    const entry = parent.index.get(key.text);
    if (entry?.value?.kind === 'table' && entry.value.form !== 'inline') {
      const known = entry.value;
      if (headed.has(known)) twice(key);
      else if (known.form === 'dotted') {
        known.form = 'header';
        known.span = header;
        entry.keySpan = key.span;
        entry.span = header;
      }
      headed.add(known);
      return known;
    }
    const made = table('header', header);
    headed.add(made);
    add(parent, key, header).value = made;
    return made;
  }

  function oneMore(parent: Table, key: Key, header: Span): Table {
    const made = table('header', header);
    const known = parent.index.get(key.text)?.value;
    if (known?.kind === 'array') {
      if (known.form === 'inline') twice(key);
      known.items.push(made);
      known.span = [known.span[0], header[1]];
    } else add(parent, key, header).value = { kind: 'array', form: 'each', span: header, items: [made] };
    return made;
  }

  function twice(key: Key): void {
    if (problems.length < 200) problems.push({ reason: 'syntax', id: 'duplicate-key', at: key.span[0], args: { key: key.text } });
  }
}

interface Key {
  readonly text: string;
  readonly span: Span;
}

function keyOf(path: TomlPath, level: number): Key {
  return { text: path.key(level), span: path.keySpan(level) };
}

function table(form: TomlTable['form'], span: Span): Table {
  return { kind: 'table', form, span, entries: [], index: new Map() };
}

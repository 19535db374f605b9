// The list made ready for look-ups: one table for each kind of sign, so that a clue costs a few map reads and no scan.
import type { List, Negative, Sign, SignKind } from '../model.ts';
import { fold, typeOf } from './fold.ts';
import { dotted, fileName, includePath, loadName, tokens } from './mark.ts';

/** Is the version inside a vers range? `undefined`: cannot say. */
export type Within = (type: string, version: string, range: string) => boolean | undefined;

export interface Index {
  readonly signs: Tables<Sign>;
  readonly negatives: Tables<Negative>;
  /** Absent: version ranges of signs are not judged, and a sign with a range matches every version. */
  readonly within?: Within;
}

/** By the spelling in which they are compared; several signs may share one. */
export type Table<T> = ReadonlyMap<string, readonly T[]>;

/** Each is built when it is first asked for: a project speaks of few ecosystems, and most files hold no marks. */
export interface Tables<T> {
  /** Of one package type. */
  readonly of: (type: string) => Packages<T>;
  /** `vendor.example`, by label suffix. */
  readonly hosts: () => Table<T>;
  /** `host/a/b`, by path segment; without case, as forges compare. */
  readonly paths: () => Table<T>;
  /** `github.com/owner`. */
  readonly owners: () => Table<T>;
  /** `file:…`, `load:…`: each key begins with its kind. */
  readonly marks: (kind: MarkKind) => Table<T>;
  /** `heads`: what the prefixes begin with, as long as the shortest of them. */
  readonly symbols: () => { readonly table: Table<T>; readonly lengths: readonly number[]; readonly heads: ReadonlySet<string> };
  /** `company:first-word`, with all words of the sign. */
  readonly fields: () => ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly item: T }[]>;
}

export type MarkKind = 'file' | 'folder' | 'load' | 'include' | 'import' | 'class';

export interface Packages<T> {
  /** `npm:@scope/name` */
  readonly exact: Table<T>;
  /** `npm:@scope/`: prefixes up to and with their last separator. */
  readonly families: Table<T>;
  /** `docker:host/ns`: whole segments of images, providers, actions, models, extensions. */
  readonly segments: Table<T>;
}

/** `within` judges version ranges; without it they are ignored. */
export function prepare(list: Pick<List, 'signs' | 'negatives'>, within?: Within): Index {
  return { signs: tables(list.signs), negatives: tables(list.negatives), ...(within ? { within } : {}) };
}

interface Item {
  readonly kind: SignKind;
  readonly match: string;
  readonly field?: Sign['field'];
}

function tables<T extends Item>(items: readonly T[]): Tables<T> {
  const byType = new Map<string, T[]>();
  const byKind = new Map<SignKind, T[]>();
  for (const item of items) {
    if (PACKAGES.has(item.kind)) add(byType, typeOf(typeIn(item.match)), item);
    else add(byKind, item.kind, item);
  }
  const keyed = (kind: SignKind, key: (match: string) => string): Table<T> => {
    const table = new Map<string, T[]>();
    for (const item of byKind.get(kind) ?? []) add(table, key(item.match), item);
    return table;
  };
  const typed = new Map<string, Packages<T>>();
  const marked = new Map<MarkKind, Table<T>>();
  return {
    of: type => typed.get(type) ?? keep(typed, type, packages(byType.get(type) ?? [])),
    hosts: once(() => keyed('host', match => match.toLowerCase())),
    paths: once(() => keyed('host-path', match => match.toLowerCase().replace(/\/$/, ''))),
    owners: once(() => keyed('owner', match => match.toLowerCase())),
    marks: kind =>
      marked.get(kind) ??
      keep(
        marked,
        kind,
        keyed(kind === 'class' ? 'class-prefix' : kind, match => `${kind}:${MARKS[kind](match)}`),
      ),
    symbols: once(() => {
      const table = keyed('symbol', match => match);
      const lengths = [...new Set([...table.keys()].map(key => key.length))].sort((a, b) => a - b);
      return { table, lengths, heads: new Set([...table.keys()].map(key => key.slice(0, lengths[0]))) };
    }),
    fields: once(() => {
      const fields = new Map<string, { words: readonly string[]; item: T }[]>();
      for (const item of byKind.get('field') ?? []) {
        const words = tokens(item.match);
        add(fields, `${item.field ?? ''}:${words[0] ?? ''}`, { words, item });
      }
      return fields;
    }),
  };
}

const PACKAGES: ReadonlySet<SignKind> = new Set(['package', 'family', 'image', 'provider', 'action', 'model', 'extension']);

const MARKS: Readonly<Record<MarkKind, (match: string) => string>> = {
  file: fileName,
  folder: fileName,
  load: loadName,
  include: includePath,
  import: dotted,
  class: dotted,
};

function packages<T extends Item>(items: readonly T[]): Packages<T> {
  const exact = new Map<string, T[]>();
  const families = new Map<string, T[]>();
  const segments = new Map<string, T[]>();
  for (const item of items) {
    const { kind, match } = item;
    if (kind === 'package') add(exact, packageKey(match), item);
    else if (kind === 'family') add(families, packageKey(match.endsWith('*') ? match.slice(0, -1) : match), item);
    else add(segments, packageKey(match.replace(/\/\*?$/, '')), item);
  }
  return { exact, families, segments };
}

/** `pkg:npm/@scope/name`, decoded, as a key of the tables. */
export function packageKey(match: string): string {
  const type = typeIn(match);
  return `${typeOf(type)}:${fold(type, match.slice(match.indexOf('/') + 1))}`;
}

function typeIn(match: string): string {
  return match.slice(match.startsWith('pkg:') ? 4 : 0, match.indexOf('/')).toLowerCase();
}

function add<T>(table: Map<string, T[]>, key: string, one: T): void {
  const held = table.get(key);
  if (held) held.push(one);
  else table.set(key, [one]);
}

function keep<K, V>(map: Map<K, V>, key: K, value: V): V {
  map.set(key, value);
  return value;
}

function once<V>(make: () => V): () => V {
  let made: { readonly value: V } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

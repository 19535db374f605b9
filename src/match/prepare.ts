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

export interface Tables<T> {
  /** `npm:@scope/name` */
  readonly packages: Table<T>;
  /** `npm:@scope/`: prefixes up to and with their last separator. */
  readonly families: Table<T>;
  /** `docker:host/ns`: whole segments of images, providers, actions, models, extensions. */
  readonly segments: Table<T>;
  /** `vendor.example`, by label suffix. */
  readonly hosts: Table<T>;
  /** `host/a/b`, by path segment; without case, as forges compare. */
  readonly paths: Table<T>;
  /** `github.com/owner`. */
  readonly owners: Table<T>;
  /** `file:…`, `folder:…`, `load:…`, `include:…`, `import:…`, `class:…`. */
  readonly marks: Table<T>;
  readonly symbols: Table<T>;
  /** The lengths that occur among `symbols`. */
  readonly lengths: readonly number[];
  /** `company:first-word`, with all words of the sign. */
  readonly fields: ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly item: T }[]>;
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
  const packages = new Map<string, T[]>();
  const families = new Map<string, T[]>();
  const segments = new Map<string, T[]>();
  const hosts = new Map<string, T[]>();
  const paths = new Map<string, T[]>();
  const owners = new Map<string, T[]>();
  const marks = new Map<string, T[]>();
  const symbols = new Map<string, T[]>();
  const fields = new Map<string, { words: readonly string[]; item: T }[]>();
  for (const item of items) {
    const { kind, match } = item;
    switch (kind) {
      case 'package':
        add(packages, packageKey(match), item);
        break;
      case 'family':
        add(families, packageKey(match.endsWith('*') ? match.slice(0, -1) : match), item);
        break;
      case 'image':
      case 'provider':
      case 'action':
      case 'model':
      case 'extension':
        add(segments, packageKey(match.replace(/\/\*?$/, '')), item);
        break;
      case 'host':
        add(hosts, match.toLowerCase(), item);
        break;
      case 'host-path':
        add(paths, match.toLowerCase().replace(/\/$/, ''), item);
        break;
      case 'owner':
        add(owners, match.toLowerCase(), item);
        break;
      case 'file':
        add(marks, `file:${fileName(match)}`, item);
        break;
      case 'folder':
        add(marks, `folder:${fileName(match)}`, item);
        break;
      case 'load':
        add(marks, `load:${loadName(match)}`, item);
        break;
      case 'include':
        add(marks, `include:${includePath(match)}`, item);
        break;
      case 'import':
        add(marks, `import:${dotted(match)}`, item);
        break;
      case 'class-prefix':
        add(marks, `class:${dotted(match)}`, item);
        break;
      case 'symbol':
        add(symbols, match, item);
        break;
      case 'field': {
        const words = tokens(match);
        add(fields, `${item.field ?? ''}:${words[0] ?? ''}`, { words, item });
        break;
      }
    }
  }
  const lengths = [...new Set([...symbols.keys()].map(key => key.length))].sort((a, b) => a - b);
  return { packages, families, segments, hosts, paths, owners, marks, symbols, lengths, fields };
}

/** `pkg:npm/@scope/name`, decoded, as a key of the tables. */
export function packageKey(match: string): string {
  const slash = match.indexOf('/');
  const type = match.slice(match.startsWith('pkg:') ? 4 : 0, slash).toLowerCase();
  return `${typeOf(type)}:${fold(type, match.slice(slash + 1))}`;
}

function add<T>(table: Map<string, T[]>, key: string, one: T): void {
  const held = table.get(key);
  if (held) held.push(one);
  else table.set(key, [one]);
}

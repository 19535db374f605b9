// Which sign of the list, if any, a clue meets: the strongest certainty, then the longest sign, then the first id.
import type { Certainty, Clue, Negative, Sign } from '../model.ts';
import { account, address } from './address.ts';
import { fold, typeOf } from './fold.ts';
import { dotted, fileName, includePath, loadName, tokens, versionless } from './mark.ts';
import type { Index, Table, Tables } from './prepare.ts';

const RANK: readonly Certainty[] = ['named', 'owned', 'interoperates', 'mirrored', 'similar'];

/** Longer names than this are cut: nothing on the list is longer. */
const LONGEST = 2048;

/**
 * A negative beats every sign that claims by prefix, suffix or owner, unless that sign (no family) is the longer one; a sign for exactly
 * this package stands. A sign with a version range needs a version inside it; where the clue has none, or nobody can compare
 * (`index.within`), the sign stands. For `symbol` and `needs` the caller counts and confirms.
 */
export function lookup(index: Index, clue: Clue): Sign | undefined {
  if (clue.kind === 'mark' && clue.field === 'symbol' && !mayBeSymbol(index.signs, clue.text)) return undefined;
  let best: Found<Sign> | undefined;
  let negative: Found<Negative> | undefined;
  let looked = false;
  for (const found of candidates(index.signs, clue)) {
    if (best && !isStronger(found, best)) continue;
    if (isExcepted(found.item, clue) || !isWithin(index, found.item, clue)) continue;
    if (!looked) {
      negative = longest(candidates(index.negatives, clue));
      looked = true;
    }
    if (negative && !stands(found, negative)) continue;
    best = found;
  }
  return best?.item;
}

/** Libraries have thousands of symbols, of which next to none is anybody's. */
function mayBeSymbol(tables: Tables<Sign>, text: string): boolean {
  const { heads, lengths } = tables.symbols();
  return heads.has(text.slice(0, lengths[0] ?? 0));
}

interface Found<T> {
  readonly item: T;
  /** Of the key that met. */
  readonly length: number;
}

function isStronger(one: Found<Sign>, other: Found<Sign>): boolean {
  const rank = RANK.indexOf(one.item.certainty) - RANK.indexOf(other.item.certainty);
  return rank < 0 || (rank === 0 && (one.length > other.length || (one.length === other.length && one.item.id < other.item.id)));
}

function stands(sign: Found<Sign>, negative: Found<Negative>): boolean {
  if (sign.item.kind === 'package') return true;
  return sign.item.kind !== 'family' && sign.length > negative.length;
}

function longest(all: Iterable<Found<Negative>>): Found<Negative> | undefined {
  let best: Found<Negative> | undefined;
  for (const one of all) if (!best || one.length > best.length) best = one;
  return best;
}

/** Of a family: names. Of a host: hosts below it, `*` for one label, and `host/path` prefixes. */
function isExcepted(sign: Sign, clue: Clue): boolean {
  if (!sign.except || clue.kind === 'mark' || clue.kind === 'digest') return false;
  if (sign.kind === 'host' || clue.kind === 'host') return isExceptedHost(sign.except, clue.kind === 'host' ? clue.url : clue.name);
  const name = fold(clue.type, clue.name);
  return sign.except.some(except =>
    except.endsWith('*') ? name.startsWith(fold(clue.type, except.slice(0, -1))) : name === fold(clue.type, except),
  );
}

function isExceptedHost(except: readonly string[], url: string): boolean {
  const where = address(url);
  if (!where) return false;
  const labels = where.host.split('.');
  return except.some(one => {
    const [host = '', ...path] = one.split('/');
    const wanted = host.split('.');
    const below = labels.slice(labels.length - wanted.length);
    return (
      below.length === wanted.length &&
      wanted.every((label, i) => label === '*' || label === below[i]) &&
      path.every((part, i) => part === where.path[i])
    );
  });
}

function isWithin(index: Index, sign: Sign, clue: Clue): boolean {
  if (sign.versions === undefined || clue.kind !== 'package' || clue.version === undefined || !index.within) return true;
  return index.within(clue.type, clue.version, sign.versions) !== false;
}

function* candidates<T>(tables: Tables<T>, clue: Clue): Generator<Found<T>> {
  if (clue.kind === 'package') yield* byPackage(tables, clue.type.toLowerCase(), clue.name.slice(0, LONGEST));
  else if (clue.kind === 'host') yield* byAddress(tables, clue.url);
  else if (clue.kind === 'mark') yield* byMark(tables, clue.field, clue.text.slice(0, LONGEST));
}

/** Types whose names begin with an account of a forge. */
const FORGES: ReadonlyMap<string, string> = new Map([
  ['github', 'github.com/'],
  ['githubactions', 'github.com/'],
  ['bitbucket', 'bitbucket.org/'],
  ['gitlab', 'gitlab.com/'],
  ['gitee', 'gitee.com/'],
]);

/** Types whose names begin with a host. */
const HOSTED: ReadonlySet<string> = new Set(['golang', 'swift', 'docker', 'oci', 'terraform', 'carthage', 'git']);

function* byPackage<T>(tables: Tables<T>, type: string, name: string): Generator<Found<T>> {
  const folded = fold(type, name);
  const { exact, families, segments } = tables.of(typeOf(type));
  const key = `${typeOf(type)}:${folded}`;
  yield* at(exact, key);
  if (type === 'cocoapods' && folded.includes('/')) yield* at(exact, key.slice(0, key.indexOf('/'))); // a subspec is a part
  for (let i = key.indexOf(':') + 1; i < key.length; i++) {
    const code = key.charCodeAt(i);
    // / . : - _
    if (code !== 47 && code !== 46 && code !== 58 && code !== 45 && code !== 95) continue;
    yield* at(families, key.slice(0, i + 1));
    if (code === 47) yield* at(segments, key.slice(0, i));
  }
  yield* at(segments, key);
  const forge = FORGES.get(type);
  if (forge) yield* byAddress(tables, `${forge}${name}`);
  else if (HOSTED.has(type)) yield* byAddress(tables, name);
}

function* byAddress<T>(tables: Tables<T>, url: string): Generator<Found<T>> {
  const where = address(url);
  if (!where) return;
  for (let rest = where.host; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
    yield* at(tables.hosts(), rest);
    let path = rest;
    for (const segment of where.path.slice(0, 8)) {
      path += `/${segment.toLowerCase()}`;
      yield* at(tables.paths(), path);
    }
  }
  const owner = account(where);
  if (owner) yield* at(tables.owners(), owner);
}

function* byMark<T>(tables: Tables<T>, field: string, text: string): Generator<Found<T>> {
  switch (field) {
    case 'file':
    case 'folder': {
      const name = fileName(text);
      yield* at(tables.marks(field), `${field}:${name}`);
      const any = versionless(name);
      if (any) yield* at(tables.marks(field), `${field}:${any}`);
      return;
    }
    case 'load':
      yield* byLoadName(tables, text);
      return;
    case 'include':
      for (let rest = includePath(text); ; rest = rest.slice(rest.indexOf('/') + 1)) {
        yield* at(tables.marks('include'), `include:${rest}`);
        if (!rest.includes('/')) return;
      }
    case 'class':
      yield* byPrefix(tables, 'class', text);
      return;
    case 'import':
      yield* byPrefix(tables, 'import', text);
      yield* byPrefix(tables, 'class', text); // an imported class is a class
      if (text.startsWith('@')) yield* byPackage(tables, 'npm', text.split('/', 2).join('/'));
      else if (text.includes('/')) yield* byPackage(tables, 'golang', text);
      return;
    case 'symbol':
      for (const length of tables.symbols().lengths) {
        if (length > text.length) return;
        yield* at(tables.symbols().table, text.slice(0, length));
      }
      return;
    case 'export-name':
      yield* byLoadName(tables, text); // what a library calls itself is what a loader asks for
      yield* byField(tables, field, text);
      return;
    default:
      yield* byField(tables, field, text);
  }
}

function* byLoadName<T>(tables: Tables<T>, text: string): Generator<Found<T>> {
  const name = loadName(text);
  yield* at(tables.marks('load'), `load:${name}`);
  const any = versionless(name);
  if (any) yield* at(tables.marks('load'), `load:${any}`);
}

function* byPrefix<T>(tables: Tables<T>, kind: 'import' | 'class', text: string): Generator<Found<T>> {
  const name = dotted(text);
  for (let end = name.indexOf('.'); end >= 0; end = name.indexOf('.', end + 1))
    yield* at(tables.marks(kind), `${kind}:${name.slice(0, end)}`);
  yield* at(tables.marks(kind), `${kind}:${name}`);
}

function* byField<T>(tables: Tables<T>, field: string, text: string): Generator<Found<T>> {
  const words = tokens(text);
  for (const [i, word] of words.entries()) {
    for (const { words: wanted, item } of tables.fields().get(`${field}:${word}`) ?? []) {
      if (wanted.every((one, j) => words[i + j] === one)) yield { item, length: wanted.join(' ').length };
    }
  }
}

function* at<T>(table: Table<T>, key: string): Generator<Found<T>> {
  for (const item of table.get(key) ?? []) yield { item, length: key.length };
}

// The packages of Python's TOML lockfiles in one pass: name, version, where from, who asks for them.
import type { Edge, Extraction, Problem, Reference, Role, Span } from '../../model.ts';
import type { TomlPath } from '../../parse/toml-events.ts';
import { scanToml } from '../../parse/toml-scan.ts';
import { hostReference } from './address.ts';

export interface LockShape {
  /** `[[package]]` or `[[packages]]`. */
  readonly table: string;
  /** The newest major version of the format that we know. */
  readonly newest: number;
}

type Section = 'root' | 'own' | 'metadata' | 'asked' | 'source' | 'group';
/** Members of an entry that hold addresses: `file` those of single files, `source` the others. */
type Kind = 'name' | 'version' | 'category' | 'optional' | 'path' | 'groups' | 'asked' | 'source' | 'file';
/** What an inline table says that we want to know. */
type Inner = '' | 'name' | 'address' | 'local' | 'type' | 'other';

const OWN: readonly (readonly [key: string, kind: Kind])[] = [
  ['name', 'name'],
  ['version', 'version'],
  ['files', 'file'],
  ['wheels', 'file'],
  ['sdist', 'file'],
  ['source', 'source'],
  ['dependencies', 'asked'],
  ['optional', 'optional'],
  ['groups', 'groups'],
  ['category', 'category'],
  ['path', 'path'],
  ['optional-dependencies', 'asked'],
  ['dev-dependencies', 'asked'],
  ['vcs', 'source'],
  ['archive', 'source'],
  ['index', 'source'],
  ['git', 'source'],
  ['url', 'source'],
];
/** By their length, which tells most of the others apart. */
const OWN_BY_SIZE = Array.from({ length: 22 }, (_, size) => OWN.filter(([known]) => known.length === size));
/** Sides of one entry. */
const MOST = 100;
type Other = readonly [name: string, token: Span, version: string];
const SUFFIX = /\.(?:whl|zip|gz)$/;

export function lockPackages(text: string, { table, newest }: LockShape): Extraction {
  const references: Reference[] = [];
  const edges: Edge[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const wanted: string[] = [];
  let asked = 0; // how many of them
  let last = ''; // the address of the entry before
  let origin = ''; // of the last file
  let section: Section = 'root';
  let depth = 0;
  let kind: Kind | undefined;
  let key = '';
  let inner: Inner = '';
  let name = '';
  let token: Span = [0, 0];
  let version = '';
  let isLocal = false;
  let isOptional = false;
  let groups: string[] = [];
  let others: Other[] = [];

  scanToml(text, {
    table(path) {
      depth = 0;
      inner = '';
      kind = undefined;
      if (!path.is(0, table)) {
        flush();
        section = 'metadata';
        return path.is(0, 'metadata') && path.depth() === 1 ? undefined : 'skip';
      }
      if (path.depth() === 1) {
        flush();
        section = 'own';
        return undefined;
      }
      kind = member(path, 1);
      if (kind === 'asked') section = key === 'dependencies' ? 'asked' : 'group';
      else if (kind === 'source' || kind === 'file') section = 'source';
      else return 'skip';
      return undefined;
    },
    key(path) {
      if (depth > 0) {
        inner = innerOf(path, 0);
        return inner === 'other' || inner === 'type' ? 'skip' : undefined;
      }
      if (section === 'own') {
        kind = member(path, 0);
        if (kind === undefined) {
          if (path.is(0, 'directory')) isLocal = true;
          return 'skip';
        }
        inner = path.depth() > 1 ? innerOf(path, 1) : '';
        return undefined;
      }
      if (section === 'asked') {
        wanted[asked++] = path.key(0); // Poetry: the key is the package
        return 'skip';
      }
      if (section === 'group') return undefined; // uv: the key is a group
      if (section === 'source') {
        inner = innerOf(path, 0);
        return inner === 'type' || inner === 'address' || inner === 'local' ? undefined : 'skip';
      }
      return path.is(0, 'version') || path.is(0, 'lock-version') || path.is(0, 'lock_version') ? undefined : 'skip';
    },
    open: () => {
      depth++;
      inner = '';
    },
    close: () => {
      depth--;
      inner = '';
    },
    scalar(_kind, start, _end, from, to) {
      if (section === 'root' || section === 'metadata') {
        if (Number.parseInt(text.slice(from, to), 10) > newest) {
          problems.push({ reason: 'version', id: 'future-version', at: start, args: { version: text.slice(from, to) } });
        }
      } else if (section === 'group') {
        if (inner === 'name') wanted[asked++] = text.slice(from, to);
      } else if (kind === 'source' || kind === 'file') address(from, to);
      else if (depth === 0) own(from, to);
      else if (kind === 'groups') groups.push(text.slice(from, to));
      else if (kind === 'asked') {
        const found = inner === 'name' ? text.slice(from, to) : /^[A-Za-z0-9][\w.-]*/.exec(inner === '' ? text.slice(from, to) : '')?.[0];
        if (found) wanted[asked++] = found;
      }
    },
    problem: problem => problems.push(problem),
  });
  flush();
  return { references, edges, problems };

  /** What a member of an entry holds; `undefined` where we do not want to know. */
  function member(path: TomlPath, level: number): Kind | undefined {
    for (const [known, is] of OWN_BY_SIZE[path.size(level)] ?? []) {
      if (!path.is(level, known)) continue;
      key = known;
      return is;
    }
    return undefined;
  }

  function own(from: number, to: number): void {
    if (kind === 'name') {
      if (name !== '') another();
      name = text.slice(from, to);
      token = [from, to];
    } else if (kind === 'version') {
      if (version !== '') another();
      version = text.slice(from, to);
    } else if (kind === 'category') groups.push(text.slice(from, to));
    else if (kind === 'optional') isOptional = text.charCodeAt(from) === 0x74;
    else if (kind === 'path' && !SUFFIX.test(text.slice(from, to))) isLocal = true;
  }

  function address(from: number, to: number): void {
    if (section === 'source' && inner === 'type') {
      if (text.startsWith('directory', from)) isLocal = true;
      return;
    }
    if (inner === 'local' && key === 'source') isLocal = true;
    if ((depth > 0 || section === 'source') && inner !== 'address') return;
    const isFile = kind === 'file';
    if (isFile ? origin !== '' && text.startsWith(origin, from) : to - from === last.length && text.startsWith(last, from)) return;
    let known = text.slice(from, to);
    if (isFile) {
      const slash = known.indexOf('/', known.indexOf('://') + 3);
      if (slash < 0) return;
      known = origin = known.slice(0, slash + 1);
    } else last = known;
    if (seen.has(known)) return;
    seen.add(known);
    const host = hostReference(text.slice(from, to), [from, to], 'resolved', isFile ? key : 'source');
    if (host) references.push(host);
  }

  function flush(): void {
    if (name !== '') {
      const from = isLocal || asked === 0 ? '' : `pypi:${name}`;
      for (let index = 0; index < asked; index++) edges.push([from, `pypi:${wanted[index]}`]);
      if (!isLocal) {
        locked(name, token, version);
        for (const other of others) locked(...other);
      }
    }
    if (others.length > 0) others = [];
    name = version = '';
    isLocal = isOptional = false;
    if (groups.length > 0) groups = [];
    asked = 0;
  }

  function locked(name: string, token: Span, version: string): void {
    const clue = version ? ({ kind: 'package', type: 'pypi', name, version } as const) : ({ kind: 'package', type: 'pypi', name } as const);
    references.push({ clue, token, role: role(), state: 'resolved', certain: 'exact' });
  }

  /** A second name or version of one entry: the other side of a conflict, or a mistake. */
  function another(): void {
    if (others.length < MOST) others.push([name, token, version]);
    version = '';
  }

  function role(): Role {
    const main = groups.length === 0 || groups.some(group => group === 'main' || group === 'default');
    if (main) return isOptional ? 'optional' : 'runtime';
    return groups.every(group => group.includes('test')) ? 'test' : 'development';
  }
}

function innerOf(path: TomlPath, level: number): Inner {
  if (path.is(level, 'name')) return 'name';
  if (path.is(level, 'url') || path.is(level, 'registry') || path.is(level, 'git')) return 'address';
  if (path.is(level, 'type')) return 'type';
  if (path.is(level, 'editable') || path.is(level, 'virtual') || path.is(level, 'directory') || path.is(level, 'workspace')) return 'local';
  return 'other';
}

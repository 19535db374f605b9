// The packages of Python's TOML lockfiles in one pass: name, version, where from, who asks for them.
import type { Edge, Extraction, Problem, Reference, Role, Span } from '../../model.ts';
import { scanToml } from '../../parse/toml-scan.ts';
import { hostReference } from './address.ts';

export interface LockShape {
  /** `[[package]]` or `[[packages]]`. */
  readonly table: string;
  /** The newest major version of the format that we know. */
  readonly newest: number;
}

/** Members of an entry that hold addresses, and those that hold a package's dependencies. */
const SOURCES = new Set(['source', 'vcs', 'archive', 'index', 'git', 'url', 'sdist', 'wheels', 'files']);
const ASKED = new Set(['dependencies', 'optional-dependencies', 'dev-dependencies']);
const ADDRESS = new Set(['registry', 'git', 'url']);
const VERSION = new Set(['version', 'lock-version', 'lock_version']);
const LOCAL = new Set(['editable', 'virtual', 'directory', 'workspace']);

export function lockPackages(text: string, { table, newest }: LockShape): Extraction {
  const references: Reference[] = [];
  const edges: Edge[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  let origin = ''; // of the last file
  let section: 'root' | 'own' | 'metadata' | 'asked' | 'source' = 'root';
  let depth = 0;
  let member = '';
  let inner = '';
  let name = '';
  let token: Span = [0, 0];
  let version = '';
  let isLocal = false;
  let isOptional = false;
  let groups: string[] = [];
  let wanted: string[] = [];

  scanToml(text, {
    table(path) {
      depth = 0;
      member = inner = '';
      if (path.is(0, table)) {
        const second = path.key(1);
        if (path.depth() === 1) {
          flush();
          section = 'own';
        } else if (ASKED.has(second)) section = 'asked';
        else if (SOURCES.has(second)) section = 'source';
        else return 'skip';
        if (section !== 'own') member = second;
        return undefined;
      }
      flush();
      if (!path.is(0, 'metadata') || path.depth() > 1) return 'skip';
      section = 'metadata';
      return undefined;
    },
    key(path) {
      const key = path.key(0);
      if (depth > 0) {
        inner = key;
        return key === 'name' || ADDRESS.has(key) || LOCAL.has(key) ? undefined : 'skip';
      }
      if (section === 'root' || section === 'metadata') return VERSION.has(key) ? undefined : 'skip';
      if (section === 'asked') {
        if (member !== 'dependencies') return undefined; // uv: the key is a group
        wanted.push(key); // Poetry: the key is the package
        return 'skip';
      }
      if (section === 'source') {
        inner = key;
        return key === 'type' || ADDRESS.has(key) ? undefined : 'skip';
      }
      member = key;
      inner = path.key(1);
      if (key === 'directory') isLocal = true;
      return key === 'hashes' || key === 'description' || key === 'summary' || key === 'marker' ? 'skip' : undefined;
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
        return;
      }
      if (section === 'asked') {
        if (inner === 'name') wanted.push(text.slice(from, to));
      } else if (SOURCES.has(member)) address(from, to);
      else if (depth === 0) own(from, to);
      else if (member === 'groups') groups.push(text.slice(from, to));
      else if (ASKED.has(member)) {
        const asked = inner === 'name' ? text.slice(from, to) : /^[A-Za-z0-9][\w.-]*/.exec(inner === '' ? text.slice(from, to) : '')?.[0];
        if (asked) wanted.push(asked);
      }
    },
    problem: problem => problems.push(problem),
  });
  flush();
  return { references, edges, problems };

  function own(from: number, to: number): void {
    if (member === 'name') {
      name = text.slice(from, to);
      token = [from, to];
    } else if (member === 'version') version = text.slice(from, to);
    else if (member === 'category') groups.push(text.slice(from, to));
    else if (member === 'optional') isOptional = text.charCodeAt(from) === 0x74;
    else if (member === 'path' && !/\.(?:whl|zip|gz)$/.test(text.slice(from, to))) isLocal = true;
  }

  function address(from: number, to: number): void {
    if (section === 'source' && inner === 'type') {
      if (text.startsWith('directory', from)) isLocal = true;
      return;
    }
    if (LOCAL.has(inner) && member === 'source') isLocal = true;
    const isFile = member === 'wheels' || member === 'sdist' || member === 'files';
    if (depth + (section === 'source' ? 1 : 0) > 0 && !ADDRESS.has(inner)) return;
    if (isFile && origin !== '' && text.startsWith(origin, from)) return;
    let key = text.slice(from, to);
    if (isFile) {
      const slash = key.indexOf('/', key.indexOf('://') + 3);
      if (slash < 0) return;
      key = origin = key.slice(0, slash + 1);
    }
    if (seen.has(key)) return;
    seen.add(key);
    const host = hostReference(text.slice(from, to), [from, to], 'resolved', isFile ? member : 'source');
    if (host) references.push(host);
  }

  function flush(): void {
    if (name !== '') {
      for (const to of wanted) edges.push([isLocal ? '' : `pypi:${name}`, `pypi:${to}`]);
      if (!isLocal) {
        const clue = { kind: 'package' as const, type: 'pypi', name, ...(version ? { version } : {}) };
        references.push({ clue, token, role: role(), state: 'resolved', certain: 'exact' });
      }
    }
    name = version = '';
    isLocal = isOptional = false;
    groups = [];
    wanted = [];
  }

  function role(): Role {
    const main = groups.length === 0 || groups.some(group => group === 'main' || group === 'default');
    if (main) return isOptional ? 'optional' : 'runtime';
    return groups.every(group => group.includes('test')) ? 'test' : 'development';
  }
}

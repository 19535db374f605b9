// The packages of conda's lockfiles, written by tools a line at a time: name, version, where from, who asks for them.
import type { Edge, Extraction, Problem, Reference, Role, Span } from '../../model.ts';
import { scanYamlLines, yamlText } from '../../parse/yaml-lines.ts';
import { namedBy } from '../pypi/address.ts';
import { condaFile } from './conda-file.ts';

interface Entry {
  type: 'conda' | 'pypi';
  name: string;
  token: Span;
  version: string;
  category: string;
  isOptional: boolean;
  isLocal: boolean;
  address: Span | undefined;
  readonly asks: string[];
}

/** `newest`: the newest version of the format that we know. */
export function condaLocked(text: string, newest: number): Extraction {
  const references: Reference[] = [];
  const edges: Edge[] = [];
  const problems: Problem[] = [];
  const hosts = new Set<string>();
  let entry: Entry | undefined;

  const scanned = scanYamlLines(text, {
    key(path, from, to) {
      const depth = path.depth();
      if (depth === 1) {
        flush();
        if (path.is(0, 'version') && Number.parseInt(text.slice(from, to), 10) > newest)
          problems.push({
            reason: 'version',
            id: 'future-version',
            at: from,
            args: { version: text.slice(from, Math.min(to, from + 20)) },
          });
        return path.is(0, 'package') || path.is(0, 'packages') || path.is(0, 'metadata') || path.is(0, 'environments');
      }
      if (path.is(0, 'environments')) {
        if (depth === 5 && path.is(2, 'channels') && path.is(4, 'url')) channel([from, to]);
        return depth === 2 || ((path.is(2, 'channels') || path.is(2, 'indexes')) && depth < 6);
      }
      if (path.is(0, 'metadata')) {
        if (depth === 4 && path.is(1, 'channels') && path.is(3, 'url')) channel([from, to]);
        return path.is(1, 'channels');
      }
      if (depth === 3) {
        if (isFirst(text, path.keySpan(2)[0])) {
          flush();
          entry = open();
        }
        return entry ? member(entry, path.key(2), [from, to]) : false;
      }
      if (depth === 4 && path.is(2, 'dependencies')) entry?.asks.push(path.key(3));
      return false;
    },
    item(path, from, to) {
      if (path.is(0, 'environments')) {
        if (path.depth() === 4 && (path.is(2, 'indexes') || path.is(2, 'channels'))) channel([from, to]);
      } else if (entry && path.depth() === 4 && (path.is(2, 'depends') || path.is(2, 'requires_dist') || path.is(2, 'dependencies'))) {
        const asked = /^[A-Za-z0-9_][\w.-]*/.exec(yamlText(text, from, Math.min(to, from + 200)))?.[0];
        if (asked) entry.asks.push(asked);
      }
    },
  });
  flush();
  return { references, edges, problems: [...scanned, ...problems] };

  /** Whether what stands below it is wanted. */
  function member(into: Entry, key: string, [from, to]: Span): boolean {
    const value = to - from < 2000 ? yamlText(text, from, to) : '';
    if (key === 'name') {
      into.name = value;
      into.token = [from, to];
    } else if (key === 'version') into.version = value;
    else if (key === 'manager' || key === 'kind') into.type = value === 'conda' ? 'conda' : 'pypi';
    else if (key === 'category') into.category = value;
    else if (key === 'optional') into.isOptional = value === 'true';
    else if (key === 'url' || key === 'conda' || key === 'pypi' || key === 'path') {
      if (key === 'pypi') into.type = 'pypi';
      into.isLocal = key === 'path' || !value.includes('://');
      if (!into.isLocal) into.address = [from, to];
    }
    return key === 'dependencies' || key === 'depends' || key === 'requires_dist';
  }

  function flush(): void {
    const done = entry;
    entry = undefined;
    if (!done) return;
    const { type, address, asks } = done;
    if (address && done.name === '') {
      const named = type === 'conda' ? condaFile(text.slice(...address)) : namedBy(text.slice(...address));
      done.name = named?.name ?? '';
      done.version ||= named?.version ?? '';
      if (named) done.token = [address[0] + named.span[0], address[0] + named.span[1]];
    }
    if (address) fetched(address, type);
    if (done.name === '') return;
    const id = done.isLocal ? '' : `${type}:${done.name}`;
    for (const asked of asks) edges.push([id, `${type}:${asked}`]);
    if (done.isLocal) return;
    const clue = { kind: 'package' as const, type, name: done.name, ...(done.version ? { version: done.version } : {}) };
    references.push({ clue, token: done.token, role: roleOf(done), state: 'resolved', certain: 'exact' });
  }

  /** One reference for each channel and index, not one for each package. */
  function fetched(span: Span, type: Entry['type']): void {
    const url = text.slice(...span);
    const parts = url.split('/');
    const key = parts.slice(0, type === 'conda' ? Math.max(3, parts.length - 2) : 3).join('/');
    if (hosts.has(key)) return;
    hosts.add(key);
    references.push({ clue: { kind: 'host', url }, token: span, role: 'source', state: 'resolved', certain: 'exact', group: 'packages' });
  }

  function channel(span: Span): void {
    const url = yamlText(text, ...span);
    if (!/^https?:\/\/[^/]/i.test(url) || hosts.has(`channel ${url}`)) return;
    hosts.add(`channel ${url}`);
    references.push({ clue: { kind: 'host', url }, token: span, role: 'source', state: 'configured', certain: 'exact', group: 'channels' });
  }
}

function open(): Entry {
  return {
    type: 'conda',
    name: '',
    token: [0, 0],
    version: '',
    category: '',
    isOptional: false,
    isLocal: false,
    address: undefined,
    asks: [],
  };
}

/** conda-lock names the files or groups that a package is for. */
function roleOf({ category, isOptional }: Entry): Role {
  if (category === '' || category === 'main') return isOptional ? 'optional' : 'runtime';
  if (/test/i.test(category)) return 'test';
  return /dev|lint|doc/i.test(category) ? 'development' : 'optional';
}

/** Behind the dash of an item? */
function isFirst(text: string, key: number): boolean {
  let at = key - 1;
  if (text.charCodeAt(at) === 0x22 || text.charCodeAt(at) === 0x27) at--;
  while (text.charCodeAt(at) === 0x20) at--;
  return text.charCodeAt(at) === 0x2d;
}

// package-lock.json and npm-shrinkwrap.json, versions 1 to 3, and the copy inside node_modules. https://github.com/npm/cli/blob/latest/docs/lib/content/configuring-npm/package-lock-json.md
import type { Extraction, Format, Problem, Reference, Role, Source, Span } from '../../model.ts';
import { type JsonPath, jsonText, scanJson } from '../../parse/json.ts';
import { hosts } from './hosts.ts';
import { lockedPackage } from './locked-package.ts';
import { isPackageName } from './package-name.ts';
import { readSpec } from './spec.ts';

export const packageLock: Format = {
  id: 'npm/package-lock',
  files: [{ name: 'package-lock.json' }, { name: 'npm-shrinkwrap.json' }, { name: '.package-lock.json' }],
  extract,
};

const NEWEST = 3;
/** Nested deeper, places are not told apart: they would grow with every level. */
const DEEPEST = 64;
/** No place that npm writes is longer; others are not walked. */
const LONGEST = 4096;

/** One locked package while its object is open. */
interface Entry {
  /** `node_modules/a/node_modules/b`, also for version 1, which nests objects. */
  readonly place: string;
  /** The name by which it is asked for, and where it stands; empty for the project and its workspaces. */
  readonly key: string;
  readonly keySpan: Span;
  name: string | undefined;
  nameSpan: Span | undefined;
  version: string | undefined;
  flags: number;
  /** Its component id once something is asked by it, and its first edge. */
  id: string | undefined;
  readonly first: number;
}

const DEV = 1;
const OPTIONAL = 2;
const DEV_OPTIONAL = 4;
const PEER = 8;

function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  const problems: Problem[] = [];
  const fetched = hosts(references);
  const stack: Entry[] = [];
  const edges: [from: string, to: string][] = [];
  /** The place that each edge starts from. */
  const from: string[] = [];
  const places = new Set<string>();
  const aliases = new Map<string, string>();
  /** Components of the newer half, once the older half of a version 2 repeats them. */
  let known: ReadonlySet<string> | undefined;
  let newer = false;
  let root: 'packages' | 'dependencies' | undefined;

  const open = (place: string, key: string, keySpan: Span): void => {
    const before = places.size;
    places.add(place);
    if (places.size === before && root === 'packages' && problems.length < 200) {
      problems.push({ reason: 'syntax', id: 'duplicate-key', at: keySpan[0], args: { key: place.slice(-80) } });
    }
    stack.push({
      place,
      key,
      keySpan,
      name: undefined,
      nameSpan: undefined,
      version: undefined,
      flags: 0,
      id: undefined,
      first: edges.length,
    });
  };

  const scanned = scanJson(text, {
    enter(path) {
      const depth = path.depth();
      if (depth === 0) return true;
      if (depth === 1) {
        root = path.is(0, 'packages') ? 'packages' : path.is(0, 'dependencies') ? 'dependencies' : undefined;
        newer ||= root === 'packages';
        return root !== undefined;
      }
      if (root === 'packages') {
        if (depth !== 2) return depth === 3 && isTable(path, 2);
        const place = path.key(1);
        const at = place.lastIndexOf('node_modules/');
        const key = at < 0 ? '' : place.slice(at + 13);
        const [start, end] = path.keySpan(1);
        open(place, key, [end - start === place.length ? end - key.length : start, end]);
        return true;
      }
      if (depth % 2 === 0) {
        const key = path.key(depth - 1);
        const parent = stack.at(-1)?.place ?? '';
        open(stack.length < DEEPEST ? `${parent}${parent === '' ? '' : '/'}node_modules/${key}` : parent, key, path.keySpan(depth - 1));
        return true;
      }
      return path.is(depth - 1, 'dependencies') || path.is(depth - 1, 'requires');
    },

    leave(path) {
      const depth = path.depth();
      if (depth === 0 || (root === 'packages' ? depth !== 2 : depth % 2 !== 0)) return;
      const entry = stack.pop();
      if (!entry) return;
      const name = entry.name ?? entry.key;
      if (entry.key === '') return;
      if (newer && root === 'dependencies') {
        known ??= new Set(references.map(({ clue }) => (clue.kind === 'package' ? clue.name : '')));
        if (known.has(name)) return;
      }
      const role = roleOf(entry.flags);
      const group = root ?? 'packages';
      if (entry.name !== undefined && entry.name !== entry.key) aliases.set(entry.place, entry.name);
      if (isPackageName(name)) {
        references.push(lockedPackage(name, entry.version, entry.nameSpan ?? entry.keySpan, role, group));
      }
      if (name !== entry.key && isPackageName(entry.key)) {
        references.push(lockedPackage(entry.key, undefined, entry.keySpan, role, 'alias'));
      }
    },

    scalar(path, start, end) {
      const depth = path.depth();
      if (depth === 1) {
        if (path.is(0, 'lockfileVersion')) version(text.slice(start, end), start, problems);
        return;
      }
      const entry = stack.at(-1);
      if (!entry) return;
      if (root === 'packages' ? depth === 4 : depth % 2 === 0 && depth > 2) {
        if (newer && root === 'dependencies') return; // told already
        entry.id ??= entry.key === '' ? '' : idOf(entry.name ?? entry.key);
        edges.push([entry.id, idOf(path.key(depth - 1))]);
        from.push(entry.place);
        return;
      }
      field(entry, path, depth - 1, start, end);
    },
  });

  function field(entry: Entry, path: JsonPath, level: number, start: number, end: number): void {
    if (path.is(level, 'version')) locked(entry, jsonText(text, start, end), [start, end]);
    else if (path.is(level, 'resolved')) {
      if (!fetched.knows(text, start)) fetched.add(jsonText(text, start, end), [start, end], 'resolved');
    } else if (path.is(level, 'name')) {
      const name = jsonText(text, start, end);
      if (root === 'packages' && entry.key !== '' && name !== entry.key) rename(entry, name, [start, end]);
    } else if (end - start !== 4 || !text.startsWith('true', start)) return;
    else if (path.is(level, 'dev')) entry.flags |= DEV;
    else if (path.is(level, 'optional')) entry.flags |= OPTIONAL;
    else if (path.is(level, 'devOptional')) entry.flags |= DEV_OPTIONAL;
    else if (path.is(level, 'peer')) entry.flags |= PEER;
  }

  /** Version 1 writes an alias or an address where the version stands. */
  function locked(entry: Entry, version: string, span: Span): void {
    if (root === 'packages' || !version.includes(':')) {
      entry.version = version;
      return;
    }
    const spec = readSpec(version);
    if (spec.kind === 'address') fetched.add(spec.url, span, 'version');
    if (spec.kind !== 'alias') return;
    rename(entry, spec.name, span[1] - span[0] === version.length ? [span[0] + spec.from, span[0] + spec.to] : span);
    entry.version = spec.version ?? spec.range ?? '';
  }

  /** What stands before the name already asks under the alias. */
  function rename(entry: Entry, name: string, span: Span): void {
    entry.name = name;
    entry.nameSpan = span;
    if (entry.id === undefined) return;
    entry.id = idOf(name);
    for (let index = entry.first; index < edges.length; index++) {
      const edge = edges[index];
      if (edge && from[index] === entry.place) edge[0] = entry.id;
    }
  }

  if (aliases.size > 0) follow(edges, from, places, aliases);
  return { references, edges, problems: [...scanned, ...problems] };
}

/** Made anew for every edge: to look up the one made before costs more. */
function idOf(name: string): string {
  return `npm:${name}`;
}

function isTable(path: JsonPath, level: number): boolean {
  return (
    path.is(level, 'dependencies') ||
    path.is(level, 'optionalDependencies') ||
    path.is(level, 'peerDependencies') ||
    path.is(level, 'devDependencies')
  );
}

/** What development and optional dependencies share is not for development alone. */
function roleOf(flags: number): Role {
  if (flags & DEV) return 'development';
  if (flags & (OPTIONAL | DEV_OPTIONAL)) return 'optional';
  return flags & PEER ? 'peer' : 'runtime';
}

function version(text: string, at: number, into: Problem[]): void {
  if (Number(text) > NEWEST) into.push({ reason: 'version', id: 'future-version', at, args: { version: text.slice(0, 20) } });
}

/** A name is looked for beside the one that asks and then upward, as Node does; an alias leads to another component. */
function follow(
  edges: [from: string, to: string][],
  from: readonly string[],
  places: ReadonlySet<string>,
  aliases: ReadonlyMap<string, string>,
): void {
  const aliased = new Set(Array.from(aliases.keys(), place => `npm:${place.slice(place.lastIndexOf('node_modules/') + 13)}`));
  for (const [index, edge] of edges.entries()) {
    if (!aliased.has(edge[1])) continue;
    const real = aliases.get(nearest(from[index] ?? '', edge[1].slice(4), places));
    if (real !== undefined) edge[1] = `npm:${real}`;
  }
}

function nearest(place: string, name: string, places: ReadonlySet<string>): string {
  let base = place.length > LONGEST ? '' : place;
  for (let level = 0; ; level++) {
    const candidate = base === '' ? `node_modules/${name}` : `${base}/node_modules/${name}`;
    if (base === '' || level === DEEPEST || places.has(candidate)) return candidate;
    const up = base.lastIndexOf('/node_modules/');
    base = up < 0 ? '' : base.slice(0, up);
  }
}

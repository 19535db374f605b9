// pnpm-lock.yaml, versions 5, 6 and 9, with all its documents. https://github.com/pnpm/spec/tree/master/lockfile
import type { Edge, Extraction, Format, Problem, Reference, Role, Source, Span } from '../../model.ts';
import { scanYamlLines, type YamlPath, yamlFlow, yamlText } from '../../parse/yaml-lines.ts';
import { type Hosts, hosts } from './hosts.ts';
import { type LockedPackage, lockedPackage } from './locked-package.ts';
import { isPackageName } from './package-name.ts';
import { pnpmPath, pnpmTarget } from './pnpm-path.ts';
import { reached } from './reached.ts';
import { selectorReferences } from './selector-references.ts';

export const pnpmLock: Format = {
  id: 'npm/pnpm-lock',
  files: [
    { name: 'pnpm-lock.yaml' },
    { prefix: 'pnpm-lock.', suffix: '.yaml' }, // one for a branch
    { name: 'shrinkwrap.yaml' },
    { name: 'lock.yaml', under: 'node_modules/.pnpm' },
  ],
  extract,
};

const NEWEST = 9;

/** Tables of an importer and what asks from them. */
const TABLES: ReadonlyMap<string, Role> = new Map([
  ['dependencies', 'runtime'],
  ['optionalDependencies', 'optional'],
  ['devDependencies', 'development'],
  ['configDependencies', 'tool'],
  ['packageManagerDependencies', 'tool'],
]);

/** The importer's dependency or the package being read. */
interface Current {
  key: string;
  span: Span;
  name: string;
  version: string | undefined;
  /** Its component id once it asks for something. */
  id: string | undefined;
  table: Role;
  open: boolean;
  role: Role;
}

interface Reading {
  readonly text: string;
  /** Their roles are known once everything is read. */
  readonly entries: LockedPackage[];
  readonly references: Reference[];
  readonly problems: Problem[];
  readonly fetched: Hosts;
  readonly edges: Edge[];
  /** Components that the project asks for, by table. */
  readonly roots: Map<Role, Set<string>>;
  /** Names of version 9's optional entries. */
  readonly optional: Set<string>;
  /** The entry that the last snapshot repeats. */
  next: number;
  /** Names that `packages` has told, where `snapshots` does not repeat them in their order. */
  named: Set<string> | undefined;
  readonly current: Current;
  flags: boolean;
}

function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  const into: Reading = {
    text,
    entries: [],
    references,
    problems: [],
    fetched: hosts(references),
    edges: [],
    roots: new Map(),
    optional: new Set(),
    next: 0,
    named: undefined,
    current: { key: '', span: [0, 0], name: '', version: undefined, id: undefined, table: 'runtime', open: false, role: 'runtime' },
    flags: false,
  };
  let section = '';
  const problems = scanYamlLines(text, {
    document: () => flush(into),
    key(path, from, to) {
      const depth = path.depth();
      if (depth === 1) {
        flush(into);
        if (path.is(0, 'lockfileVersion')) version(into, from, to);
        section = path.key(0);
        return SECTIONS.has(section);
      }
      if (section === 'packages' || section === 'snapshots') return packages(path, depth, from, to, section, into);
      if (section === 'importers') return importers(path, depth, 2, from, to, into);
      if (section === 'overrides' || section === 'patchedDependencies') return selectors(path, depth, from, to, into);
      return importers(path, depth, 0, from, to, into);
    },
  });
  flush(into);
  finish(into);
  return { references, edges: into.edges, problems: [...problems, ...into.problems] };
}

const SECTIONS: ReadonlySet<string> = new Set([...TABLES.keys(), 'packages', 'snapshots', 'importers', 'overrides', 'patchedDependencies']);

/** Importers nest their tables two levels deep; a project without a workspace has them at the top. */
function importers(path: YamlPath, depth: number, base: number, from: number, to: number, into: Reading): boolean {
  if (depth === 2 && base === 2) return true;
  const role = TABLES.get(path.key(base));
  if (role === undefined) return false;
  const level = base + 1;
  if (depth === level) return true;
  const key = path.key(level);
  if (depth === level + 1) {
    into.current.key = key;
    into.current.span = path.keySpan(level);
    into.current.table = role;
    if (isFlow(into.text, from, to)) {
      yamlFlow(into.text, from, to, (name, value) => {
        if (into.text.slice(...name) === 'version') direct(yamlText(into.text, ...value), value, into);
      });
    } else if (to > from) direct(yamlText(into.text, from, to), [from, to], into);
    return true;
  }
  if (path.is(level + 1, 'version')) direct(yamlText(into.text, from, to), [from, to], into);
  return false;
}

function direct(value: string, span: Span, into: Reading): void {
  const { key, span: token, table } = into.current;
  const target = pnpmTarget(key, value);
  const roots = into.roots.get(table) ?? new Set();
  into.roots.set(table, roots.add(target));
  into.edges.push(['', idOf(target)]);
  const common = { role: table, state: 'resolved', certain: 'exact' } as const;
  if (target !== key && isPackageName(key)) {
    into.references.push({ clue: { kind: 'package', type: 'npm', name: key }, token, ...common, group: 'alias' });
  } else if (/^(?:link|file):/.test(value) && isPackageName(key)) {
    into.references.push({ clue: { kind: 'package', type: 'npm', name: key }, token, ...common, group: 'importers' });
  } else if (/^(?:https?|git)[+:]/.test(value)) into.fetched.add(value.replace(/\(.*$/, ''), span, 'importers');
}

function packages(path: YamlPath, depth: number, from: number, to: number, section: 'packages' | 'snapshots', into: Reading): boolean {
  const { text, current } = into;
  if (depth === 2) {
    flush(into);
    begin(path.key(1), path.keySpan(1), section, into);
    if (isFlow(text, from, to)) yamlFlow(text, from, to, (name, value) => field(text.slice(...name), value, into));
    return true;
  }
  if (depth === 3) {
    if (path.is(2, 'dependencies') || path.is(2, 'optionalDependencies')) return true;
    if (path.is(2, 'resolution') && to === from) return true;
    if (path.is(2, 'resolution') || path.is(2, 'dev') || path.is(2, 'optional') || path.is(2, 'name') || path.is(2, 'version')) {
      field(path.key(2), [from, to], into);
    }
    return false;
  }
  if (path.is(2, 'resolution')) resolution(path.key(3), [from, to], into);
  else if (current.name !== '') {
    current.id ??= idOf(current.name);
    const key = path.key(3);
    into.edges.push([current.id, idOf(isVersion(text, from) ? key : pnpmTarget(key, yamlText(text, from, to)))]);
  }
  return false;
}

function begin(key: string, [start, end]: Span, section: 'packages' | 'snapshots', into: Reading): void {
  const read = pnpmPath(key);
  const same = end - start === key.length;
  const span: Span = same ? [start + read.from, start + read.to] : [start, end];
  const open = section === 'packages' || (read.name !== undefined && !isTold(read.name, into));
  const { current } = into;
  current.span = read.name === undefined ? [start, end] : span;
  current.name = read.name ?? '';
  current.version = read.version;
  current.id = undefined;
  current.open = open;
  current.role = 'runtime';
  if (read.url === undefined) return;
  const from = Math.max(start, end - read.url.length); // the scheme is not part of an older path
  into.fetched.add(read.url, [from, end], 'packages');
}

/** Has `packages` told that name? `snapshots` repeats them in the same order, each at least once. */
function isTold(name: string, into: Reading): boolean {
  const { entries } = into;
  if (entries[into.next]?.clue.name === name) return true;
  if (entries[into.next + 1]?.clue.name === name) {
    into.next++;
    return true;
  }
  into.named ??= new Set(entries.map(({ clue }) => clue.name));
  return into.named.has(name);
}

/** What nearly all dependencies are locked to: a digit or two and a dot. */
function isVersion(text: string, from: number): boolean {
  const first = text.charCodeAt(from);
  const second = text.charCodeAt(from + 1);
  return isDigit(first) && (second === 0x2e || (isDigit(second) && text.charCodeAt(from + 2) === 0x2e));
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function field(name: string, value: Span, into: Reading): void {
  const { text, current } = into;
  if (name === 'name') {
    const own = yamlText(text, ...value);
    if (own === current.name) return;
    current.name = own;
    current.span = value;
    current.id = undefined;
  } else if (name === 'version') current.version = yamlText(text, ...value);
  else if (name === 'resolution') {
    const digestAlone = text.startsWith('{integrity:', value[0]) && !text.slice(...value).includes(',');
    if (!digestAlone && isFlow(text, ...value)) yamlFlow(text, ...value, (key, inner) => resolution(text.slice(...key), inner, into));
  } else if (name === 'dev' || name === 'optional') {
    if (text.slice(...value) !== 'true') return;
    into.flags ||= name === 'dev';
    if (name === 'dev') current.role = 'development';
    else if (current.role === 'runtime') current.role = 'optional';
    if (name === 'optional') into.optional.add(current.name);
  }
}

/** `{tarball: https://…}`, `{registry: …}`, `{repo: git+ssh://…, type: git}`. */
function resolution(name: string, value: Span, into: Reading): void {
  if (name !== 'tarball' && name !== 'registry' && name !== 'repo') return;
  if (!into.fetched.knows(into.text, value[0])) into.fetched.add(yamlText(into.text, ...value), value, name);
}

function selectors(path: YamlPath, depth: number, from: number, to: number, into: Reading): boolean {
  if (depth !== 2) return false;
  const group = path.key(0);
  const given = group === 'overrides' && to > from ? { spec: yamlText(into.text, from, to), specSpan: [from, to] as const } : {};
  into.references.push(...selectorReferences({ key: path.key(1), keySpan: path.keySpan(1), group, state: 'resolved', ...given }));
  return false;
}

/** The package that was being read is complete. */
function flush(into: Reading): void {
  const { name, span, version, open, role } = into.current;
  if (open && isPackageName(name)) {
    const entry = lockedPackage(name, version, span, role, 'packages');
    into.entries.push(entry);
    into.references.push(entry);
    into.named?.add(name);
  }
  into.current.open = false;
  into.current.name = '';
}

/** Version 9 does not mark development entries: what only development asks for is found along the edges. */
function finish(into: Reading): void {
  const { entries, roots, flags, optional } = into;
  for (const entry of entries) if (entry.role === 'runtime' && optional.has(entry.clue.name)) entry.role = 'optional';
  if (flags || !(roots.has('development') || roots.has('tool'))) return;
  const follow = reached(into.edges);
  const from = (...tables: readonly Role[]): ReadonlySet<string> =>
    follow(tables.flatMap(table => Array.from(roots.get(table) ?? [], name => idOf(name))));
  const runtime = from('runtime', 'optional');
  const development = from('development');
  const tools = from('tool');
  for (const entry of entries) {
    const key = idOf(entry.clue.name);
    if (runtime.has(key)) continue;
    if (development.has(key)) entry.role = 'development';
    else if (tools.has(key)) entry.role = 'tool';
  }
}

function version(into: Reading, from: number, to: number): void {
  const value = yamlText(into.text, from, to);
  if (Number.parseInt(value, 10) > NEWEST) {
    into.problems.push({ reason: 'version', id: 'future-version', at: from, args: { version: value.slice(0, 20) } });
  }
}

function idOf(name: string): string {
  return `npm:${name}`;
}

function isFlow(text: string, from: number, to: number): boolean {
  return to > from && text.charCodeAt(from) === 0x7b && text.charCodeAt(from - 1) !== 0x22 && text.charCodeAt(from - 1) !== 0x27;
}

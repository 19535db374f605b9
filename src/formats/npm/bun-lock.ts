// bun.lock: JSONC whose packages are tuples, different for each kind of source. https://bun.com/docs/pm/lockfile
import type { Edge, Extraction, Format, Problem, Reference, Role, Source, Span } from '../../model.ts';
import { type JsonPath, jsonText, scanJson } from '../../parse/json.ts';
import { hosts } from './hosts.ts';
import { type LockedPackage, lockedPackage } from './locked-package.ts';
import { isPackageName } from './package-name.ts';
import { reached } from './reached.ts';
import { selectorReferences } from './selector-references.ts';
import { readSpec } from './spec.ts';

export const bunLock: Format = { id: 'npm/bun-lock', files: [{ name: 'bun.lock' }], extract };

/** 2 only checks more; 3 nests overrides. */
const NEWEST = 3;

const TABLES: ReadonlyMap<string, Role> = new Map([
  ['dependencies', 'runtime'],
  ['optionalDependencies', 'optional'],
  ['peerDependencies', 'peer'],
  ['devDependencies', 'development'],
]);

function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  const packages: LockedPackage[] = [];
  const edges: Edge[] = [];
  const problems: Problem[] = [];
  const roots = new Map<Role, Set<string>>();
  const fetched = hosts(references);
  let from = ''; // the component whose tuple is open

  const scanned = scanJson(text, {
    enter(path) {
      const depth = path.depth();
      if (depth < 1) return true;
      if (path.is(0, 'packages')) return depth < 4 || (depth === 4 && TABLES.has(path.key(3)));
      if (path.is(0, 'workspaces')) return depth < 3 || (depth === 3 && TABLES.has(path.key(2)));
      if (path.is(0, 'overrides')) return depth < 3;
      return depth === 1 && (path.is(0, 'patchedDependencies') || path.is(0, 'trustedDependencies'));
    },
    scalar(path, start, end) {
      const depth = path.depth();
      if (depth < 2) {
        if (depth === 1 && path.is(0, 'lockfileVersion')) version(text.slice(start, end), start);
      } else if (path.is(0, 'packages')) {
        if (depth === 3) tuple(path, path.key(2), [start, end]);
        else if (depth === 5) edges.push([from, `npm:${aliased(path.key(4), jsonText(text, start, end))}`]);
      } else if (path.is(0, 'workspaces')) {
        if (depth !== 4) return;
        const name = aliased(path.key(3), jsonText(text, start, end));
        const role = TABLES.get(path.key(2)) ?? 'runtime';
        roots.set(role, (roots.get(role) ?? new Set()).add(`npm:${name}`));
        edges.push(['', `npm:${name}`]);
      } else if (path.is(0, 'trustedDependencies')) selector(jsonText(text, start, end), [start, end], 'trustedDependencies');
      else if (path.is(0, 'overrides')) {
        const level = depth === 3 && !path.is(2, '.') ? 2 : 1; // `.` is the package itself
        selector(path.key(level), path.keySpan(level), 'overrides', [start, end]);
      } else selector(path.key(1), path.keySpan(1), path.key(0));
    },
  });

  /** The first element says what it is, the second, where it is a text, the registry or tarball it comes from. */
  function tuple(path: JsonPath, index: string, span: Span): void {
    const raw = jsonText(text, ...span);
    if (index === '0') identity(path, raw, span);
    else if (index === '1' && raw.includes('://')) fetched.add(raw, span, 'packages');
  }

  function identity(path: JsonPath, raw: string, span: Span): void {
    const at = raw.indexOf('@', 1);
    const name = at < 0 ? raw : raw.slice(0, at);
    const spec = at < 0 ? '' : raw.slice(at + 1);
    from = spec.startsWith('workspace:') ? '' : `npm:${name}`;
    const same = span[1] - span[0] === raw.length;
    const token: Span = same ? [span[0], span[0] + name.length] : span;
    const read = readSpec(spec);
    const version = read.kind === 'plain' ? read.version : undefined;
    if (isPackageName(name)) {
      packages.push(lockedPackage(name, version, token, 'runtime', 'packages'));
    }
    if (read.kind === 'address') fetched.add(read.url, same ? [span[0] + at + 1, span[1]] : span, 'packages');
    const key = path.key(1); // `parent/child` for a copy below another package
    const local = /(?:^|\/)((?:@[^/]+\/)?[^/]+)$/.exec(key)?.[1] ?? key;
    if (local === name || !isPackageName(local)) return;
    const [, end] = path.keySpan(1);
    packages.push(lockedPackage(local, undefined, [end - local.length, end], 'runtime', 'alias'));
  }

  function selector(key: string, keySpan: Span, group: string, specSpan?: Span): void {
    const given = specSpan ? { spec: jsonText(text, ...specSpan), specSpan } : {};
    references.push(...selectorReferences({ key, keySpan, group, state: 'resolved', ...given }));
  }

  function version(text: string, at: number): void {
    if (Number(text) > NEWEST) problems.push({ reason: 'version', id: 'future-version', at, args: { version: text.slice(0, 20) } });
  }

  roles(packages, edges, roots);
  return { references: [...references, ...packages], edges, problems: [...scanned, ...problems] };
}

/** What only development, or only optional or peer dependencies, ask for is found along the edges. */
function roles(packages: readonly LockedPackage[], edges: readonly Edge[], roots: ReadonlyMap<Role, ReadonlySet<string>>): void {
  if (roots.size === 0) return;
  const follow = reached(edges);
  const order: readonly Role[] = ['runtime', 'optional', 'peer', 'development'];
  const found = order.map(role => [role, follow([...(roots.get(role) ?? [])])] as const);
  for (const entry of packages) {
    const id = `npm:${entry.clue.name}`;
    entry.role = found.find(([, ids]) => ids.has(id))?.[0] ?? 'runtime';
  }
}

function aliased(name: string, range: string): string {
  if (!range.startsWith('npm:')) return name;
  const at = range.indexOf('@', 5);
  return at < 0 ? name : range.slice(4, at);
}

// The unit in which places belong together: the nearest directory upward that holds a manifest; members join their lockfile's root.
import type { Checked } from '../model.ts';

/** Ecosystems whose manifests make a directory a project; a Dockerfile, a script or a note alone makes none. */
const NOT_PROJECTS: ReadonlySet<string> = new Set(['docker', 'git', 'scripts', 'source', 'html', 'ci', 'vendored', '']);
/** Source files that may declare packages in passing: such a file makes a project only where it does. */
const IN_PASSING: ReadonlySet<string> = new Set(['nuget/file-based-app', 'gem/gem-list']);
/** Files that record a resolution and declare nothing of their own. */
const LOCK = /(?:^|[-/])(?:lock|lockb|lockfile|shrinkwrap|sum|installed|modules-txt|assets)(?:$|[-.])/;

/** Files that make a directory the root of a build with several members. */
const ROOTS: ReadonlySet<string> = new Set([
  'settings.gradle',
  'settings.gradle.kts',
  'pnpm-workspace.yaml',
  'go.work',
  'lerna.json',
  'rush.json',
]);

/** A function from a path to the directory of its project; `''` is the root. */
export function projects(checked: readonly Checked[]): (path: string) => string {
  const manifests = new Set<string>();
  const locked = new Map<string, Set<string>>(); // ecosystem → directories
  for (const { path, formats, declared } of checked) {
    for (const format of formats) {
      if (IN_PASSING.has(format) && declared.length === 0) continue;
      const ecosystem = format.slice(0, Math.max(0, format.indexOf('/'))); // a probe has none

      if (NOT_PROJECTS.has(ecosystem)) continue;
      if (LOCK.test(format) || ROOTS.has(path.slice(path.lastIndexOf('/') + 1)))
        locked.set(ecosystem, (locked.get(ecosystem) ?? new Set()).add(folder(path)));
      manifests.add(folder(path));
    }
  }
  const roots = [...locked.values()];
  const cache = new Map<string, string>();
  return path => {
    const from = folder(path);
    const known = cache.get(from);
    if (known !== undefined) return known;
    const own = nearest(from, manifests) ?? '';
    // A member without a lockfile of its own belongs to the lockfile above it.
    const hasLock = roots.some(directories => directories.has(own));
    const root = hasLock ? own : (roots.map(directories => nearest(own, directories)).find(found => found !== undefined) ?? own);
    cache.set(from, root);
    return root;
  };
}

function nearest(from: string, directories: ReadonlySet<string>): string | undefined {
  for (let at = from; ; at = folder(at)) {
    if (directories.has(at)) return at;
    if (at === '') return undefined;
  }
}

function folder(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

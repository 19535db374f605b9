// Which module an imported Go package belongs to: what `go.mod` requires, else what the forges' addresses say.

/** Hosts where a repository is owner and name. */
const FORGES = new Set([
  'github.com',
  'gitlab.com',
  'gitee.com',
  'gitcode.com',
  'atomgit.com',
  'bitbucket.org',
  'codeberg.org',
  'golang.org',
  'google.golang.org',
]);

/** The module paths in the text of a `go.mod`: each stands before a version. */
export function modulesIn(manifest: string): ReadonlySet<string> {
  const out = new Set<string>();
  for (const line of manifest.split('\n')) {
    const path = /^\s*(?:(?:require|replace)\s+)?"?([^\s"()]{1,512})"?\s+v\d/.exec(line)?.[1];
    if (path) out.add(path);
  }
  return out;
}

/** The longest prefix of `path`, by segments, that is a module; always a prefix of `path`. */
export function moduleOf(path: string, modules: ReadonlySet<string>): string {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) if (modules.has(path.slice(0, end))) return path.slice(0, end);
  const parts = path.split('/');
  if (!FORGES.has(parts[0] ?? '')) return path;
  const length = parts[0] === 'google.golang.org' ? 2 : 3;
  return parts.slice(0, /^v[2-9]\d*$/.test(parts[length] ?? '') ? length + 1 : length).join('/');
}

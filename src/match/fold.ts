// One spelling of a package name, as its ecosystem compares names; forge, image and golang names lose their decoration.

/**
 * `name` is decoded and holds its namespace, as in a `Clue`. The result is a key: it is compared, never shown.
 *
 * npm, nuget, composer, forges, images and models compare without case; PyPI after PEP 503; Cargo takes `-` and `_` for the same.
 * Go module paths lose the major-version suffix (https://go.dev/ref/mod#major-version-suffixes).
 */
export function fold(type: string, name: string): string {
  const lower = name.toLowerCase();
  switch (type) {
    case 'pypi':
    case 'conda':
      return lower.replace(/[-_.]+/g, '-'); // https://peps.python.org/pep-0503/
    case 'maven':
      return lower.replace(SCALA, '');
    case 'cargo':
      return lower.replaceAll('_', '-');
    case 'golang':
      return lower.replace(/\/v\d+$/, '').replace(/\.v\d+$/, '');
    case 'docker':
    case 'oci':
      return image(lower);
    case 'vscode-extension':
      return lower.includes('/') ? lower : lower.replace('.', '/'); // publisher.name
    case 'terraform':
      return lower.replace(/^registry\.(terraform\.io|opentofu\.org)\//, '');
    case 'swift':
      return lower.replace(/^[a-z+]+:\/\//, '').replace(/\.git$/, '');
    default:
      return lower;
  }
}

/** Scala's version, its platform before it; `%%` leaves it out: https://docs.scala-lang.org/overviews/core/binary-compatibility-of-scala-releases.html */
const SCALA = /(?:_(?:sjs\d+|native\d+(?:\.\d+)?))?_(?:2\.(?:8|9|1\d)(?:\.\d+)*|3)$/;

/** Types whose names stand in one registry. */
export function typeOf(type: string): string {
  return TWINS.get(type) ?? type;
}

const TWINS: ReadonlyMap<string, string> = new Map([
  ['oci', 'docker'],
  ['podman', 'docker'],
  ['githubactions', 'github'],
  ['open-vsx', 'vscode-extension'],
]);

/** `docker.io/library/alpine` is `alpine`: https://github.com/distribution/reference. */
function image(name: string): string {
  const slash = name.indexOf('/');
  const host = name.slice(0, slash);
  const rest = HUB.has(host) ? name.slice(slash + 1) : name;
  return rest.startsWith('library/') ? rest.slice(8) : rest;
}

const HUB: ReadonlySet<string> = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com']);

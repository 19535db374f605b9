// The package that a file of a conda channel holds: `name-version-build.conda`. https://docs.conda.io/projects/conda-build/en/stable/resources/package-naming-conv.html
import type { Span } from '../../model.ts';

/** The span of the name lies inside `url`. */
export function condaFile(url: string): { readonly name: string; readonly version: string; readonly span: Span } | undefined {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  const from = path.lastIndexOf('/') + 1;
  const found = /^([A-Za-z0-9_][\w.-]*)-([^-]+)-[^-]+\.(?:conda|tar\.bz2)$/.exec(path.slice(from));
  if (!found?.[1] || !found[2]) return undefined;
  return { name: found[1], version: found[2], span: [from, from + found[1].length] };
}

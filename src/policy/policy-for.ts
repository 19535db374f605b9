// The policy that governs one project: the root's, with the scopes that take the project and what nested files ask for on top.
import type { Missed } from '../model.ts';
import type { FullPolicy } from './full-policy.ts';
import { glob } from './glob.ts';
import { strengthen } from './strengthen.ts';

/**
 * `project` is its folder, root-relative, `''` for the root. `nested` are the policies read from files below the root, each with its
 * path; those in a folder above or at the project count, the outer first.
 */
export function policyFor(
  policy: FullPolicy,
  project: string,
  nested: readonly FullPolicy[] = [],
): { readonly policy: FullPolicy; readonly ignored: readonly Missed[] } {
  let out = policy;
  for (const scope of policy.scopes) {
    if (project === '' || !scope.paths.some(pattern => takes(pattern, project))) continue;
    const origin = { path: scope.file, at: scope.at };
    const said = [
      ...(scope.audiences ? ['audiences'] : []),
      ...Object.keys(scope.regimes).map(id => `regimes.${id}`),
      ...Object.entries(scope.severities).flatMap(([kind, held]) => Object.keys(held).map(key => `${kind}.${key}`)),
    ];
    out = {
      ...out,
      origins: { ...out.origins, ...Object.fromEntries(said.map(key => [key, origin])) },
      ...(scope.audiences ? { audiences: scope.audiences } : {}),
      regimes: { ...out.regimes, ...scope.regimes },
      severities: {
        effects: { ...out.severities.effects, ...scope.severities.effects },
        roles: { ...out.severities.roles, ...scope.severities.roles },
        certainties: { ...out.severities.certainties, ...scope.severities.certainties },
      },
    };
  }
  const ignored: Missed[] = [];
  const above = nested.filter(({ path }) => path !== undefined && path !== policy.path && isAbove(folderOf(path), project));
  for (const one of above.sort((a, b) => (a.path ?? '').length - (b.path ?? '').length)) {
    const more = strengthen(out, one);
    out = more.policy;
    ignored.push(...more.ignored.map(problem => ({ path: one.path ?? '', problem })));
  }
  return { policy: out, ignored };
}

/** A pattern takes a folder that it matches, and one all of whose content it matches (`federal/**`). */
function takes(pattern: string, project: string): boolean {
  return glob(pattern, project) || glob(pattern, `${project}/x`);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function isAbove(folder: string, project: string): boolean {
  return folder === '' || project === folder || project.startsWith(`${folder}/`);
}

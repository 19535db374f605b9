// From what was checked to what surfaces see: projects, decisions in comments, conclusions, line tables, the view.
import { conclude } from '../conclude.ts';
import type { Decision } from '../model.ts';
import { policyFor } from '../policy/policy-for.ts';
import { projects } from '../scan/project.ts';
import { grouped } from './grouped.ts';
import { folderOf, isOwnRepository, unheard } from './inline-of.ts';
import type { State } from './state.ts';
import { tabulate } from './tabulate.ts';
import { viewOf } from './view-of.ts';

/** Concludes all projects, or those of `paths` where no project began or ended. */
export async function settle(state: State, paths?: readonly string[]): Promise<void> {
  if (!paths) {
    state.projectOf = projects([...state.checked.values()]);
    state.members = grouped([...state.checked.keys()], state.projectOf);
    state.byProject = new Map();
  }
  const inline = await heard(state);
  const decisions = inline.length > 0 ? [...state.policy.decisions, ...inline] : state.policy.decisions;
  for (const project of paths ? new Set(paths.map(state.projectOf)) : state.members.keys()) {
    const checked = (state.members.get(project) ?? []).flatMap(path => state.checked.get(path) ?? []);
    state.byProject.set(
      project,
      conclude(checked, project, { ...state.setup, policy: { ...policyFor(state.policy, project, state.nested).policy, decisions } }),
    );
  }
  const findings = [...state.byProject.values()].flat();
  await tabulate(state, findings);
  state.view = viewOf(state, findings);
}

/** What stands in a repository of its own is not this workspace's word; only a look at the disk tells. */
async function heard(state: State): Promise<readonly Decision[]> {
  const all: Decision[] = [];
  for (const [path, read] of state.inline) {
    const folder = folderOf(path);
    const isApart = state.apart.get(folder) ?? (await isOwnRepository(state.folder.uri, folder));
    state.apart.set(folder, isApart);
    if (isApart) state.inline.set(path, unheard(read));
    else all.push(...read.decisions);
  }
  return all;
}

// Policies below the root of a folder.
import type { Missed } from '../model.ts';
import type { FullPolicy } from '../policy/full-policy.ts';
import { loadPolicy } from '../policy/load.ts';
import { lineTable } from './range.ts';
import type { State } from './state.ts';

/** What nested policies ask for; what they may not is said once, not for each project below. */
export async function readNested(state: State): Promise<void> {
  const problems: Missed[] = [];
  const nested: FullPolicy[] = [];
  for (const path of state.nestedPaths) {
    const text = await state.files.text(path).catch(() => undefined);
    if (text === undefined) continue;
    state.tables.set(path, lineTable(text));
    const read = await loadPolicy({ path, text }, state.setup.list, state.setup.today, one => state.files.text(one));
    nested.push(read.policy);
    problems.push(...read.problems.map(problem => ({ path, problem })), ...read.elsewhere);
  }
  state.nested = nested;
  state.nestedProblems = problems;
}

// Reads the settings and the policies of one folder again.
import * as vscode from 'vscode';
import { glob } from '../policy/glob.ts';
import { policyFor } from '../policy/policy-for.ts';
import type { Setup } from '../scan/setup.ts';
import { drop } from './drop.ts';
import { inlineOf } from './inline-of.ts';
import { loadEngine } from './load-engine.ts';
import { policyOf } from './policy-of.ts';
import { lineTable } from './range.ts';
import { readNested } from './read-nested.ts';
import type { Host } from './session.ts';
import { type Settings, settings } from './settings.ts';
import { empty, type State } from './state.ts';
import { today } from './today.ts';

/** `isOutdated`: what was checked was matched against other signs, or with another ear for comments. */
export async function refreshFolder(
  known: State | undefined,
  folder: vscode.WorkspaceFolder,
  base: Setup,
  host: Host,
): Promise<{ readonly state: State; readonly isOutdated: boolean }> {
  const files = known?.files ?? host.files(folder.uri);
  const chosen = settings(folder.uri);
  const day = today();
  const { policy, list, own, problems, texts } = await policyOf(files, base.list, day, chosen, vscode.workspace.isTrusted);
  const state = known ?? empty(folder, files, base, chosen, policy);
  const isOther = state.own !== own;
  const isHeard = state.policy.inlineDecisions !== policy.inlineDecisions; // comments are read again
  const made = list === base.list ? base : isOther ? (await loadEngine()).withList(list) : state.made;
  state.folder = folder;
  state.settings = chosen;
  state.own = own;
  state.policy = policy;
  state.policyProblems = problems;
  state.policyFiles = [...texts.keys()];
  state.made = made;
  state.setup = {
    ...made,
    policy,
    today: day,
    takes: path => made.takes(path) && isChosen(path, chosen),
    policyFor: project => policyFor(state.policy, project, state.nested).policy,
    inline: inlineOf(
      list,
      day,
      project => policyFor(state.policy, project, state.nested).policy,
      below => state.apart.get(below) ?? false,
    ),
  };
  for (const [path, text] of texts) state.tables.set(path, lineTable(text));
  await readNested(state);
  for (const path of [...state.checked.keys()]) if (!isChosen(path, chosen)) drop(state, path);
  return { state, isOutdated: isOther || isHeard };
}

function isChosen(path: string, { include, exclude }: Settings): boolean {
  return (include.length === 0 || include.some(pattern => glob(pattern, path))) && !exclude.some(pattern => glob(pattern, path));
}

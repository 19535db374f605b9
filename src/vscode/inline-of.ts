// Decisions in comments, as far as the policy and the place where they stand let them count; the others are said.
import * as vscode from 'vscode';
import type { Day, Decision, List, Problem } from '../model.ts';
import type { FullPolicy } from '../policy/full-policy.ts';
import { inline } from '../policy/inline.ts';
import { english, say } from '../report/message.ts';
import type { Setup } from '../scan/setup.ts';

export interface Inline {
  readonly decisions: readonly Decision[];
  readonly problems: readonly Problem[];
}

/** `isApart`: the folder belongs to a repository of its own, such as a submodule; its comments are not the workspace's word. */
export function inlineOf(
  list: List,
  today: Day,
  policyFor: (project: string) => FullPolicy,
  isApart: (folder: string) => boolean,
): NonNullable<Setup['inline']> {
  return source => {
    const folder = folderOf(source.path);
    const { inlineDecisions } = policyFor(folder);
    const found = inline(source, list, { inlineDecisions }, today);
    // Where none is honoured anyway, a text that merely speaks of them is no fault.
    const problems = inlineDecisions ? found.problems : found.problems.filter(({ id }) => id === 'policy-ignored');
    // A comment has no approver: it says where it stands instead, so that a list of approvers refuses it.
    const approver = say(english, 'inline.approver', { path: source.path });
    const read = { decisions: found.decisions.map(decision => ({ ...decision, approver })), problems };
    return isApart(folder) ? unheard(read) : read;
  };
}

/** None of them counts, and each is said. */
export function unheard({ decisions, problems }: Inline): Inline {
  const why = say(english, 'inline.submodule');
  const said = decisions.map(
    ({ at, what }): Problem => ({
      reason: 'policy',
      id: 'policy-ignored',
      at,
      args: { what: say(english, 'changed.decision', { what }), why },
    }),
  );
  return { decisions: [], problems: [...problems, ...said] };
}

/** Inside a repository of its own below the root. */
export async function isOwnRepository(root: vscode.Uri, folder: string): Promise<boolean> {
  const parts = folder.split('/').filter(part => part !== '');
  for (const [index] of parts.entries()) {
    const git = vscode.Uri.joinPath(root, ...parts.slice(0, index + 1), '.git');
    const there = await vscode.workspace.fs.stat(git).then(
      () => true,
      () => false,
    );
    if (there) return true;
  }
  return false;
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

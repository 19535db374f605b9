// A decision in a comment, where the policy honours such: asks what, why and until when, then writes it above the place, unsaved.
import * as vscode from 'vscode';
import { decideInline } from '../fix/decide-inline.ts';
import { foreignFolder } from '../policy/foreign-folder.ts';
import { type Answers, isAnswers } from './decision-answers.ts';
import { commentSteps } from './decision-steps.ts';
import type { Found } from './diagnostics.ts';
import { findingFrom, uriOf } from './finding-arguments.ts';
import { folderOf } from './inline-of.ts';
import type { Session } from './session.ts';
import { walk } from './walk.ts';
import { workspaceEdit } from './workspace-edit.ts';

/** Any text shows whether the file takes a comment. */
const TRIAL = { kind: 'being-removed', reason: '-', expires: '2000-01-01' } as const;

/** May a comment in this text decide about the finding? */
export function takesComment({ root, finding }: Found, text: string): boolean {
  const [place] = finding.places;
  if (!place || !root.honoursComments(folderOf(place.path)) || foreignFolder(place.path) !== undefined) return false;
  return decideInline(finding, place, { path: place.path, text }, TRIAL) !== undefined;
}

export async function decideInComment(session: Session, args: readonly unknown[]): Promise<void> {
  const found = findingFrom(session, args);
  const place = found?.finding.places[0];
  if (!found || !place) return;
  const answers = isAnswers(args[2]) ? args[2] : await walk<Answers>(commentSteps(found), {});
  if (!answers?.kind || !answers.reason || !answers.expires) return;
  const { kind, reason, expires } = answers;
  const uri = uriOf(found.root, place.path);
  const document = await vscode.workspace.openTextDocument(uri);
  const text = document.getText();
  if (found.root.tableOf(place.path)?.at(-1) !== text.length) return; // typed on since: the next check is on its way
  const fix = decideInline(found.finding, place, { path: place.path, text }, { kind, reason, expires });
  if (!fix) return;
  await vscode.window.showTextDocument(document);
  await vscode.workspace.applyEdit(workspaceEdit(fix, path => uriOf(found.root, path), place.path, text));
}

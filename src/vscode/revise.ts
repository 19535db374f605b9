// Renews or revokes a decision: the edit is shown in the policy file, unsaved, for the user to read and save.
import * as vscode from 'vscode';
import { DEFAULT_DAYS, POLICY_FILE } from '../fix/record-decision.ts';
import { renewDecision, revokeDecision } from '../fix/revise-decision.ts';
import type { Decision } from '../model.ts';
import { addDays, isDay } from '../policy/day.ts';
import { findingFrom, uriOf } from './finding-arguments.ts';
import { range } from './range.ts';
import type { Root } from './root.ts';
import type { Session } from './session.ts';
import { workspaceEdit } from './workspace-edit.ts';

/** What is revised: the decision of a finding, or every one in the policy about a thing. */
interface Subject {
  readonly root: Root;
  readonly what: string;
  /** The decision stands in a comment of this file. */
  readonly comment?: { readonly path: string; readonly decision: Decision };
}

/** `args`: a finding, or a folder and what was decided about; then, optionally, until when. */
export async function renew(session: Session, args: readonly unknown[]): Promise<void> {
  const subject = subjectFrom(session, args);
  if (!subject) return;
  const { root, what, comment } = subject;
  const { policy, today, list } = root.setup;
  const last = addDays(today, policy.maximumDays);
  const expires = typeof args[2] === 'string' ? args[2] : await ask(what, today, last, policy.maximumDays);
  if (expires === undefined) return;
  if (comment) return rewritten(root, comment.path, comment.decision, expires);
  await edited(root, text => renewDecision({ path: POLICY_FILE, text }, what, { today, expires, list: list.version }), what);
}

export async function revoke(session: Session, args: readonly unknown[]): Promise<void> {
  const subject = subjectFrom(session, args);
  if (!subject) return;
  const { root, what, comment } = subject;
  if (comment) return void (await shown(root, comment.path, comment.decision.at));
  await edited(root, text => revokeDecision({ path: POLICY_FILE, text }, what), what);
}

function subjectFrom(session: Session, args: readonly unknown[]): Subject | undefined {
  const found = findingFrom(session, args);
  if (found) {
    const { root, finding } = found;
    const decision = finding.decision?.decision;
    if (!decision) return undefined;
    const isComment = !root.setup.policy.decisions.includes(decision);
    const path = finding.places[0]?.path ?? '';
    return { root, what: decision.what, ...(isComment ? { comment: { path, decision } } : {}) };
  }
  const [folder, what] = args;
  const root = session.roots().find(one => one.folder.uri.toString() === folder);
  return root && typeof what === 'string' && root.setup.policy.decisions.some(one => one.what === what) ? { root, what } : undefined;
}

async function ask(what: string, today: string, last: string, longest: number): Promise<string | undefined> {
  const check = (text: string): string | undefined =>
    isDay(text.trim()) && text.trim() >= today && text.trim() <= last ? undefined : vscode.l10n.t('A day from {0} to {1}.', today, last);
  const answer = await vscode.window.showInputBox({
    title: vscode.l10n.t('Renew the decision about {0}', what),
    prompt: vscode.l10n.t('You looked at it again today and it still holds. Until which day? At the latest {0}.', last),
    value: addDays(today, Math.min(DEFAULT_DAYS, longest)),
    validateInput: check,
    ignoreFocusOut: true,
  });
  return answer?.trim();
}

async function edited(root: Root, make: (text: string) => ReturnType<typeof revokeDecision>, what: string): Promise<void> {
  const uri = uriOf(root, POLICY_FILE);
  const document = await vscode.workspace.openTextDocument(uri);
  const text = document.getText();
  const fix = make(text);
  if (!fix)
    throw new Error(vscode.l10n.t('{0} holds no decision about {1} that can be changed here; another file may.', POLICY_FILE, what));
  const editor = await vscode.window.showTextDocument(document);
  await vscode.workspace.applyEdit(workspaceEdit(fix, path => uriOf(root, path), POLICY_FILE, text));
  const at = document.positionAt(fix.edits[0]?.span[0] ?? 0);
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The day in the comment gives way to the new one. */
async function rewritten(root: Root, path: string, { at, expires: before }: Decision, expires: string): Promise<void> {
  const editor = await shown(root, path, at);
  const { document } = editor;
  const day = document.getText().indexOf(` until ${before} `, at);
  if (day < 0 || document.positionAt(day).line !== document.positionAt(at).line) return;
  const from = day + ' until '.length;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(document.positionAt(from), document.positionAt(from + before.length)), expires);
  await vscode.workspace.applyEdit(edit);
}

async function shown(root: Root, path: string, at: number): Promise<vscode.TextEditor> {
  const selection = range(root.tableOf(path), [at, at]);
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uriOf(root, path)), { selection });
}

// The policy file of a folder as an editor document: the one that exists, or an untitled one that will be saved there.
import * as vscode from 'vscode';
import type { Fix } from '../fix/fix.ts';
import { POLICY_FILE } from '../fix/record-decision.ts';
import type { Source } from '../model.ts';
import { uriOf } from './finding-arguments.ts';
import { lineTable, range } from './range.ts';
import type { Root } from './root.ts';

/** Shows the file with the edits of `make`, unsaved, at the last of them. `make` gets `undefined` where there is no text yet. */
export async function editPolicy(root: Root, make: (policy: Source | undefined) => Fix | undefined): Promise<void> {
  const uri = uriOf(root, POLICY_FILE);
  const exists = await vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  const document = exists ? await vscode.workspace.openTextDocument(uri) : await untitled(uri);
  const text = document.getText();
  const fix = make(text === '' ? undefined : { path: POLICY_FILE, text });
  const editor = await vscode.window.showTextDocument(document);
  if (!fix) throw new Error(vscode.l10n.t('{0} has a syntax fault; mend it first.', POLICY_FILE));
  const change = new vscode.WorkspaceEdit();
  for (const edit of fix.edits) change.replace(document.uri, range(lineTable(text), edit.span), edit.text);
  await vscode.workspace.applyEdit(change);
  // Its edits are in order: what the last one wrote is what was asked for.
  const last = fix.edits.at(-1) ?? { span: [0, 0] as const, text: '' };
  const shift = fix.edits.slice(0, -1).reduce((sum, edit) => sum + edit.text.length - (edit.span[1] - edit.span[0]), 0);
  const begin = last.span[0] + shift + (/^\s*/.exec(last.text)?.[0].length ?? 0);
  const from = document.positionAt(begin);
  editor.selection = new vscode.Selection(from, from);
  editor.revealRange(
    new vscode.Range(from, document.positionAt(last.span[0] + shift + last.text.length)),
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
}

/** Saved where it belongs on the disk; file systems of others get a plain untitled document. */
function untitled(uri: vscode.Uri): Thenable<vscode.TextDocument> {
  if (uri.scheme === 'file' || uri.scheme === 'vscode-remote') {
    const open = vscode.workspace.textDocuments.find(document => document.isUntitled && document.uri.path === uri.path);
    return open ? Promise.resolve(open) : vscode.workspace.openTextDocument(uri.with({ scheme: 'untitled' }));
  }
  return vscode.workspace.openTextDocument({ language: 'jsonc' });
}

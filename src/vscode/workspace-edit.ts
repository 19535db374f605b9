// The edits of a fix as the editor takes them.
import * as vscode from 'vscode';
import type { Fix } from '../fix/fix.ts';
import { lineTable, range } from './range.ts';

/** Those of the file at `path`, whose text is `text`. */
export function workspaceEdit(fix: Fix, uriAt: (path: string) => vscode.Uri, path: string, text: string): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  const table = lineTable(text);
  for (const change of fix.edits) {
    if (change.path === path) edit.replace(uriAt(change.path), range(table, change.span), change.text);
  }
  return edit;
}

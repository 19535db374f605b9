// The entry where there is a Node host: the disk is read directly, the file systems of other extensions through the editor.
import type * as vscode from 'vscode';
import { nodeFiles } from '../files/node.ts';
import { vscodeFiles } from '../files/vscode.ts';
import { type Api, start } from './extension.ts';
import { unsaved } from './unsaved.ts';

export function activate(context: vscode.ExtensionContext): Api {
  return start(context, {
    files: (root, depth) =>
      unsaved(root.scheme === 'file' && depth === undefined ? nodeFiles(root.fsPath) : vscodeFiles(root, depth), root),
  });
}

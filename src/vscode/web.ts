// The entry of the web worker host: everything goes through the editor's file systems.
import type * as vscode from 'vscode';
import { vscodeFiles } from '../files/vscode.ts';
import { type Api, start } from './extension.ts';
import { unsaved } from './unsaved.ts';

export function activate(context: vscode.ExtensionContext): Api {
  return start(context, { files: (root, depth) => unsaved(vscodeFiles(root, depth), root) });
}

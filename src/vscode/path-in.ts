// Where a file lies below its folder.
import type * as vscode from 'vscode';
import type { State } from './state.ts';

export function pathIn(state: State, uri: vscode.Uri): string {
  return uri.path.slice(state.folder.uri.path.length).replace(/^\//, '');
}

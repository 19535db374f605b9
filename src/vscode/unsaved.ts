// What the user has typed and not saved wins over the disk.
import * as vscode from 'vscode';
import type { Files } from '../model.ts';

/** `files` below `root`, with the texts of unsaved documents in place of those on disk. */
export function unsaved(files: Files, root: vscode.Uri): Files {
  return {
    ...files,
    text: async path => {
      const open = vscode.workspace.textDocuments.filter(document => document.isDirty);
      if (open.length === 0) return files.text(path);
      const uri = vscode.Uri.joinPath(root, path).toString();
      return open.find(document => document.uri.toString() === uri)?.getText() ?? files.text(path);
    },
  };
}

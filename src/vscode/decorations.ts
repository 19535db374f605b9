// Badges on files that cannot carry a squiggle, such as a binary with a finding; off until a setting asks for them.
import * as vscode from 'vscode';
import { line } from '../report/line.ts';
import { english } from '../report/message.ts';
import { isDecided } from '../report/shown.ts';
import { uriOf } from './finding-arguments.ts';
import type { Session } from './session.ts';

const COLOURS = {
  error: 'list.errorForeground',
  warning: 'list.warningForeground',
  information: 'editorInfo.foreground',
  none: '',
} as const;

export function decorations(session: Session): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  let marked = new Map<string, vscode.FileDecoration>();
  const update = (): void => {
    const before = marked.size;
    marked = new Map();
    for (const root of session.roots()) {
      if (!root.settings.marksFiles) continue;
      for (const finding of root.findings) {
        if (isDecided(finding)) continue;
        for (const { path, token } of finding.places) {
          const key = uriOf(root, path).toString();
          if (token[1] > 0 || marked.has(key)) continue; // a text has its squiggle
          const words = line(english, root.setup.list, finding);
          marked.set(key, new vscode.FileDecoration('L', words, new vscode.ThemeColor(COLOURS[finding.severity])));
        }
      }
    }
    if (before + marked.size > 0) changed.fire(undefined);
  };
  return vscode.Disposable.from(
    changed,
    session.onDidChange(update),
    vscode.window.registerFileDecorationProvider({
      onDidChangeFileDecorations: changed.event,
      provideFileDecoration: uri => marked.get(uri.toString()),
    }),
  );
}

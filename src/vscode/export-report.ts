// A report of a fresh scan as an untitled document: to read, to compare, to save.
import * as vscode from 'vscode';
import { json } from '../report/json.ts';
import { jsonl } from '../report/jsonl.ts';
import { english } from '../report/message.ts';
import { gather } from '../report/report.ts';
import { text } from '../report/text.ts';
import { scan } from '../scan/scan.ts';
import type { Session } from './session.ts';

export async function exportReport(session: Session): Promise<void> {
  const picks = [
    { label: vscode.l10n.t('Text'), detail: vscode.l10n.t('What the terminal shows.'), render: text, language: 'plaintext' },
    { label: 'JSON', detail: vscode.l10n.t('Findings, problems and the rules that are cited.'), render: json, language: 'json' },
    { label: 'JSON Lines', detail: vscode.l10n.t('A place a line, for other programs.'), render: jsonl, language: 'jsonl' },
  ];
  const picked = await vscode.window.showQuickPick(picks, { title: vscode.l10n.t('Export a report') });
  if (!picked) return;
  const title = vscode.l10n.t('Checking for restricted dependencies');
  await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, async (_, token) => {
    const signal = {
      get aborted() {
        return token.isCancellationRequested;
      },
    };
    for (const { files, setup } of session.roots()) {
      const gathering = gather();
      const pause = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 0));
      for await (const event of scan(files, setup, { pause }, signal)) gathering.add(event);
      if (signal.aborted) return;
      const content = picked.render(english, gathering.report(setup.list, setup.policy, setup.today));
      const known = (await vscode.languages.getLanguages()).includes(picked.language);
      await vscode.window.showTextDocument(
        await vscode.workspace.openTextDocument({ content, ...(known ? { language: picked.language } : {}) }),
      );
    }
  });
}

// A report of a fresh scan, or the decisions with what has become of them, as an untitled document: to read, to compare, to save.
import * as vscode from 'vscode';
import { POLICY_FILE } from '../fix/record-decision.ts';
import type { Decision } from '../model.ts';
import { standing } from '../policy/standing.ts';
import { decisionTable } from '../report/decision-table.ts';
import { json } from '../report/json.ts';
import { jsonl } from '../report/jsonl.ts';
import { english, type Words } from '../report/message.ts';
import { gather, type Report } from '../report/report.ts';
import { text } from '../report/text.ts';
import { scan } from '../scan/scan.ts';
import type { Root } from './root.ts';
import type { Session } from './session.ts';

interface Choice extends vscode.QuickPickItem {
  readonly language: string;
  readonly render: (words: Words, report: Report, inline: readonly Decision[]) => string;
}

export async function exportReport(session: Session): Promise<void> {
  const picks: readonly Choice[] = [
    {
      label: vscode.l10n.t('Text'),
      detail: vscode.l10n.t('What the terminal shows.'),
      render: (words, report) => text(words, report),
      language: 'plaintext',
    },
    { label: 'JSON', detail: vscode.l10n.t('Findings, problems and the rules that are cited.'), render: json, language: 'json' },
    { label: 'JSON Lines', detail: vscode.l10n.t('A place a line, for other programs.'), render: jsonl, language: 'jsonl' },
    {
      label: vscode.l10n.t('Decisions, as a table in Markdown'),
      detail: vscode.l10n.t('What was decided, by whom, until when, and what has become of it.'),
      render: decisions,
      language: 'markdown',
    },
  ];
  const picked = await vscode.window.showQuickPick(picks, { title: vscode.l10n.t('Export a report'), matchOnDetail: true });
  if (!picked) return;
  const title = vscode.l10n.t('Checking for restricted dependencies');
  await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, async (_, token) => {
    for (const root of session.roots()) {
      const content = await rendered(root, picked, token);
      if (content === undefined) return;
      const known = (await vscode.languages.getLanguages()).includes(picked.language);
      await vscode.window.showTextDocument(
        await vscode.workspace.openTextDocument({ content, ...(known ? { language: picked.language } : {}) }),
      );
    }
  });
}

/** `undefined` where it was cancelled: half a report is none. */
async function rendered(
  { files, setup, report, policyFiles }: Root,
  { render }: Choice,
  token: vscode.CancellationToken,
): Promise<string | undefined> {
  const signal = {
    get aborted() {
      return token.isCancellationRequested;
    },
  };
  const gathering = gather();
  const inline: Decision[] = [];
  const pause = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 0));
  for await (const event of scan(files, setup, { pause }, signal)) {
    gathering.add(event);
    if (event.kind === 'findings') inline.push(...event.inline);
  }
  if (signal.aborted) return undefined;
  // What is wrong with a policy stands in no file that a scan checks.
  const faults = report.problems.filter(({ path }) => policyFiles.includes(path) || path.endsWith(POLICY_FILE));
  for (const { path, problem } of faults) gathering.problem(path, problem);
  for (const path of new Set([...gathering.wants(), ...faults.map(({ path }) => path)])) {
    gathering.text(path, await files.text(path).catch(() => ''));
  }
  return render(english, gathering.report(setup.list, report.policy, setup.today, report.weakened), inline);
}

function decisions(words: Words, { findings, policy, list, today }: Report, inline: readonly Decision[]): string {
  const all = { ...policy, decisions: [...policy.decisions, ...inline] };
  return decisionTable(words, standing(all, findings, today, list), POLICY_FILE, today);
}

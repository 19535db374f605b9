// What is rarely wanted about a finding, behind one row of the quick fixes: the rules' texts, texts to copy, a report of a wrong match.
import * as vscode from 'vscode';
import { copy } from '../fix/copy.ts';
import { openLaw } from '../fix/open-law.ts';
import { refresh } from '../fix/refresh.ts';
import { reportWrongMatch } from '../fix/report-wrong-match.ts';
import { supplierQuestions } from '../fix/supplier-questions.ts';
import { line } from '../report/line.ts';
import { english } from '../report/message.ts';
import type { Found } from './diagnostics.ts';
import { findingFrom } from './finding-arguments.ts';
import { nameOf } from './name-of.ts';
import type { Session } from './session.ts';

const HOME = 'https://github.com/restricted-dependencies/restricted-dependencies';

export async function more(session: Session, args: readonly unknown[]): Promise<void> {
  const found = findingFrom(session, args);
  if (!found) return;
  const { root, finding } = found;
  const { list } = root.setup;
  const picks = [
    {
      label: `$(markdown) ${vscode.l10n.t('Copy the finding as Markdown')}`,
      detail: vscode.l10n.t('For a ticket or a mail: what, where, under which rules, since when.'),
      run: () => copyFinding(found),
    },
    {
      label: `$(comment-discussion) ${vscode.l10n.t('Copy questions for the supplier')}`,
      detail: vscode.l10n.t('Who owns it, is it built in, which versions, is there a licence.'),
      run: () => copied(supplierQuestions(finding, list).text),
    },
    // It takes out what is declared, not what comes along.
    ...(finding.via.length > 1 ? [] : refresh(finding)).map(({ title, text }) => ({
      label: `$(terminal) ${title}`,
      detail: vscode.l10n.t('The package manager’s own command. Nothing is run here.'),
      run: () => copied(text),
    })),
    ...openLaw(finding, list).map(({ title, url }) => ({
      label: `$(link-external) ${title}`,
      detail: url,
      run: () => vscode.env.openExternal(vscode.Uri.parse(url, true)),
    })),
    {
      label: `$(report) ${vscode.l10n.t('Report a wrong match…')}`,
      detail: vscode.l10n.t(
        'Opens a form in the browser, filled in with the sign and the match: no path, no project. You send it or you do not.',
      ),
      run: () => openWrongMatch(found),
    },
  ];
  const title = vscode.l10n.t('More about {0}', nameOf(finding));
  const picked = await vscode.window.showQuickPick(picks, { title, placeHolder: line(english, list, finding) });
  await picked?.run();
}

export function copyFinding({ root, finding }: Found): Promise<void> {
  const { list } = root.setup;
  return copied(copy(finding, list, line(english, list, finding)).text);
}

export async function copied(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied.'), 3000);
}

/** Opens a prefilled form in the browser; the editor asks before it leaves, and nothing is sent unless a person sends it. */
export async function openWrongMatch({ root, finding }: Found): Promise<void> {
  const opening = reportWrongMatch(finding, root.setup.list, HOME);
  if (opening) await vscode.env.openExternal(vscode.Uri.parse(opening.url, true));
}

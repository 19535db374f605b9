// The language status of the file at hand, where a format reads it: what was found here, or that it was checked, or that it was not.
import * as vscode from 'vscode';
import { isDecided } from '../report/shown.ts';
import type { Session } from './session.ts';
import { SECTION } from './settings.ts';

export function manifestStatus(session: Session): vscode.Disposable {
  let item: vscode.LanguageStatusItem | undefined;
  const update = (): void => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const root = uri && session.rootOf(uri);
    const path = uri && root ? uri.path.slice(root.folder.uri.path.length).replace(/^\//, '') : '';
    if (!root || path === '' || !root.setup.takes(path)) {
      item?.dispose();
      item = undefined;
      return;
    }
    item ??= vscode.languages.createLanguageStatusItem(`${SECTION}.manifest`, { pattern: '**' });
    const here = root.findings.filter(finding => finding.places.some(place => place.path === path));
    const open = here.filter(finding => !isDecided(finding));
    const missed = root.problems.filter(one => one.path === path && one.problem.reason !== 'policy').length;
    item.name = vscode.l10n.t('Restricted Dependencies');
    item.text = root.isChecked(path)
      ? open.length > 0
        ? vscode.l10n.t('Restricted dependencies: {0} here', open.length)
        : vscode.l10n.t('Checked for restricted dependencies')
      : vscode.l10n.t('Not checked for restricted dependencies');
    const decided = here.length - open.length;
    item.detail = [
      ...(decided > 0 ? [vscode.l10n.t('{0} decided', decided)] : []),
      ...(missed > 0 ? [vscode.l10n.t('{0} not checked', missed)] : []),
      vscode.l10n.t('list of {0}', root.setup.list.date),
    ].join(' · ');
    item.severity = missed > 0 || !root.isChecked(path) ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
    item.command = { title: vscode.l10n.t('Show Findings'), command: `${SECTION}.showFindings` };
  };
  const listening = vscode.Disposable.from(session.onDidChange(update), vscode.window.onDidChangeActiveTextEditor(update));
  return {
    dispose: () => {
      listening.dispose();
      item?.dispose();
    },
  };
}

// One status item: findings, checked, or not checked; its tooltip is the summary.
import * as vscode from 'vscode';
import type { Problem } from '../model.ts';
import { daysBetween } from '../policy/day.ts';
import { escaped } from '../report/hover.ts';
import { isDecided } from '../report/shown.ts';
import { summary } from '../report/summary.ts';
import type { Root } from './root.ts';
import type { Session } from './session.ts';
import { SECTION } from './settings.ts';
import { editorWords } from './words.ts';

export interface Status extends vscode.Disposable {
  readonly text: () => string;
}

export function status(session: Session): Status {
  const item = vscode.window.createStatusBarItem(`${SECTION}.status`, vscode.StatusBarAlignment.Left, 0);
  item.name = vscode.l10n.t('Restricted Dependencies');
  item.command = `${SECTION}.showFindings`;
  const update = (): void => {
    const [text, spoken] = words(session);
    item.text = text;
    item.accessibilityInformation = { label: `${vscode.l10n.t('Restricted Dependencies')}: ${spoken}`, role: 'button' };
    item.tooltip = tooltip(session, spoken);
    if (text === '') item.hide();
    else item.show();
  };
  const listening = vscode.Disposable.from(session.onDidChange(update), session.onDidProgress(update), item);
  update();
  return { text: () => item.text, dispose: () => listening.dispose() };
}

/** What is shown, and what a screen reader says. */
function words(session: Session): readonly [text: string, spoken: string] {
  const fault = session.fault();
  if (fault !== undefined) return ['$(error) restricted-deps', vscode.l10n.t('the list cannot be read: {0}', fault)];
  const progress = session.progress();
  if (progress) {
    const counts = `${progress.done.toLocaleString()}/${progress.found.toLocaleString()}`;
    return [`$(sync~spin) ${counts}`, vscode.l10n.t('checking {0}', counts)];
  }
  const roots = session.roots();
  if (roots.length === 0) return ['', vscode.l10n.t('no folder is open')];
  const open = roots.flatMap(root => root.findings.filter(finding => !isDecided(finding))).length;
  const missed = countOf(roots, problem => problem.reason !== 'policy');
  const faults = countOf(roots, problem => problem.reason === 'policy');
  const isWhole = roots.every(root => root.extent === 'whole');
  const isWeak = roots.some(root => root.report.weakened.length > 0);
  const notes = [
    ...(isWhole ? [] : [extentWords(session)]),
    ...(missed > 0 ? [vscode.l10n.t('{0} not checked', missed)] : []),
    ...(faults > 0 ? [faultWords(faults)] : []),
    ...(isWeak ? [vscode.l10n.t('policy weakened')] : []),
  ];
  const [first] = roots;
  const days = first ? daysBetween(first.setup.list.date, first.setup.today) : 0;
  if (open > 0) return [`$(law) ${open}`, [vscode.l10n.t('findings: {0}', open), ...notes].join(', ')];
  if (first && days > first.settings.maximumListAge) {
    return [`$(history) ${vscode.l10n.t('list {0} days old', days)}`, vscode.l10n.t('the list is {0} days old', days)];
  }
  if (!isWhole) return [`$(question) ${extentWords(session)}`, notes.join(', ')];
  if (missed > 0) return [`$(question) ${vscode.l10n.t('{0} not checked', missed)}`, notes.join(', ')];
  if (faults > 0) return [`$(shield) ${faultWords(faults)}`, notes.join(', ')];
  if (isWeak)
    return [`$(shield) ${vscode.l10n.t('policy weakened')}`, vscode.l10n.t('checked under a policy that asks for less than the defaults')];
  return [`$(check) ${vscode.l10n.t('checked')}`, vscode.l10n.t('checked, no sign on the list matched')];
}

function countOf(roots: readonly Root[], counts: (problem: Problem) => boolean): number {
  return roots.reduce((total, root) => total + root.problems.filter(({ problem }) => counts(problem)).length, 0);
}

function faultWords(n: number): string {
  return n === 1 ? vscode.l10n.t('1 remark on the policy') : vscode.l10n.t('{0} remarks on the policy', n);
}

export function extentWords(session: Session): string {
  const extents = session.roots().map(root => root.extent);
  if (extents.includes('nothing')) return vscode.l10n.t('not scanned');
  if (extents.includes('cut')) return vscode.l10n.t('scan cancelled');
  return extents.includes('top') ? vscode.l10n.t('top folder checked') : vscode.l10n.t('open files checked');
}

function tooltip(session: Session, spoken: string): vscode.MarkdownString {
  const page = new vscode.MarkdownString();
  page.isTrusted = { enabledCommands: ['scanWorkspace', 'sayWhoYouAre', 'showLog'].map(name => `${SECTION}.${name}`) };
  const roots = session.roots();
  if (roots.length === 0) return page.appendText(spoken);
  for (const root of roots) {
    if (roots.length > 1) page.appendMarkdown(`**${escaped(root.folder.name)}**\n\n`);
    const sentences = [
      ...(root.extent === 'whole' ? [] : [`${extentWords(session)}.`]),
      ...(root.setup.policy.trusted ? [] : [vscode.l10n.t('This workspace is not trusted: its decisions are counted, not applied.')]),
      ...summary(editorWords(), root.report),
    ];
    for (const sentence of sentences) page.appendMarkdown(`${escaped(sentence)}\n\n`);
  }
  const scan = vscode.l10n.t('Scan Workspace');
  const log = vscode.l10n.t('Show Log');
  const who = vscode.l10n.t('Say Who You Are');
  return page.appendMarkdown(
    `[${scan}](command:${SECTION}.scanWorkspace) · [${who}](command:${SECTION}.sayWhoYouAre) · [${log}](command:${SECTION}.showLog)`,
  );
}

// The commands: what the user asks for, and nothing that was not asked.
import * as vscode from 'vscode';
import { decide } from './decide.ts';
import { decideInComment } from './decide-inline.ts';
import type { Found } from './diagnostics.ts';
import { exportReport } from './export-report.ts';
import { findingFrom, uriOf } from './finding-arguments.ts';
import { replaceByOverride } from './keep-out.ts';
import { type Log, words } from './log.ts';
import { copied, copyFinding, more, openWrongMatch } from './more.ts';
import type { Pages } from './pages.ts';
import { isFile, placeWords } from './place-words.ts';
import { range } from './range.ts';
import { renew, revoke } from './revise.ts';
import { sayWhoYouAre } from './say-who-you-are.ts';
import type { Session } from './session.ts';
import { grouping, SECTION } from './settings.ts';

export function commands(session: Session, pages: Pages, log: Log): vscode.Disposable {
  const all: Readonly<Record<string, (...args: readonly unknown[]) => unknown>> = {
    scanWorkspace: () => scanWorkspace(session),
    showLog: () => log.show(),
    showFindings: () => vscode.commands.executeCommand(`${SECTION}.findings.focus`),
    explain: id => pages.explain(typeof id === 'string' ? id : undefined),
    decide: (...args) => decide(session, args),
    decideInComment: (...args) => decideInComment(session, args),
    showWhy: (...args) => showWhy(session, args),
    openRule: id => openRule(session, id),
    copyFinding: (...args) => withFinding(session, args, copyFinding),
    copyText: text => copied(typeof text === 'string' ? text : ''),
    reportWrongMatch: (...args) => withFinding(session, args, openWrongMatch),
    more: (...args) => more(session, args),
    replaceByOverride: (...args) => replaceByOverride(session, args),
    renew: (...args) => renew(session, args),
    revoke: (...args) => revoke(session, args),
    sayWhoYouAre: () => sayWhoYouAre(session),
    exportReport: () => exportReport(session),
    groupFindings: () => groupFindings(),
    openSettings: () =>
      vscode.commands.executeCommand('workbench.action.openSettings', `@ext:restricted-dependencies.restricted-dependencies`),
  };
  const registered = Object.entries(all).map(([name, run]) =>
    vscode.commands.registerCommand(`${SECTION}.${name}`, async (...args: readonly unknown[]) => {
      try {
        return await run(...args);
      } catch (error) {
        log.error(name, error);
        const shows = vscode.l10n.t('Show Log');
        const message = vscode.l10n.t('Restricted Dependencies: {0}', words(error));
        if ((await vscode.window.showErrorMessage(message, shows)) === shows) log.show();
        return undefined;
      }
    }),
  );
  return vscode.Disposable.from(...registered);
}

/** The user asked, so that progress is shown where it can be cancelled; the result stands in Problems and the status item. */
async function scanWorkspace(session: Session): Promise<void> {
  if (!vscode.workspace.workspaceFolders?.length) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a folder first: there is nothing to scan.'));
    return;
  }
  const title = vscode.l10n.t('Checking for restricted dependencies');
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      const signal = {
        get aborted() {
          return token.isCancellationRequested;
        },
      };
      let before = 0;
      const listening = session.onDidProgress(() => {
        const { done, found } = session.progress() ?? { done: 0, found: 0 };
        if (found === 0) return;
        progress.report({ message: `${done.toLocaleString()}/${found.toLocaleString()}`, increment: ((done - before) / found) * 100 });
        before = done;
      });
      try {
        await session.refresh();
        await session.scan(signal);
      } finally {
        listening.dispose();
      }
    },
  );
}

async function showWhy(session: Session, args: readonly unknown[]): Promise<void> {
  const found = findingFrom(session, args);
  if (!found) return;
  const { root, finding } = found;
  const names = finding.via.map(id => id.slice(id.indexOf(':') + 1));
  const picks = finding.places.map(place => {
    const at = range(root.tableOf(place.path), place.token).start;
    const line = isFile(place) ? '' : `${at.line + 1}:${at.character + 1}`;
    return { label: place.path, description: line, detail: `${placeWords(root, finding, place)}, ${place.role}`, place };
  });
  const title = [vscode.l10n.t('you'), ...(names.length > 1 ? names : [finding.component.slice(finding.component.indexOf(':') + 1)])].join(
    ' → ',
  );
  const picked = await vscode.window.showQuickPick(picks, { title, placeHolder: vscode.l10n.t('Where it stands; choose one to go there') });
  if (!picked) return;
  const uri = uriOf(root, picked.place.path);
  const selection = range(root.tableOf(picked.place.path), picked.place.token);
  await vscode.commands.executeCommand('vscode.open', uri, { selection });
}

async function openRule(session: Session, id: unknown): Promise<void> {
  const { list } = await session.engine();
  const regime = list.regimes.find(one => one.id === id);
  if (regime) await vscode.env.openExternal(vscode.Uri.parse(regime.url));
}

async function withFinding(session: Session, args: readonly unknown[], run: (found: Found) => Promise<void>): Promise<void> {
  const found = findingFrom(session, args);
  if (found) await run(found);
}

async function groupFindings(): Promise<void> {
  const now = grouping();
  const picks = [
    { label: vscode.l10n.t('Vendor'), value: 'vendor' },
    { label: vscode.l10n.t('Rule'), value: 'regime' },
    { label: vscode.l10n.t('File'), value: 'file' },
    { label: vscode.l10n.t('Severity'), value: 'severity' },
  ].map(pick => ({ ...pick, description: pick.value === now ? vscode.l10n.t('now') : '' }));
  const picked = await vscode.window.showQuickPick(picks, { title: vscode.l10n.t('Group findings by') });
  if (picked) await vscode.workspace.getConfiguration(SECTION).update('findings.groupBy', picked.value, vscode.ConfigurationTarget.Global);
}

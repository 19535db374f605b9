// Quick fixes at a finding, in the order of their worth: replace, remove, keep out, decide, explain, show why, copy; the rest behind one row.
import * as vscode from 'vscode';
import { refresh } from '../fix/refresh.ts';
import type { Place } from '../model.ts';
import { about } from '../report/line.ts';
import { english, say } from '../report/message.ts';
import { isDecided } from '../report/shown.ts';
import { takesComment } from './decide-inline.ts';
import type { Diagnostics, Found } from './diagnostics.ts';
import { findingArguments, uriOf } from './finding-arguments.ts';
import { fixes } from './fixes.ts';
import { foundAt } from './found-at.ts';
import { EVERYWHERE } from './hover.ts';
import { keepOut, takesReplacement } from './keep-out.ts';
import { nameOf } from './name-of.ts';
import type { Session } from './session.ts';
import { SECTION } from './settings.ts';
import { workspaceEdit } from './workspace-edit.ts';

const QUICK_FIX = vscode.CodeActionKind.QuickFix;
const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('restrictedDeps');

export function actions(session: Session, diagnostics: Diagnostics): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    EVERYWHERE,
    {
      async provideCodeActions(document, where, context) {
        if (context.only?.contains(FIX_ALL)) return replacingAll(session, document);
        if (context.only && !context.only.contains(QUICK_FIX) && !QUICK_FIX.contains(context.only)) return undefined;
        const out: vscode.CodeAction[] = [];
        const seen = new Set<string>();
        const add = async (found: Found, place: Place, diagnostic?: vscode.Diagnostic): Promise<void> => {
          if (seen.has(found.finding.key)) return;
          seen.add(found.finding.key);
          out.push(
            ...edits(document, found, place, diagnostic),
            ...(await keepingOut(found, diagnostic)),
            ...others(found, place, diagnostic, seen.size > 1, document.getText()),
          );
        };
        for (const diagnostic of context.diagnostics) {
          const revising = diagnostics.problemOf(diagnostic);
          if (revising) out.push(...revisions(revising, diagnostic));
          for (const found of diagnostics.findingsOf(diagnostic)) await add(found, found.place, diagnostic);
        }
        for (const { root, finding, place } of foundAt(session, document.uri, where)) await add({ root, finding }, place);
        return out;
      },
    },
    { providedCodeActionKinds: [QUICK_FIX, FIX_ALL] },
  );
}

/** Edits of the document at hand; they are made from its text as it is now, or not at all. */
function edits(
  document: vscode.TextDocument,
  { root, finding }: Found,
  place: Place,
  diagnostic: vscode.Diagnostic | undefined,
): vscode.CodeAction[] {
  if (vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === false) return [];
  const text = document.getText();
  if (!isStillThere(text, root.tableOf(place.path), place)) return [];
  const { replacing, others: more } = fixes(root.setup, finding, place, { path: place.path, text });
  return [...replacing, ...more].map((fix, index) => {
    const action = actionOf(fix.title, diagnostic);
    action.edit = workspaceEdit(fix, path => uriOf(root, path), place.path, text);
    // Preferred is what the list itself names, where it names one thing; removing and deciding are a person's choice.
    if (index === 0 && replacing.length === 1) action.isPreferred = true;
    return action;
  });
}

/** What comes along with something else is left out or replaced in the project's manifest, marked as what it is. */
async function keepingOut({ root, finding }: Found, diagnostic: vscode.Diagnostic | undefined): Promise<vscode.CodeAction[]> {
  if (isDecided(finding) || vscode.workspace.fs.isWritableFileSystem(root.folder.uri.scheme) === false) return [];
  const keeping = await keepOut(root, finding);
  if (keeping) {
    const action = actionOf(keeping.fix.title, diagnostic);
    action.edit = workspaceEdit(keeping.fix, path => uriOf(root, path), keeping.path, keeping.text);
    return [action];
  }
  if (!takesReplacement(finding)) return [];
  const title = vscode.l10n.t('Replace {0} by an override (what asks for it may break)…', nameOf(finding));
  return [commandOf(title, 'replaceByOverride', findingArguments(root, finding), diagnostic)];
}

/** The only fix that is safe without a look: what the list names for a host, where it names one thing. */
function replacingAll(session: Session, document: vscode.TextDocument): vscode.CodeAction[] {
  const root = session.rootOf(document.uri);
  if (!root || vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === false) return [];
  const text = document.getText();
  const all = root.findings.flatMap(finding =>
    finding.places.flatMap(place => {
      if (isDecided(finding) || uriOf(root, place.path).path !== document.uri.path) return [];
      if (!isStillThere(text, root.tableOf(place.path), place)) return [];
      const { replacing } = fixes(root.setup, finding, place, { path: place.path, text });
      return replacing.length === 1 && replacing[0] ? [{ fix: replacing[0], path: place.path }] : [];
    }),
  );
  if (all.length === 0) return [];
  const action = new vscode.CodeAction(vscode.l10n.t('Replace what the list names a neutral alternative for'), FIX_ALL);
  action.edit = workspaceEdit(
    { title: action.title, edits: all.flatMap(({ fix }) => fix.edits) },
    one => uriOf(root, one),
    all[0]?.path ?? '',
    text,
  );
  return [action];
}

/** What needs no edit here. A finding that stands behind another at the same place adds what is its own, not the same rows again. */
function others(
  { root, finding }: Found,
  place: Place,
  diagnostic: vscode.Diagnostic | undefined,
  isSecond: boolean,
  text: string,
): vscode.CodeAction[] {
  const found = about(root.setup.list, finding);
  if (!found) return [];
  const args = findingArguments(root, finding);
  const name = nameOf(finding, place);
  const action = (title: string, command: string, values: readonly unknown[]): vscode.CodeAction =>
    commandOf(title, command, values, diagnostic);
  const deciding = [
    ...(isDecided(finding) ? [] : [action(vscode.l10n.t('Record a decision about {0}…', name), 'decide', args)]),
    ...(!finding.decision && takesComment({ root, finding }, text)
      ? [action(vscode.l10n.t('Decide about {0} in a comment…', name), 'decideInComment', args)]
      : []),
    ...(finding.decision
      ? [
          action(vscode.l10n.t('Renew the decision about {0}…', name), 'renew', args),
          action(vscode.l10n.t('Revoke the decision about {0}', name), 'revoke', args),
        ]
      : []),
  ];
  if (isSecond) return [...deciding, action(vscode.l10n.t('Show why {0} is here', name), 'showWhy', args)];
  return [
    ...deciding,
    action(say(english, 'fix.explain', { vendor: found.vendor.name, short: found.regime.short }), 'explain', [found.vendor.id]),
    action(say(english, 'fix.why'), 'showWhy', args),
    // In a lockfile only the package manager may edit; it takes out what is declared, not what comes along.
    ...(place.state === 'resolved' && finding.via.length < 2 ? refresh(finding) : []).map(({ title, text }) =>
      action(title, 'copyText', [text]),
    ),
    action(say(english, 'fix.copy'), 'copyFinding', args),
    action(vscode.l10n.t('More about {0}…', name), 'more', args),
  ];
}

/** In the policy file: a decision that ended or lasts too long is renewed, one that no finding needs is revoked. */
function revisions(
  { root, problem }: NonNullable<ReturnType<Diagnostics['problemOf']>>,
  diagnostic: vscode.Diagnostic,
): vscode.CodeAction[] {
  const what = problem.args?.['what'];
  if (typeof what !== 'string' || !problem.id.startsWith('decision-')) return [];
  const args = [root.folder.uri.toString(), what];
  const renewing = problem.id === 'decision-expired' || problem.id === 'decision-too-long';
  return [
    ...(renewing ? [commandOf(vscode.l10n.t('Renew the decision about {0}…', what), 'renew', args, diagnostic)] : []),
    commandOf(vscode.l10n.t('Revoke the decision about {0}', what), 'revoke', args, diagnostic),
  ];
}

function actionOf(title: string, diagnostic: vscode.Diagnostic | undefined): vscode.CodeAction {
  const action = new vscode.CodeAction(title, QUICK_FIX);
  if (diagnostic) action.diagnostics = [diagnostic];
  return action;
}

function commandOf(
  title: string,
  command: string,
  values: readonly unknown[],
  diagnostic: vscode.Diagnostic | undefined,
): vscode.CodeAction {
  const action = actionOf(title, diagnostic);
  action.command = { title, command: `${SECTION}.${command}`, arguments: [...values] };
  return action;
}

/** A text that was edited since the last check has other offsets; the next check brings the fixes back. */
function isStillThere(text: string, table: readonly number[] | undefined, place: Place): boolean {
  if (table?.at(-1) !== text.length) return false;
  if (place.clue.kind !== 'package') return true;
  return place.token[1] > place.token[0];
}

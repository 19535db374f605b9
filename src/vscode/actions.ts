// Quick fixes at a finding, in the order of their worth: replace, remove, decide, explain, show why, open the rule, copy.
import * as vscode from 'vscode';
import type { Fix } from '../fix/fix.ts';
import { refresh } from '../fix/refresh.ts';
import type { Place } from '../model.ts';
import { about } from '../report/line.ts';
import { english, say } from '../report/message.ts';
import { isDecided } from '../report/shown.ts';
import type { Diagnostics, Found } from './diagnostics.ts';
import { findingArguments, uriOf } from './finding-arguments.ts';
import { fixes } from './fixes.ts';
import { foundAt } from './found-at.ts';
import { EVERYWHERE } from './hover.ts';
import { nameOf } from './name-of.ts';
import { lineTable, range } from './range.ts';
import type { Session } from './session.ts';
import { SECTION } from './settings.ts';

export function actions(session: Session, diagnostics: Diagnostics): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    EVERYWHERE,
    {
      provideCodeActions(document, where, context) {
        if (
          context.only &&
          !context.only.contains(vscode.CodeActionKind.QuickFix) &&
          !vscode.CodeActionKind.QuickFix.contains(context.only)
        ) {
          return undefined;
        }
        const out: vscode.CodeAction[] = [];
        const seen = new Set<string>();
        const add = (found: Found, place: Place, diagnostic?: vscode.Diagnostic): void => {
          if (seen.has(found.finding.key)) return;
          out.push(...edits(document, found, place, diagnostic), ...others(found, place, diagnostic, seen.size > 0));
          seen.add(found.finding.key);
        };
        for (const diagnostic of context.diagnostics) {
          for (const found of diagnostics.findingsOf(diagnostic)) {
            const [place] = found.finding.places;
            if (place) add(found, place, diagnostic);
          }
        }
        for (const { root, finding, place } of foundAt(session, document.uri, where)) add({ root, finding }, place);
        return out;
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
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
  return fixes(root.setup, finding, place, { path: place.path, text }).map(fix => {
    const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
    action.edit = workspaceEdit(fix, path => uriOf(root, path), place.path, text);
    if (diagnostic) action.diagnostics = [diagnostic];
    return action;
  });
}

function workspaceEdit(fix: Fix, uriAt: (path: string) => vscode.Uri, path: string, text: string): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  const table = lineTable(text);
  for (const change of fix.edits) {
    if (change.path === path) edit.replace(uriAt(change.path), range(table, change.span), change.text);
  }
  return edit;
}

/** What needs no edit here. A finding that stands behind another at the same place adds what is its own, not the same rows again. */
function others({ root, finding }: Found, place: Place, diagnostic: vscode.Diagnostic | undefined, isSecond: boolean): vscode.CodeAction[] {
  const found = about(root.setup.list, finding);
  if (!found) return [];
  const args = findingArguments(root, finding);
  const name = nameOf(finding, place);
  const action = (title: string, command: string, values: readonly unknown[]): vscode.CodeAction => {
    const one = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    one.command = { title, command: `${SECTION}.${command}`, arguments: [...values] };
    if (diagnostic) one.diagnostics = [diagnostic];
    return one;
  };
  const decision = isDecided(finding) ? [] : [action(vscode.l10n.t('Record a decision about {0}…', name), 'decide', args)];
  if (isSecond) return [...decision, action(vscode.l10n.t('Show why {0} is here', name), 'showWhy', args)];
  const short = found.regime.short;
  return [
    ...decision,
    action(say(english, 'fix.explain', { vendor: found.vendor.name, short }), 'explain', [found.vendor.id]),
    action(say(english, 'fix.why'), 'showWhy', args),
    action(say(english, 'fix.open', { title: short }), 'openRule', [found.regime.id]),
    // A package manager takes out what is declared, not what comes along.
    ...(finding.via.length > 1 ? [] : refresh(finding)).map(({ title, text }) => action(title, 'copyText', [text])),
    action(say(english, 'fix.copy'), 'copyFinding', args),
  ];
}

/** A text that was edited since the last check has other offsets; the next check brings the fixes back. */
function isStillThere(text: string, table: readonly number[] | undefined, place: Place): boolean {
  if (table?.at(-1) !== text.length) return false;
  if (place.clue.kind !== 'package') return true;
  return place.token[1] > place.token[0];
}

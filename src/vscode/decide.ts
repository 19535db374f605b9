// Records a decision: asks who, why and until when, then shows the entry in the policy file, unsaved, for the user to read and save.
import * as vscode from 'vscode';
import { DEFAULT_DAYS, POLICY_FILE, recordDecision } from '../fix/record-decision.ts';
import type { DecisionKind } from '../model.ts';
import { addDays, isDay } from '../policy/day.ts';
import type { Found } from './diagnostics.ts';
import { findingFrom, uriOf } from './finding-arguments.ts';
import { nameOf } from './name-of.ts';
import { lineTable, range } from './range.ts';
import type { Session } from './session.ts';

interface Answers {
  readonly kind: DecisionKind;
  readonly reason: string;
  readonly reference?: string;
  readonly approver: string;
  readonly expires: string;
}

/** `args`: which finding, and optionally answers that then are not asked for. Nothing is saved. */
export async function decide(session: Session, args: readonly unknown[]): Promise<void> {
  const found = findingFrom(session, args) ?? (await pick(session));
  if (!found) return;
  const answers = await ask(found, isAnswers(args[2]) ? args[2] : {});
  if (!answers) return;
  await show(found, answers);
}

async function pick(session: Session): Promise<Found | undefined> {
  const all = session.roots().flatMap(root => root.findings.map(finding => ({ root, finding })));
  const picks = all.map(found => ({
    label: nameOf(found.finding, found.finding.places[0]),
    description: found.finding.places[0]?.path ?? '',
    found,
  }));
  const picked = await vscode.window.showQuickPick(picks, {
    title: vscode.l10n.t('Record a decision'),
    placeHolder: vscode.l10n.t('About which finding?'),
  });
  return picked?.found;
}

async function ask({ root, finding }: Found, given: Partial<Answers>): Promise<Answers | undefined> {
  const title = vscode.l10n.t('Record a decision about {0}', nameOf(finding, finding.places[0]));
  const { policy, today } = root.setup;
  const kind = given.kind ?? (await vscode.window.showQuickPick(kinds(), { title, placeHolder: vscode.l10n.t('What was decided?') }))?.is;
  if (!kind) return undefined;
  const input = async (prompt: string, value: string, check: (text: string) => string | undefined): Promise<string | undefined> =>
    (await vscode.window.showInputBox({ title, prompt, value, validateInput: check, ignoreFocusOut: true }))?.trim();
  const some = (text: string): string | undefined => (text.trim() === '' ? vscode.l10n.t('This is needed.') : undefined);
  const reason = given.reason ?? (await input(vscode.l10n.t('Why? One or two sentences that an auditor understands.'), '', some));
  if (!reason) return undefined;
  const needs = kind === 'outside-the-rule' || kind === 'authorised';
  const paper = vscode.l10n.t('Which memo or licence does it rest on?');
  const reference = given.reference ?? (needs ? await input(paper, '', some) : '');
  if (reference === undefined) return undefined;
  const approver = given.approver ?? (await approverOf(policy.approvers, title, input, some));
  if (!approver) return undefined;
  const last = addDays(today, policy.maximumDays);
  const until = vscode.l10n.t('Until which day? At the latest {0}.', last);
  const day = (text: string): string | undefined =>
    isDay(text.trim()) && text.trim() >= today && text.trim() <= last ? undefined : vscode.l10n.t('A day from {0} to {1}.', today, last);
  const expires = given.expires ?? (await input(until, addDays(today, Math.min(DEFAULT_DAYS, policy.maximumDays)), day));
  if (!expires) return undefined;
  return { kind, reason, ...(reference === '' ? {} : { reference }), approver, expires };
}

async function approverOf(
  approvers: readonly string[],
  title: string,
  input: (prompt: string, value: string, check: (text: string) => string | undefined) => Promise<string | undefined>,
  some: (text: string) => string | undefined,
): Promise<string | undefined> {
  const who = vscode.l10n.t('Who approved it?');
  return approvers.length > 0 ? vscode.window.showQuickPick([...approvers], { title, placeHolder: who }) : input(who, '', some);
}

/** In a file that exists the entry is put where it belongs; else a new, untitled policy file is opened. */
async function show({ root, finding }: Found, answers: Answers): Promise<void> {
  const uri = uriOf(root, POLICY_FILE);
  const exists = await vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  const document = exists ? await vscode.workspace.openTextDocument(uri) : await untitled(uri);
  const text = document.getText();
  const source = text === '' ? undefined : { path: POLICY_FILE, text };
  const fix = recordDecision(finding, source, { ...answers, today: root.setup.today, list: root.setup.list.version });
  const editor = await vscode.window.showTextDocument(document);
  if (!fix) throw new Error(vscode.l10n.t('{0} has a syntax fault; mend it first.', POLICY_FILE));
  const change = new vscode.WorkspaceEdit();
  for (const edit of fix.edits) change.replace(document.uri, range(lineTable(text), edit.span), edit.text);
  await vscode.workspace.applyEdit(change);
  const now = document.getText();
  const at = now.lastIndexOf(JSON.stringify(answers.reason));
  if (at >= 0) editor.revealRange(range(lineTable(now), [at, at]), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Saved where it belongs on the disk; file systems of others get a plain untitled document. */
function untitled(uri: vscode.Uri): Thenable<vscode.TextDocument> {
  if (uri.scheme === 'file' || uri.scheme === 'vscode-remote') {
    const open = vscode.workspace.textDocuments.find(document => document.isUntitled && document.uri.path === uri.path);
    return open ? Promise.resolve(open) : vscode.workspace.openTextDocument(uri.with({ scheme: 'untitled' }));
  }
  return vscode.workspace.openTextDocument({ language: 'jsonc' });
}

function kinds(): readonly (vscode.QuickPickItem & { readonly is: DecisionKind })[] {
  return [
    { is: 'false-match', label: vscode.l10n.t('False match'), detail: vscode.l10n.t('The component is not theirs.') },
    {
      is: 'outside-the-rule',
      label: vscode.l10n.t('Outside the rule'),
      detail: vscode.l10n.t('Counsel read the rule: it does not reach this. Needs a reference.'),
    },
    { is: 'exempt', label: vscode.l10n.t('Exempt'), detail: vscode.l10n.t('The rule lets it out in so many words.') },
    {
      is: 'authorised',
      label: vscode.l10n.t('Authorised'),
      detail: vscode.l10n.t('A licence or waiver by the authority covers it. Needs a reference.'),
    },
    { is: 'being-removed', label: vscode.l10n.t('Being removed'), detail: vscode.l10n.t('Its removal is planned and has a day.') },
    {
      is: 'risk-accepted',
      label: vscode.l10n.t('Risk accepted'),
      detail: vscode.l10n.t('Refused where a procurement or sanctions rule reaches it, unless the policy allows it.'),
    },
  ];
}

function isAnswers(value: unknown): value is Partial<Answers> {
  const known = kinds().map(({ is }) => is as string);
  if (typeof value !== 'object' || value === null) return false;
  const entries = Object.entries(value);
  return entries.every(([, one]) => typeof one === 'string') && (!('kind' in value) || known.includes(String(value.kind)));
}

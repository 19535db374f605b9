// Records a decision: asks what the policy needs, then shows the entry in the policy file, unsaved, for the user to read and save.
import * as vscode from 'vscode';
import { recordDecision } from '../fix/record-decision.ts';
import type { Finding } from '../model.ts';
import { line } from '../report/line.ts';
import { english } from '../report/message.ts';
import { isDecided } from '../report/shown.ts';
import { type Answers, isAnswers, referenceOf } from './decision-answers.ts';
import { decisionSteps } from './decision-steps.ts';
import type { Found } from './diagnostics.ts';
import { findingFrom } from './finding-arguments.ts';
import { nameOf } from './name-of.ts';
import { editPolicy } from './policy-document.ts';
import type { Session } from './session.ts';
import { walk } from './walk.ts';

/** `args`: which finding, and optionally answers; where they are complete nothing is asked. Nothing is saved. */
export async function decide(session: Session, args: readonly unknown[]): Promise<void> {
  const found = findingFrom(session, args) ?? (await pick(session));
  if (!found) return;
  const given = isAnswers(args[2]) ? args[2] : {};
  const answers = isComplete(given) ? given : await walk<Answers>(decisionSteps(found), given);
  if (!answers) return;
  await editPolicy(found.root, policy => {
    const { kind, reason, approver, expires, paths, regimes } = answers;
    const reference = referenceOf(answers);
    return recordDecision(found.finding, policy, {
      today: found.root.setup.today,
      list: found.root.setup.list.version,
      ...(kind ? { kind } : {}),
      ...(reason ? { reason } : {}),
      ...(approver ? { approver } : {}),
      ...(expires ? { expires } : {}),
      ...(paths ? { paths } : {}),
      ...(regimes ? { regimes } : {}),
      ...(reference ? { reference } : {}),
    });
  });
}

async function pick(session: Session): Promise<Found | undefined> {
  const all = session.roots().flatMap(root => root.findings.map(finding => ({ root, finding })));
  if (all.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no finding to decide about.'));
    return undefined;
  }
  const picks = all
    .sort((a, b) => weight(a.finding) - weight(b.finding) || (nameOf(a.finding) < nameOf(b.finding) ? -1 : 1))
    .map(found => ({
      label: nameOf(found.finding, found.finding.places[0]),
      description: `${found.finding.places[0]?.path ?? ''}${isDecided(found.finding) ? ` · ${vscode.l10n.t('decided')}` : ''}`,
      detail: line(english, found.root.setup.list, found.finding),
      found,
    }));
  const picked = await vscode.window.showQuickPick(picks, {
    title: vscode.l10n.t('Record a decision'),
    placeHolder: vscode.l10n.t('About which finding?'),
    matchOnDescription: true,
  });
  return picked?.found;
}

/** Open ones first, the gravest before the others. */
function weight(finding: Finding): number {
  return ['error', 'warning', 'information', 'none'].indexOf(finding.severity) + (isDecided(finding) ? 4 : 0);
}

function isComplete({ kind, reason, approver, expires }: Answers): boolean {
  return kind !== undefined && reason !== undefined && approver !== undefined && expires !== undefined;
}

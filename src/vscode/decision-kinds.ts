// The first question behind a decision: what was decided. A risk that is not ours to accept is refused at once.
import * as vscode from 'vscode';
import type { Decision, DecisionKind } from '../model.ts';
import { NEED_REFERENCE } from '../policy/read-decision.ts';
import { subjectOf } from '../policy/subject-of.ts';
import type { Answers, Question } from './decision-answers.ts';
import type { Found } from './diagnostics.ts';
import { settledRules } from './partly-decided.ts';
import type { At } from './walk.ts';

export const kind: Question = (found, answers, at, title) => askKind(found, answers, at, title, kinds(refusedUnder(found)));

/** A comment names no paper, so that it cannot decide what rests on one. */
export const plainKind: Question = (found, answers, at, title) => {
  const items = kinds(refusedUnder(found)).filter(({ is }) => !NEED_REFERENCE.has(is));
  return askKind(found, answers, at, title, items);
};

async function askKind(found: Found, answers: Answers, at: At, title: string, items: ReturnType<typeof kinds>): ReturnType<Question> {
  const refusing = refusedUnder(found);
  const picked = await at.pick(items, {
    title,
    placeholder: vscode.l10n.t('What was decided? State facts: this file is not privileged.'),
    selected: items.filter(({ is }) => is === answers.kind),
    refuses: ({ is }) =>
      is === 'risk-accepted' && refusing.length > 0
        ? vscode.l10n.t('not ours to accept under {0}', refusing.slice(0, 3).join(', '))
        : undefined,
  });
  return picked === 'back' ? 'back' : picked && { kind: picked.is };
}

/** The rules under which accepting the risk would be refused, as decisions are judged everywhere. */
function refusedUnder({ root, finding }: Found): readonly string[] {
  const { policy, today } = root.setup;
  const trial: Decision = {
    kind: 'risk-accepted',
    what: subjectOf(finding),
    reason: '',
    approver: policy.approvers[0] ?? '',
    created: today,
    expires: today,
    at: 0,
  };
  const refused = settledRules(root, finding, [trial]).filter(({ applied }) => applied?.state === 'refused');
  return [...new Set(refused.map(({ short }) => short))];
}

export function kinds(refusing: readonly string[]): readonly (vscode.QuickPickItem & { readonly is: DecisionKind })[] {
  return [
    { is: 'being-removed', label: vscode.l10n.t('Being removed'), detail: vscode.l10n.t('Its removal is planned and has a day.') },
    { is: 'false-match', label: vscode.l10n.t('False match'), detail: vscode.l10n.t('The component is not theirs.') },
    {
      is: 'outside-the-rule',
      label: vscode.l10n.t('Outside the rule'),
      detail: vscode.l10n.t('Somebody read the rule: it does not reach this. A memo is named.'),
    },
    {
      is: 'exempt',
      label: vscode.l10n.t('Exempt'),
      detail: vscode.l10n.t('The rule lets it out in so many words.'),
    },
    {
      is: 'authorised',
      label: vscode.l10n.t('Authorised'),
      detail: vscode.l10n.t('A licence or waiver by the authority covers it: number, issuer, what it covers, its end.'),
    },
    {
      is: 'risk-accepted',
      label: refusing.length > 0 ? `$(circle-slash) ${vscode.l10n.t('Risk accepted')}` : vscode.l10n.t('Risk accepted'),
      detail:
        refusing.length > 0
          ? vscode.l10n.t('Not ours to accept under {0}, unless the policy names that rule.', refusing[0] ?? '')
          : vscode.l10n.t('Known and accepted, for a time.'),
    },
  ];
}

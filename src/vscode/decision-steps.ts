// The questions behind a decision, one box each: what was decided, on what it rests, why, who, where, until when; then a look at the whole.
import * as vscode from 'vscode';
import { DEFAULT_DAYS } from '../fix/record-decision.ts';
import { addDays, isDay } from '../policy/day.ts';
import { subjectOf } from '../policy/subject-of.ts';
import { type Answers, as, type Question, referenceOf, some, weighty } from './decision-answers.ts';
import { kind, kinds, plainKind } from './decision-kinds.ts';
import { exemption, LICENCE, paper } from './decision-rests.ts';
import type { Found } from './diagnostics.ts';
import { nameOf } from './name-of.ts';
import type { Step } from './walk.ts';

/** What is asked depends on what was decided. */
export function decisionSteps(found: Found): (answers: Answers) => readonly Step<Answers>[] {
  const title = vscode.l10n.t('Record a decision about {0}', nameOf(found.finding));
  return ({ kind: decided }) => {
    const rests: readonly Question[] =
      decided === 'exempt' ? [exemption] : decided === 'authorised' ? LICENCE : decided === 'outside-the-rule' ? [paper] : [];
    const all = [kind, ...rests, reason, approver, limits, until, look];
    return all.map(ask => (answers, at) => ask(found, answers, at, title));
  };
}

/** A comment has neither an approver nor a paper of its own. */
export function commentSteps(found: Found): (answers: Answers) => readonly Step<Answers>[] {
  const title = vscode.l10n.t('Decide about {0} in a comment', nameOf(found.finding));
  return () => [plainKind, reason, until].map(ask => (answers, at) => ask(found, answers, at, title));
}

const reason: Question = async (_, answers, at, title) =>
  as(
    'reason',
    await at.type({
      title,
      prompt: vscode.l10n.t('Why? One or two sentences of fact that an auditor understands. This file is not privileged.'),
      value: answers.reason ?? '',
      check: some,
    }),
  );

const approver: Question = async ({ root }, answers, at, title) => {
  const { approvers } = root.setup.policy;
  const who = vscode.l10n.t('Who approved it?');
  if (approvers.length === 0) return as('approver', await at.type({ title, prompt: who, value: answers.approver ?? '', check: some }));
  const items = approvers.map(label => ({ label }));
  const picked = await at.pick(items, { title, placeholder: who, selected: items.filter(({ label }) => label === answers.approver) });
  return picked === 'back' ? 'back' : picked && { approver: picked.label };
};

/** Nothing chosen: wherever it stands in the workspace, under every rule that speaks of it. */
const limits: Question = async ({ root, finding }, answers, at, title) => {
  const folder = finding.project === '' ? [] : [`${finding.project}/**`];
  const places = [...new Set(finding.places.map(({ path }) => path))];
  const paths = folder.length > 0 ? folder : places.length <= 3 ? places : [];
  const rules = [...new Set(weighty(finding).map(({ regime }) => regime))].map(id => root.setup.list.regimes.find(one => one.id === id));
  const items: readonly (vscode.QuickPickItem & { readonly paths?: readonly string[]; readonly regime?: string })[] = [
    ...(paths.length > 0
      ? [{ label: vscode.l10n.t('Only in {0}', paths.join(', ')), description: vscode.l10n.t('the same elsewhere stays open'), paths }]
      : []),
    ...(rules.length < 2 ? [] : rules).flatMap(regime =>
      regime
        ? [{ label: vscode.l10n.t('Only under {0}', regime.short), description: vscode.l10n.t('other rules stay open'), regime: regime.id }]
        : [],
    ),
  ];
  const picked = await at.pickMany(items, {
    title,
    placeholder: vscode.l10n.t('Nothing ticked: everywhere, under every rule'),
    selected: items.filter(item => (item.paths ? answers.paths !== undefined : answers.regimes?.includes(item.regime ?? '') === true)),
  });
  if (picked === 'back' || picked === undefined) return picked;
  return { paths: picked.flatMap(item => item.paths ?? []), regimes: picked.flatMap(({ regime }) => regime ?? []) };
};

const until: Question = async ({ root }, { expires, ends, kind: decided }, at, title) => {
  const { policy, today } = root.setup;
  const longest = addDays(today, policy.maximumDays);
  const last = decided === 'authorised' && ends && ends < longest ? ends : longest;
  const usual = addDays(today, DEFAULT_DAYS);
  const day = (text: string): string | undefined =>
    isDay(text.trim()) && text.trim() >= today && text.trim() <= last ? undefined : vscode.l10n.t('A day from {0} to {1}.', today, last);
  return as(
    'expires',
    await at.type({
      title,
      prompt: vscode.l10n.t('Until which day? Then the finding is open again. At the latest {0}.', last),
      value: expires ?? [usual, last].sort()[0] ?? last,
      check: day,
    }),
  );
};

/** The last box shows all answers; a row leads back to its question. */
const look: Question = async ({ root, finding }, answers, at, title) => {
  const reference = referenceOf(answers);
  const asked = answers.kind === 'exempt' || answers.kind === 'outside-the-rule' ? 1 : answers.kind === 'authorised' ? LICENCE.length : 0;
  const short = (id: string): string => root.setup.list.regimes.find(one => one.id === id)?.short ?? id;
  const only = [...(answers.paths ?? []), ...(answers.regimes ?? []).map(short)];
  const row = (label: string, description: string, step: number): vscode.QuickPickItem & { readonly step?: number } => ({
    label,
    description,
    step,
  });
  const items: readonly (vscode.QuickPickItem & { readonly step?: number })[] = [
    {
      label: `$(edit) ${vscode.l10n.t('Write it into {0}, unsaved', 'restricted-dependencies.jsonc')}`,
      detail: vscode.l10n.t('You read and save it. It counts once it is saved.'),
    },
    { kind: vscode.QuickPickItemKind.Separator, label: vscode.l10n.t('what it will say; choose a row to change it') },
    row(vscode.l10n.t('About'), subjectOf(finding), 0),
    row(vscode.l10n.t('Decided'), kinds([]).find(({ is }) => is === answers.kind)?.label ?? '', 0),
    ...(reference ? [row(vscode.l10n.t('Rests on'), reference, 1)] : []),
    row(vscode.l10n.t('Reason'), answers.reason ?? '', 1 + asked),
    row(vscode.l10n.t('Approved by'), answers.approver ?? '', 2 + asked),
    row(
      vscode.l10n.t('Only for'),
      only.length > 0 ? vscode.l10n.t('{0}; the rest stays open', only.join(', ')) : vscode.l10n.t('everywhere, under every rule'),
      3 + asked,
    ),
    row(vscode.l10n.t('Until'), answers.expires ?? '', 4 + asked),
  ];
  const picked = await at.pick(items, { title, placeholder: vscode.l10n.t('Is it right?') });
  return picked === 'back' || picked === undefined ? picked : (picked.step ?? {});
};

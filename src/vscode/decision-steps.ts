// The questions behind a decision, one box each: what was decided, on what it rests, why, who, where, until when; then a look at the whole.
import * as vscode from 'vscode';
import { DEFAULT_DAYS } from '../fix/record-decision.ts';
import type { Decision, DecisionKind, Finding } from '../model.ts';
import { addDays, isDay } from '../policy/day.ts';
import { subjectOf } from '../policy/subject-of.ts';
import type { Found } from './diagnostics.ts';
import { nameOf } from './name-of.ts';
import { settledRules } from './partly-decided.ts';
import type { At, Step } from './walk.ts';

export interface Answers {
  readonly kind?: DecisionKind;
  /** Of an exemption: its words, and the rule that they stand in. */
  readonly exemption?: { readonly text: string; readonly regime: string } | undefined;
  /** Of a licence. */
  readonly number?: string;
  readonly issuer?: string;
  readonly covers?: string;
  readonly ends?: string;
  readonly reference?: string;
  readonly reason?: string;
  readonly approver?: string;
  readonly paths?: readonly string[];
  readonly regimes?: readonly string[];
  readonly expires?: string;
}

type Question = (found: Found, answers: Answers, at: At, title: string) => Promise<Answers | 'back' | number | undefined>;

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

/** As the policy writes it. */
export function referenceOf({ kind: decided, number, issuer, covers, ends, reference, exemption: one }: Answers): string | undefined {
  if (decided === 'authorised' && number !== undefined) return `${number}, ${issuer ?? ''}; ${covers ?? ''}${ends ? `; ends ${ends}` : ''}`;
  return decided === 'exempt' ? one?.text : reference;
}

const kind: Question = (found, answers, at, title) => askKind(found, answers, at, title, kinds(refusedUnder(found)));

/** A comment names no paper, so that it cannot decide what rests on one. */
const plainKind: Question = (found, answers, at, title) => {
  const items = kinds(refusedUnder(found)).filter(({ is }) => is !== 'outside-the-rule' && is !== 'authorised');
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

const exemption: Question = async ({ root, finding }, answers, at, title) => {
  const ids = [...new Set(weighty(finding).map(({ regime }) => regime))];
  const known = ids.flatMap(id => {
    const regime = root.setup.list.regimes.find(one => one.id === id);
    // Where an act was found to name none, its entry says so in words.
    return (regime?.exemptions ?? [])
      .filter(text => !/^none\b/i.test(text))
      .map(text => ({ label: text, description: regime?.short ?? id, is: { text, regime: id } }));
  });
  const items = [
    ...known,
    {
      label: vscode.l10n.t('Other words of the rule'),
      description: vscode.l10n.t('cite them in the reason'),
      is: undefined as Answers['exemption'],
    },
  ];
  const picked = await at.pick(items, {
    title,
    placeholder: vscode.l10n.t('Which exemption lets it out?'),
    selected: items.filter(({ is }) => is !== undefined && is.text === answers.exemption?.text),
  });
  if (picked === 'back' || picked === undefined) return picked;
  if (!picked.is) return { exemption: undefined };
  return { exemption: picked.is, regimes: [picked.is.regime] };
};

const LICENCE: readonly Question[] = [
  async (_, { number = '' }, at, title) =>
    as('number', await at.type({ title, prompt: vscode.l10n.t('Number of the licence or waiver'), value: number, check: some })),
  async (_, { issuer = '' }, at, title) =>
    as('issuer', await at.type({ title, prompt: vscode.l10n.t('Who issued it? The authority, by name.'), value: issuer, check: some })),
  async (_, { covers = '' }, at, title) =>
    as('covers', await at.type({ title, prompt: vscode.l10n.t('What does it cover? In its own words.'), value: covers, check: some })),
  async ({ root }, { ends = '' }, at, title) =>
    as(
      'ends',
      await at.type({
        title,
        prompt: vscode.l10n.t('On which day does it end? Empty: it names no day.'),
        placeholder: '2027-12-31',
        value: ends,
        check: text =>
          text.trim() === '' || (isDay(text.trim()) && text.trim() >= root.setup.today)
            ? undefined
            : vscode.l10n.t('A day such as 2027-12-31, not before today.'),
      }),
    ),
];

const paper: Question = async (_, { reference = '' }, at, title) =>
  as(
    'reference',
    await at.type({
      title,
      prompt: vscode.l10n.t('On which memo does it rest? Name it so that somebody can ask for it; do not copy advice into this file.'),
      value: reference,
      check: some,
    }),
  );

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

function as<K extends keyof Answers>(key: K, answer: string | 'back' | undefined): Answers | 'back' | undefined {
  return answer === 'back' ? 'back' : answer === undefined ? undefined : { [key]: answer };
}

function some(text: string): string | undefined {
  return text.trim() === '' ? vscode.l10n.t('This is needed.') : undefined;
}

function weighty({ verdicts }: Finding): Finding['verdicts'] {
  return verdicts.filter(({ severity }) => severity !== 'none');
}

/** The rules under which accepting the risk would be refused, as decisions are judged everywhere. */
export function refusedUnder({ root, finding }: Found): readonly string[] {
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

/** Answers that a command was given, so that they are not asked for. */
export function isAnswers(value: unknown): value is Answers {
  const known = kinds([]).map(({ is }) => is as string);
  if (typeof value !== 'object' || value === null) return false;
  const entries = Object.entries(value);
  return entries.every(([, one]) => typeof one === 'string') && (!('kind' in value) || known.includes(String(value.kind)));
}

// On what a decision rests, one box each: the words of an exemption, a licence with its end, or a memo.
import * as vscode from 'vscode';
import { isDay } from '../policy/day.ts';
import { type Answers, as, type Question, some, weighty } from './decision-answers.ts';

export const exemption: Question = async ({ root, finding }, answers, at, title) => {
  const ids = [...new Set(weighty(finding).map(({ regime }) => regime))];
  const known = ids.flatMap(id => {
    const regime = root.setup.list.regimes.find(one => one.id === id);
    return (regime?.exemptions ?? []).map(text => ({ label: text, description: regime?.short ?? id, is: { text, regime: id } }));
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

export const LICENCE: readonly Question[] = [
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

export const paper: Question = async (_, { reference = '' }, at, title) =>
  as(
    'reference',
    await at.type({
      title,
      prompt: vscode.l10n.t('On which memo does it rest? Name it so that somebody can ask for it; do not copy advice into this file.'),
      value: reference,
      check: some,
    }),
  );

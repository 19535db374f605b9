// Prints every cell of grading as a page that a lawyer can read.
import type { Certainty, Effect, Policy, Reach, Regime, Role, Seen, Severity } from '../../src/model.ts';
import { grade, SOON_DAYS } from '../../src/policy/grade.ts';
import { RULES } from './grade-rules.ts';
import { EFFECTS, INTEGRATE, limb, list, listing, policy, regime, sign, vendor } from './small-list.ts';

const TODAY = '2026-07-01';

/** Columns: who is covered, when. */
const COLUMNS: readonly (readonly [title: string, policy: Policy, change: Partial<Regime>, from: string, until?: string])[] = [
  ['covers us, in force', policy({ audiences: ['seller'] }), {}, '2026-07-01'],
  ['covers us, starts within 365 days', policy({ audiences: ['seller'] }), {}, '2027-07-01'],
  ['covers us, starts later', policy({ audiences: ['seller'] }), {}, '2027-07-02'],
  ['nobody chose, US rule, in force', policy(), {}, '2026-07-01'],
  ['nobody chose, US rule, starts within 365 days', policy(), {}, '2027-07-01'],
  ['nobody chose, US rule, starts later', policy(), {}, '2027-07-02'],
  ['nobody chose, rule of elsewhere', policy(), { jurisdiction: 'NL' }, '2026-07-01'],
  ['chosen, does not cover us', policy({ audiences: ['other'] }), {}, '2026-07-01'],
  ['covers us, ended', policy({ audiences: ['seller'] }), {}, '2020-01-01', '2026-06-30'],
  ['covers us, proposed', policy({ audiences: ['seller'] }), { status: 'proposed' }, '2026-07-01'],
];

const REACHES: readonly Reach[] = ['reached', 'indicates', 'unclear', 'exempt', 'outside'];
const CERTAINTIES: readonly (readonly Certainty[])[] = [['named', 'owned'], ['interoperates', 'mirrored'], ['similar']];
const ROLES: readonly (readonly [title: string, role: Role, softens: boolean])[] = [
  ['shipped', 'runtime', true],
  ['development or test, limb on integrating or reselling', 'development', true],
  ['development or test, any other limb', 'test', false],
];
const SEEN: readonly (readonly Seen[])[] = [['act', 'transcription', 'corroborated'], ['summary'], ['memory']];

/** The page: effects of equal tables together, equal rows together, so that nothing is said twice and nothing is left out. */
export function gradeTable(): string {
  const tables = new Map<string, Effect[]>();
  for (const effect of EFFECTS) {
    const text = table(effect);
    tables.set(text, [...(tables.get(text) ?? []), effect]);
  }
  return [
    '# How a rule weighs',
    '',
    'Printed by a test from the program itself; every combination is computed, none is written by hand.',
    `A rule starts "within ${SOON_DAYS} days" when its day is at most so many days after today. The day of an end still counts.`,
    '`–` is silence: no verdict at all (the words of the rule do not meet such a thing, or only a name is alike).',
    '`none` is a verdict without weight: counted, shown in the dossier, never a finding.',
    'Where a cell holds three words, they hold for a rule that was read (act, transcription, or two readings that agree), for one known',
    "from a summary, and for one known from memory. A policy's own severity takes the place of the first word and lifts no cap.",
    '',
    '## The rules in words',
    '',
    'The tables below are held against these, combination by combination: silence first, then what weighs nothing, then where a rule starts,',
    'then steps (never below information), then what it weighs at most.',
    '',
    ...RULES.map(({ says }) => `- ${says}`),
    '',
    ...[...tables].flatMap(([text, effects]) => [`## ${effects.join(', ')}`, '', ...remark(effects), text, '']),
  ].join('\n');
}

function remark(effects: readonly Effect[]): string[] {
  if (effects.includes('context')) return ['Context is shown beside other findings and never makes one alone; the other two may.', ''];
  if (effects.includes('dealings-blocked'))
    return ['A third party’s client and a mirror are themselves a dealing: read as `indicates`.', ''];
  return [];
}

function table(effect: Effect): string {
  const rows = new Map<string, string[]>();
  for (const reach of REACHES) {
    for (const certainties of CERTAINTIES) {
      for (const [title, role, softens] of ROLES) {
        const cells = COLUMNS.map(column => same(certainties, certainty => cell(effect, reach, certainty, role, softens, column)));
        const key = cells.join(' | ');
        rows.set(key, [...(rows.get(key) ?? []), `${reach} · ${certainties.join('/')} · ${title}`]);
      }
    }
  }
  const body = [...rows].map(([cells, names]) => `| ${shorten(names).join('<br>')} | ${cells} |`);
  return [
    `| reach · certainty · role | ${COLUMNS.map(([title]) => title).join(' | ')} |`,
    `| --- |${' --- |'.repeat(COLUMNS.length)}`,
    ...body,
  ].join('\n');
}

/** All three roles of one reach and certainty are said in one breath. */
function shorten(names: readonly string[]): string[] {
  const heads = new Map<string, string[]>();
  for (const name of names) {
    const cut = name.lastIndexOf(' · ');
    const head = name.slice(0, cut);
    heads.set(head, [...(heads.get(head) ?? []), name.slice(cut + 3)]);
  }
  return [...heads].map(([head, roles]) => `${head} · ${roles.length === ROLES.length ? 'any role' : roles.join('; ')}`);
}

function cell(
  effect: Effect,
  reach: Reach,
  certainty: Certainty,
  role: Role,
  softens: boolean,
  [, who, change, from, until]: (typeof COLUMNS)[number],
): string {
  const words = SEEN.map(seen => same(seen, one => graded(one)));
  return new Set(words).size === 1 ? (words[0] ?? '') : words.join(' / ');

  function graded(seen: Seen): string {
    const rule = regime({
      ...change,
      limbs: [limb({ effect, seen, from, ...(until ? { until } : {}), forbids: softens ? INTEGRATE : ['use', 'procure', 'deal'] })],
    });
    const verdicts = grade(list(rule), vendor(listing()), sign(reach, certainty), role, who, TODAY);
    const severity: Severity | undefined = verdicts[0]?.severity;
    return severity ?? '–';
  }
}

/** The one word that holds for all of them; a difference would make the page untrue, so it throws. */
function same<T>(values: readonly T[], word: (value: T) => string): string {
  const words = new Set(values.map(word));
  if (words.size !== 1) throw new Error(`${values.join(', ')} differ: ${[...words].join(', ')}`);
  return [...words][0] ?? '';
}

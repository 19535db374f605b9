// One recorded decision, held against the list; one with a fault is none, so that the finding stays open.
import type { Decision, DecisionKind, List, Problem } from '../model.ts';
import type { JsonNode } from '../parse/json.ts';
import { fields } from './fields.ts';
import { isRange } from './in-range.ts';
import { isInside } from './is-inside.ts';
import { GUESSES, nearest } from './nearest.ts';
import { what } from './what.ts';

export const DECISION_KINDS: readonly DecisionKind[] = [
  'false-match',
  'outside-the-rule',
  'exempt',
  'authorised',
  'being-removed',
  'risk-accepted',
];

export const DECISION_KEYS: readonly string[] = [
  'kind',
  'what',
  'range',
  'paths',
  'regimes',
  'reason',
  'approver',
  'created',
  'expires',
  'reference',
  'list',
];

/** These rest on a paper that somebody can ask for: the memo of who read the rule, the number of the licence. */
export const NEED_REFERENCE: ReadonlySet<DecisionKind> = new Set(['outside-the-rule', 'authorised']);

export function readDecision(node: JsonNode, list: List, problems: Problem[]): Decision | undefined {
  const before = problems.length;
  if (node.kind !== 'object') {
    problems.push({ reason: 'policy', id: 'policy-value', at: node.span[0], args: { key: 'decisions', expected: 'a list of objects' } });
    return undefined;
  }
  const ids = idsOf(list);
  const read = fields(node, DECISION_KEYS, problems);
  read.need('kind', 'what', 'reason', 'approver', 'created', 'expires');
  const kind = read.word('kind', DECISION_KINDS);
  const subject = read.text('what');
  const [range, reason, approver] = [read.text('range'), read.text('reason'), read.text('approver')];
  const [created, expires] = [read.day('created'), read.day('expires')];
  const [reference, version] = [read.text('reference'), read.text('list')];
  const paths = read.texts('paths', path => (isInside(path) ? undefined : 'paths below the policy file, with /'));
  const regimes = read.texts('regimes', id =>
    ids.regimes.has(id) ? undefined : `ids of rules, such as ${problems.length < GUESSES ? known(id, list) : 'those of the list'}`,
  );
  if (paths?.length === 0) read.fault('paths', 'left out, or not empty');
  if (regimes?.length === 0) read.fault('regimes', 'left out, or not empty');
  if (subject !== undefined) checkWhat(subject);
  if (range !== undefined && !isRange(range)) read.fault('range', 'comparisons such as ">=1.2, <2"');
  if (range !== undefined && subject !== undefined && !subject.startsWith('pkg:'))
    read.fault('range', 'left out: only packages have versions');
  if (created !== undefined && expires !== undefined && expires < created) read.fault('expires', 'a day that is not before "created"');
  if (kind && NEED_REFERENCE.has(kind)) read.need('reference');
  if (problems.length > before || !kind || !subject || !reason || !approver || !created || !expires) return undefined;
  return {
    kind,
    what: subject,
    ...(range === undefined ? {} : { range }),
    ...(paths ? { paths } : {}),
    ...(regimes ? { regimes } : {}),
    reason,
    approver,
    created,
    expires,
    ...(reference === undefined ? {} : { reference }),
    ...(version === undefined ? {} : { list: version }),
    at: read.at('what'),
  };

  function checkWhat(text: string): void {
    if (what(text) === undefined) read.fault('what', 'a package URL without version (pkg:npm/name), sign:<id> or vendor:<id>');
    const [, of, id = ''] = /^(sign|vendor):(.*)$/.exec(text) ?? [];
    if (of === 'sign' && !ids.signs.has(id)) read.fault('what', 'a sign on the list');
    if (of === 'vendor' && !ids.vendors.has(id)) read.fault('what', 'a vendor on the list');
  }
}

function known(id: string, list: List): string {
  return nearest(
    id,
    list.regimes.map(regime => regime.id),
  ).join(', ');
}

interface Ids {
  readonly regimes: ReadonlySet<string>;
  readonly signs: ReadonlySet<string>;
  readonly vendors: ReadonlySet<string>;
}

const held = new WeakMap<List, Ids>();

/** Ten thousand decisions are held against the list's ids without a search for each. */
function idsOf(list: List): Ids {
  const set = (all: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(all.map(({ id }) => id));
  const ids = held.get(list) ?? { regimes: set(list.regimes), signs: set(list.signs), vendors: set(list.vendors) };
  held.set(list, ids);
  return ids;
}

// Records a decision about a finding in the policy file, or makes that file; what only a person can say is left for them to fill in.
import type { Day, DecisionKind, Finding, Source, Span } from '../model.ts';
import { type JsonArray, type JsonObject, parseJson } from '../parse/json.ts';
import { addDays } from '../policy/day.ts';
import { subjectOf } from '../policy/subject-of.ts';
import type { Edit, Fix } from './fix.ts';

export const POLICY_FILE = 'restricted-dependencies.jsonc';
/** A removal that takes longer wants a second look. */
export const DEFAULT_DAYS = 90;

export interface Draft {
  readonly today: Day;
  /** A package URL without version, `sign:<id>` or `vendor:<id>`; absent: the narrowest thing that speaks of the finding. */
  readonly what?: string;
  readonly kind?: DecisionKind;
  readonly reason?: string;
  readonly approver?: string;
  readonly expires?: Day;
  readonly range?: string;
  readonly paths?: readonly string[];
  readonly regimes?: readonly string[];
  readonly reference?: string;
  /** Version of the list that the decision was taken on. */
  readonly list?: string;
}

/**
 * `policy` is the policy file as it is now; absent: it is created. A reason or approver that is not given stays an empty text, which
 * the policy refuses at that very place until somebody fills it in. `undefined` where the file does not parse: it is not ours to mend.
 */
export function recordDecision(
  finding: Pick<Finding, 'sign' | 'vendor' | 'places'>,
  policy: Source | undefined,
  draft: Draft,
): Fix | undefined {
  const what = draft.what ?? subjectOf(finding);
  const entry = {
    kind: draft.kind ?? 'being-removed',
    what,
    ...(draft.range ? { range: draft.range } : {}),
    ...(draft.paths?.length ? { paths: draft.paths } : {}),
    ...(draft.regimes?.length ? { regimes: draft.regimes } : {}),
    reason: draft.reason ?? '',
    approver: draft.approver ?? '',
    created: draft.today,
    expires: draft.expires ?? addDays(draft.today, DEFAULT_DAYS),
    ...(draft.reference ? { reference: draft.reference } : {}),
    ...(draft.list ? { list: draft.list } : {}),
  };
  const edits = policy ? inserted(policy, entry) : [created(entry)];
  return edits && { title: `Record a decision about ${what}`, edits };
}

function created(entry: object): Edit {
  const text = `{\n  // Who you are, how much each rule weighs, what was decided. State facts: this file is not privileged.\n  "decisions": [\n${block(entry, '    ', '  ', '\n')}\n  ]\n}\n`;
  return { path: POLICY_FILE, span: [0, 0], text, creates: true };
}

function inserted({ path, text }: Source, entry: object): readonly Edit[] | undefined {
  const { root, problems } = parseJson(text);
  if (root === undefined && text.trim() === '') return [{ path, span: [0, text.length], text: created(entry).text }];
  if (root?.kind !== 'object' || problems.length > 0) return undefined;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const step = indentOf(text, root);
  const decisions = root.members.find(member => member.key === 'decisions');
  if (!decisions) {
    const list = `"decisions": [${end}${block(entry, step.repeat(2), step, end)}${end}${step}]`;
    return add(path, text, root, list, step, '', end);
  }
  if (decisions.value?.kind !== 'array') return undefined;
  return add(path, text, decisions.value, block(entry, step.repeat(2), step, end).trimStart(), step.repeat(2), step, end);
}

/** Puts one more item at the end of an object or array, behind its last one and that one's comma. */
function add(path: string, text: string, parent: JsonObject | JsonArray, item: string, indent: string, outer: string, end: string): Edit[] {
  const last = parent.kind === 'object' ? parent.members.at(-1)?.span : parent.items.at(-1)?.span;
  if (!last) {
    const span: Span = [parent.span[0] + 1, parent.span[0] + 1];
    const rest = text.slice(span[0], parent.span[1] - 1);
    return [{ path, span, text: `${end}${indent}${item}${/[\r\n]/.test(rest) ? '' : `${end}${outer}`}` }];
  }
  const comma = commaAfter(text, last[1], parent.span[1] - 1);
  const at = behindRemark(text, comma === undefined ? last[1] : comma + 1);
  if (comma !== undefined) return [{ path, span: [at, at], text: `${end}${indent}${item},` }];
  return [
    { path, span: [last[1], last[1]], text: ',' },
    { path, span: [at, at], text: `${end}${indent}${item}` },
  ];
}

/** A remark at the end of a line stays on that line. */
function behindRemark(text: string, from: number): number {
  const [remark] = /^[ \t]*\/\/[^\r\n]*/.exec(text.slice(from, from + 2000)) ?? [];
  return from + (remark && !/^[^\r\n]/.test(text.slice(from + remark.length)) ? remark.length : 0);
}

/** The comma behind the last item, where there is one; commas in comments are none. */
function commaAfter(text: string, from: number, to: number): number | undefined {
  for (let at = from; at < to; at++) {
    if (text[at] === ',') return at;
    if (text.startsWith('//', at)) {
      while (at + 1 < to && text[at + 1] !== '\n' && text[at + 1] !== '\r') at++;
    } else if (text.startsWith('/*', at)) {
      const close = text.indexOf('*/', at + 2);
      at = close < 0 || close > to ? to : close + 1;
    }
  }
  return undefined;
}

function block(entry: object, indent: string, step: string, end: string): string {
  return JSON.stringify(entry, undefined, step || ' ')
    .split('\n')
    .map(line => indent + line)
    .join(end);
}

/** What the file indents its members by; two spaces where it has none. */
function indentOf(text: string, root: JsonObject): string {
  const first = root.members[0]?.span[0];
  if (first === undefined) return '  ';
  let start = first;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  const before = text[start - 1];
  return start < first && (before === '\n' || before === '\r') ? text.slice(start, first) : '  ';
}

// What would change if we also were somebody else, or on another day: what would appear, weigh more or be open again, after the report or as rows in it.

import type { Checked, Day, Decision, Finding, Id, Policy } from '../model.ts';
import { compare } from '../policy/compare.ts';
import { spot } from '../report/jsonl.ts';
import { line } from '../report/line.ts';
import { english, say } from '../report/message.ts';
import type { Report } from '../report/report.ts';
import { isDecided } from '../report/shown.ts';
import { concludeAll } from '../scan/scan.ts';
import type { Setup } from '../scan/setup.ts';
import type { Options } from './args.ts';

/** `also`: these audiences too. `day`: the same on that day, such as the one of a release. */
export type Question = { readonly also: readonly Id[] } | { readonly day: Day };

interface Change {
  readonly change: 'appears' | 'heavier' | 'reopens';
  readonly finding: Finding;
  readonly before: Finding | undefined;
}

/** `findings` are what was concluded with `setup` and the decisions of comments; only those that `counts` takes are compared. */
export function comparison(
  checked: readonly Checked[],
  findings: readonly Finding[],
  setup: Setup,
  inline: readonly Decision[],
  question: Question,
  counts: (finding: Finding) => boolean,
): (text: string, format: Options['format'], report: Report) => string {
  const joined = new Map<readonly Decision[], readonly Decision[]>(); // one list for all projects, so that it is indexed once
  const withInline = (decisions: readonly Decision[]): readonly Decision[] => {
    const all = inline.length === 0 ? decisions : (joined.get(decisions) ?? [...decisions, ...inline]);
    joined.set(decisions, all);
    return all;
  };
  const other = (policy: Policy): Policy => ({
    ...policy,
    decisions: withInline(policy.decisions),
    ...('also' in question ? { audiences: [...new Set([...(policy.audiences ?? []), ...question.also])] } : {}),
  });
  const policyFor = (project: string): Policy => other(setup.policyFor?.(project) ?? setup.policy);
  const today = 'day' in question ? question.day : setup.today;
  const after = concludeAll(checked, { ...setup, today, policy: other(setup.policy), policyFor });
  const old = new Map(findings.map(finding => [finding.key, finding]));
  const { appear, heavier } = compare(findings, after);
  const told = new Set([...appear, ...heavier].map(({ key }) => key));
  const reopened = 'day' in question ? after.filter(finding => !told.has(finding.key) && reopens(old.get(finding.key), finding)) : [];
  const changes = [
    ...appear.map((finding): Change => ({ change: 'appears', finding, before: undefined })),
    ...heavier.map((finding): Change => ({ change: 'heavier', finding, before: old.get(finding.key) })),
    ...reopened.map((finding): Change => ({ change: 'reopens', finding, before: old.get(finding.key) })),
  ].filter(({ finding }) => counts(finding));
  const name = 'day' in question ? 'release' : 'comparison';
  return (text, format, report) => {
    if (format === 'jsonl') {
      const rows = text.trimEnd().split('\n');
      return `${[...rows.slice(0, -1), ...changes.map(one => JSON.stringify({ kind: name, ...row(one, report) })), ...rows.slice(-1)].join('\n')}\n`;
    }
    if (format === 'json') {
      const document = JSON.parse(text) as object;
      const of = 'day' in question ? { day: question.day } : { audiences: question.also };
      return `${JSON.stringify({ ...document, [name]: { ...of, changes: changes.map(one => row(one, report)) } }, undefined, 2)}\n`;
    }
    return `${[text, head(question, changes, setup), ...changes.map(one => lineOf(one, report))].join('\n')}\n`;
  };
}

function reopens(before: Finding | undefined, after: Finding): boolean {
  return after.severity !== 'none' && before !== undefined && isDecided(before) && !isDecided(after);
}

function head(question: Question, changes: readonly Change[], { list }: Setup): string {
  const count = (change: Change['change']): number => changes.filter(one => one.change === change).length;
  const counts = { appear: count('appears'), heavier: count('heavier'), reopen: count('reopens') };
  const some = changes.length > 0;
  if ('day' in question) return say(english, some ? 'release.head' : 'release.nothing', { day: question.day, ...counts });
  const audiences = question.also.map(id => list.audiences.find(one => one.id === id)?.condition ?? id).join(', ');
  return say(english, some ? 'compare.head' : 'compare.nothing', { audiences, ...counts });
}

function row({ change, finding, before }: Change, report: Report): Readonly<Record<string, unknown>> {
  const [place] = finding.places;
  return {
    change,
    ...(place ? spot(report, place.path, place.token) : {}),
    vendor: finding.vendor,
    finding: finding.key,
    severity: finding.severity,
    ...(before ? { from: before.severity } : {}),
    ...(change === 'reopens' ? { expires: before?.decision?.decision.expires } : {}),
    message: line(english, report.list, finding),
  };
}

function lineOf({ change, finding, before }: Change, report: Report): string {
  const [place] = finding.places;
  const at = place && report.positionAt(place.path, place.token[0]);
  return `  ${say(english, `compare.${change}`, {
    place: (at ? `${place.path}:${at.line}:${at.column}` : (place?.path ?? '')).replace(/[\p{Cc}\p{Cf}]/gu, ' '),
    severity: finding.severity,
    before: before?.severity ?? 'none',
    until: before?.decision?.decision.expires ?? '',
    sentence: line(english, report.list, finding),
  })}`;
}

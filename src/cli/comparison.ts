// What would change if we also were somebody else: findings that would appear or weigh more, after the report or as rows in it.

import type { Checked, Finding, Id, Policy } from '../model.ts';
import { compare } from '../policy/compare.ts';
import { spot } from '../report/jsonl.ts';
import { line } from '../report/line.ts';
import { english, say } from '../report/message.ts';
import type { Report } from '../report/report.ts';
import { concludeAll } from '../scan/scan.ts';
import type { Setup } from '../scan/setup.ts';
import type { Options } from './args.ts';

interface Change {
  readonly change: 'appears' | 'heavier';
  readonly finding: Finding;
  readonly before: Finding | undefined;
}

/** `findings` are what was concluded with `setup`; only those that `counts` takes are compared. */
export function comparison(
  checked: readonly Checked[],
  findings: readonly Finding[],
  setup: Setup,
  also: readonly Id[],
  counts: (finding: Finding) => boolean,
): (text: string, format: Options['format'], report: Report) => string {
  const other = (policy: Policy): Policy => ({ ...policy, audiences: [...new Set([...(policy.audiences ?? []), ...also])] });
  const policyFor = (project: string): Policy => other(setup.policyFor?.(project) ?? setup.policy);
  const after = concludeAll(checked, { ...setup, policy: other(setup.policy), policyFor });
  const old = new Map(findings.map(finding => [finding.key, finding]));
  const { appear, heavier } = compare(findings, after);
  const changes = [
    ...appear.map((finding): Change => ({ change: 'appears', finding, before: undefined })),
    ...heavier.map((finding): Change => ({ change: 'heavier', finding, before: old.get(finding.key) })),
  ].filter(({ finding }) => counts(finding));
  return (text, format, report) => {
    if (format === 'jsonl') {
      const rows = text.trimEnd().split('\n');
      return `${[...rows.slice(0, -1), ...changes.map(one => JSON.stringify({ kind: 'comparison', ...row(one, report) })), ...rows.slice(-1)].join('\n')}\n`;
    }
    if (format === 'json') {
      const document = JSON.parse(text) as object;
      return `${JSON.stringify({ ...document, comparison: { audiences: also, changes: changes.map(one => row(one, report)) } }, undefined, 2)}\n`;
    }
    const audiences = also.map(id => setup.list.audiences.find(one => one.id === id)?.condition ?? id).join(', ');
    const head = say(english, changes.length > 0 ? 'compare.head' : 'compare.nothing', {
      audiences,
      appear: changes.filter(({ change }) => change === 'appears').length,
      heavier: changes.filter(({ change }) => change === 'heavier').length,
    });
    return `${[text, head, ...changes.map(one => lineOf(one, report))].join('\n')}\n`;
  };
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
    message: line(english, report.list, finding),
  };
}

function lineOf({ change, finding, before }: Change, report: Report): string {
  const [place] = finding.places;
  const at = place && report.positionAt(place.path, place.token[0]);
  return `  ${say(english, change === 'appears' ? 'compare.appears' : 'compare.heavier', {
    place: (at ? `${place.path}:${at.line}:${at.column}` : (place?.path ?? '')).replace(/[\p{Cc}\p{Cf}]/gu, ' '),
    severity: finding.severity,
    before: before?.severity ?? 'none',
    sentence: line(english, report.list, finding),
  })}`;
}

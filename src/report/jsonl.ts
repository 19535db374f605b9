// One JSON object a line: places, problems, and the summary last. Other programs rely on these fields.

import type { Clue, Finding, Place, Problem } from '../model.ts';
import { purl } from '../parse/purl.ts';
import { line } from './line.ts';
import { sayProblem, type Words } from './message.ts';
import type { Report } from './report.ts';
import { counts, isDecided, shown } from './shown.ts';
import { tokenOf } from './token.ts';

export type Row = Readonly<Record<string, unknown>>;

/** The rows of a scan, sorted by path, then position; the summary last. */
export function jsonl(words: Words, report: Report): string {
  return `${rows(words, report)
    .map(row => JSON.stringify(row))
    .join('\n')}\n`;
}

/** The same as data, for `json`. */
export function rows(words: Words, report: Report): readonly Row[] {
  const places = shown(report).flatMap(finding => finding.places.map(place => placeRow(words, report, finding, place)));
  const problems = report.problems.map(({ path, problem }) => problemRow(words, report, path, problem));
  return [...sorted(places), ...sorted(problems), summaryRow(report)];
}

/** Where a token lies, counted from 1, the end exclusive. A file that is itself the evidence has an empty range at 1:1. */
export function spot(report: Pick<Report, 'positionAt'>, path: string, token: readonly [number, number]): Row {
  const start = report.positionAt(path, token[0]);
  const end = report.positionAt(path, token[1]);
  return { file: path, line: start?.line ?? 1, column: start?.column ?? 1, endLine: end?.line ?? 1, endColumn: end?.column ?? 1 };
}

export function clueText(clue: Clue): string {
  if (clue.kind === 'package') return purl(clue);
  if (clue.kind === 'host') return clue.url;
  return clue.kind === 'digest' ? `sha256:${clue.sha256}` : `${clue.field}:${clue.text}`;
}

export function problemRow(words: Words, report: Pick<Report, 'positionAt'>, path: string, problem: Problem): Row {
  const at = problem.at === undefined ? undefined : report.positionAt(path, problem.at);
  return {
    kind: 'problem',
    file: path,
    ...(at ? { line: at.line, column: at.column } : {}),
    reason: problem.reason,
    message: sayProblem(words, problem),
  };
}

function placeRow(words: Words, report: Report, finding: Finding, place: Place): Row {
  const headline = finding.verdicts[0];
  return {
    kind: 'place',
    ...spot(report, place.path, place.token),
    token: tokenOf(place, report.list.signs.find(sign => sign.id === place.sign)?.kind),
    clue: clueText(place.clue),
    role: place.role,
    via: place.anchor ? finding.via : [],
    anchor: place.anchor,
    vendor: finding.vendor,
    sign: place.sign,
    class: place.class,
    certainty: place.certainty,
    regimes: [...new Set(finding.verdicts.filter(verdict => verdict.severity !== 'none').map(verdict => verdict.regime))],
    reach: headline?.reach,
    severity: finding.severity,
    decided: isDecided(finding),
    ...(report.changes ? { change: report.changes.get(finding.key)?.is } : {}),
    finding: finding.key,
    message: line(words, report.list, finding, place),
  };
}

function summaryRow(report: Report): Row {
  const { findings, places, decided, forCounsel } = counts(report);
  return {
    kind: 'summary',
    files: report.files,
    references: report.references,
    findings,
    places,
    problems: report.problems.length,
    decided,
    forCounsel,
    list: { version: report.list.version, date: report.list.date },
    partial: report.partial,
  };
}

function sorted(list: readonly Row[]): readonly Row[] {
  return list.toSorted(
    (a, b) =>
      order(String(a['file']), String(b['file'])) ||
      Number(a['line'] ?? 0) - Number(b['line'] ?? 0) ||
      Number(a['column'] ?? 0) - Number(b['column'] ?? 0) ||
      order(String(a['finding'] ?? ''), String(b['finding'] ?? '')),
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

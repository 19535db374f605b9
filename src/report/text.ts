// The report for a terminal: the source line, carets under the token, the sentence, the rule, the path, the way out.
import type { Finding, Place, Problem, Severity } from '../model.ts';
import { addDays } from '../policy/day.ts';
import { subjectOf } from '../policy/subject-of.ts';
import { decided } from './decided.ts';
import { knownSince } from './known-since.ts';
import { about, line } from './line.ts';
import { say, sayProblem, type Words } from './message.ts';
import { others as rest } from './others.ts';
import { isFile, presence } from './presence.ts';
import type { Report } from './report.ts';
import { isDecided, shown } from './shown.ts';
import { summary } from './summary.ts';
import { why } from './why.ts';

/** Wraps a text in a colour, or returns it as it is. */
export interface Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly information: (text: string) => string;
  readonly none: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly bold: (text: string) => string;
}

const same = (text: string): string => text;
export const plain: Paint = { error: same, warning: same, information: same, none: same, dim: same, bold: same };

/** Most of a line that is shown, so that a one-line lockfile stays readable. */
const WIDTH = 100;
/** Other places named in a finding; the rest is counted. */
const OTHERS = 5;
/** A removal that takes longer wants a second look. */
const REMOVAL_DAYS = 90;

export function text(words: Words, report: Report, paint: Paint = plain): string {
  const blocks = shown(report).map(finding => block(words, report, finding, paint).join('\n'));
  const problems = report.problems.map(({ path, problem }) => {
    const at = problem.at === undefined ? undefined : report.positionAt(path, problem.at);
    const place = at ? `${path}:${at.line}:${at.column}` : path;
    return `${paint.bold(clean(place))} · ${paint.dim(faultOf(words, problem))}`;
  });
  const parts = [
    ...blocks,
    ...duties(words, report),
    ...(problems.length > 0 ? [problems.join('\n')] : []),
    summary(words, report).join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

function block(words: Words, report: Report, finding: Finding, paint: Paint): string[] {
  const [place, ...others] = finding.places;
  const found = about(report.list, finding);
  if (!place || !found) return [];
  const at = report.positionAt(place.path, place.token[0]);
  const shade = isDecided(finding) ? paint.dim : paint[finding.severity];
  const out = [
    `${paint.bold(clean(at ? `${place.path}:${at.line}:${at.column}` : place.path))} · ${shade(severityWord(finding))} · ${paint.bold(found.vendor.name)}`,
  ];
  if (at && place.token[1] > 0) out.push(...excerpt(at, place, shade, paint));
  const row = (text: string): void => void out.push(`      ${text}`);
  row(line(words, report.list, finding, place));
  row(paint.dim(why(words, found.vendor, found.sign, place)));
  row(paint.dim(say(words, 'text.rule', { title: found.regime.title, citation: found.regime.citation })));
  const beside = rest(words, report.list, finding);
  if (beside.also) row(paint.dim(say(words, 'text.also', { rules: beside.also })));
  if (beside.exempt) row(paint.dim(say(words, 'text.exempt', { rules: beside.exempt })));
  if (beside.counsel) row(paint.dim(say(words, 'text.counsel', { rules: beside.counsel })));
  const changed = report.changes?.get(finding.key);
  if (changed?.says) row(say(words, 'text.heavier', { what: changed.says }));
  const since = report.known?.get(finding.key);
  if (since) row(paint.dim(say(words, 'text.known', { since: knownSince(words, since) })));
  if (finding.via.length > 1) row(say(words, 'text.here', { path: finding.via.map(id => id.slice(id.indexOf(':') + 1)).join(' → ') }));
  const here = presence(words, finding);
  if (here) row(paint.dim(say(words, 'text.presence', { presence: clean(here) })));
  // Files of the SDK are counted by folder above.
  const elsewhere = here ? others.filter(other => !isFile(other)) : others;
  if (elsewhere.length > 0) row(paint.dim(say(words, 'text.places', { places: named(report, elsewhere) })));
  if (finding.decision) row(decided(words, finding.decision));
  else if (finding.severity === 'error' || finding.severity === 'warning') {
    row(paint.dim(say(words, 'text.out', { what: subjectOf(finding), until: addDays(report.today, REMOVAL_DAYS) })));
  }
  return out;
}

/** Once for each rule that covers and reaches something here: what it asks of whoever finds it. */
function duties(words: Words, report: Report): string[] {
  const regimes = shown(report).flatMap(finding => {
    const [verdict] = finding.verdicts;
    const regime = report.list.regimes.find(one => one.id === verdict?.regime);
    return regime && verdict?.reach === 'reached' && verdict.covered === 'covers' && !isDecided(finding) ? [regime] : [];
  });
  return [...new Set(regimes)].flatMap(({ short, duty }) => (duty ? [say(words, 'text.duty', { short, says: duty.says })] : []));
}

/** A fault in a policy is no unread file. */
function faultOf(words: Words, problem: Problem): string {
  const sentence = sayProblem(words, problem);
  return problem.reason === 'policy' ? say(words, 'policy', { sentence }) : say(words, 'not-checked', { sentence });
}

function severityWord(finding: Finding): Severity | 'decided' {
  return isDecided(finding) ? 'decided' : finding.severity;
}

/** The line with carets under the token; a long line shows the token's neighbourhood. */
function excerpt(
  at: { line: number; column: number; text: string },
  place: Place,
  shade: (text: string) => string,
  paint: Paint,
): string[] {
  const from = at.column - 1;
  const length = Math.max(1, Math.min(place.token[1] - place.token[0], at.text.length - from));
  const cut = at.text.length > WIDTH ? Math.max(0, Math.min(from - 20, at.text.length - WIDTH)) : 0;
  const shownText = clean(at.text.slice(cut, cut + Math.max(WIDTH, from - cut + Math.min(length, WIDTH))));
  const number = String(at.line).padStart(5);
  const before = at.text.slice(cut, from).replace(/[^\t]/g, ' ').replace(/\t/g, ' ');
  return [`${paint.dim(`${number} │`)} ${shownText}`, `${paint.dim('      │')} ${before}${shade('^'.repeat(Math.min(length, WIDTH)))}`];
}

function named(report: Report, places: readonly Place[]): string {
  const first = places.slice(0, OTHERS).map(place => {
    const at = report.positionAt(place.path, place.token[0]);
    return clean(at ? `${place.path}:${at.line}:${at.column}` : place.path);
  });
  return `${first.join(', ')}${places.length > OTHERS ? `, +${places.length - OTHERS}` : ''}`;
}

/** Text from files may hold control characters that a terminal would obey. */
function clean(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
}

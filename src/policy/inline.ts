// Decisions written in a comment beside the code: `restricted-deps: decided <kind> <what> until <date> -- <reason>`; in XML ` : ` for ` -- `.
import type { Day, Decision, DecisionKind, List, Problem, Source } from '../model.ts';
import { isDay } from './day.ts';
import { foreignFolder } from './foreign-folder.ts';
import { DECISION_KINDS, NEED_REFERENCE } from './read-decision.ts';
import { what } from './what.ts';

const MARK = 'restricted-deps: decided';
/** One file needs no more; a generated one must not cost more. */
const MOST = 1000;
const LONGEST_LINE = 2000;
/** XML allows no `--` inside a comment, and not every encoding has a dash. */
const BEFORE_REASON = / (?:--|:) /;
/** A comment names no paper, so that it cannot decide what rests on one. */
const KINDS = DECISION_KINDS.filter(kind => !NEED_REFERENCE.has(kind));

/**
 * Each holds for findings all of whose places are in this file. It has no approver, so that a policy that names approvers refuses it;
 * its time is counted from today, for a comment bears no date of its own. What is not honoured is said.
 */
export function inline(
  { path, text }: Source,
  list: List,
  policy: { readonly inlineDecisions: boolean },
  today: Day,
): { readonly decisions: readonly Decision[]; readonly problems: readonly Problem[] } {
  const decisions: Decision[] = [];
  const problems: Problem[] = [];
  let at = text.indexOf(MARK);
  for (let count = 0; at >= 0 && count < MOST; count++) {
    const line = text.slice(at, Math.min(endOfLine(text, at), at + LONGEST_LINE));
    const read = readLine(line, list);
    const why = reasonAgainst(path, policy);
    if (typeof read === 'string') problems.push({ reason: 'policy', id: 'policy-value', at, args: { key: MARK, expected: read } });
    else if (why !== undefined)
      problems.push({ reason: 'policy', id: 'policy-ignored', at, args: { what: `the decision about ${read.what}`, why } });
    else decisions.push({ ...read, paths: [literal(path)], approver: '', created: read.expires < today ? read.expires : today, at });
    at = text.indexOf(MARK, at + MARK.length);
  }
  return { decisions, problems };
}

function reasonAgainst(path: string, policy: { readonly inlineDecisions: boolean }): string | undefined {
  if (!policy.inlineDecisions) return 'the policy does not allow decisions in comments';
  const folder = foreignFolder(path);
  return folder === undefined ? undefined : `it stands in ${folder}, which is not the workspace’s own`;
}

/** The decision, or what was expected of it. */
function readLine(line: string, list: List): { kind: DecisionKind; what: string; expires: Day; reason: string } | string {
  const form = '<kind> <what> until <date> -- <reason> (in XML : <reason>)';
  const dash = line.search(BEFORE_REASON);
  if (dash < 0) return `followed by ${form}`;
  const [kind = '', subject = '', until = '', expires = '', ...more] = line.slice(MARK.length, dash).trim().split(/\s+/);
  const known = DECISION_KINDS.find(one => one === kind);
  if (!known) return `followed by one of ${KINDS.join(', ')}`;
  if (NEED_REFERENCE.has(known)) return `one of ${KINDS.join(', ')}: ${known} rests on a paper, which only the policy file can name`;
  if (until !== 'until' || more.length > 0) return `followed by ${form}`;
  if (what(subject) === undefined) return 'about a package URL without version, sign:<id> or vendor:<id>';
  if (subject.startsWith('sign:') && !list.signs.some(({ id }) => `sign:${id}` === subject)) return 'about a sign on the list';
  if (subject.startsWith('vendor:') && !list.vendors.some(({ id }) => `vendor:${id}` === subject)) return 'about a vendor on the list';
  if (!isDay(expires)) return 'until a day such as 2027-02-28';
  const reason = line
    .slice(dash)
    .replace(BEFORE_REASON, '')
    .replace(/\s*(?:-->|\*\/|--%>|#>|=\)|"""|''')?\s*$/, '')
    .trim();
  return reason === '' ? 'followed by a reason' : { kind: known, what: subject, expires, reason };
}

/** A path as a glob that takes nothing else: what would be a wildcard is one letter of any kind. */
function literal(path: string): string {
  return path.replaceAll('*', '?');
}

function endOfLine(text: string, at: number): number {
  const end = text.slice(at, at + LONGEST_LINE).search(/[\r\n]/);
  return end < 0 ? text.length : at + end;
}

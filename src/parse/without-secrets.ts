// Keeps passwords and access tokens that stand in addresses out of what a format hands on: reports quote clues, tokens and Problems.
import type { Extraction, Problem, Reference, Span } from '../model.ts';
import { openAddress } from './open-address.ts';

/** The same extraction where nothing had to go. `text` is the file's; tokens begin behind what was taken out. */
export function withoutSecrets(text: string, extraction: Extraction): Extraction {
  const { references, problems } = extraction;
  const isTold = problems.some(told);
  const isSecret = ({ clue, token }: Reference): boolean =>
    clue.kind === 'host' && (hasToken(clue.url) || openAddress(clue.url).skipped > 0 || openAddress(text.slice(...token)).skipped > 0);
  if (!isTold && !references.some(isSecret)) return extraction;
  return {
    ...extraction,
    references: references.map(reference => (isSecret(reference) ? open(text, reference) : reference)),
    problems: isTold ? problems.map(untold) : problems,
  };
}

function open(text: string, reference: Reference): Reference {
  const { clue, token } = reference;
  if (clue.kind !== 'host') return reference;
  const [from, to] = behind(text, token);
  const { url } = openAddress(clue.url);
  const isQuery = hasToken(url);
  const question = isQuery ? text.slice(from, to).indexOf('?') : -1;
  return {
    ...reference,
    clue: { kind: 'host', url: isQuery ? url.slice(0, url.indexOf('?')) : url },
    token: [from, question < 0 ? to : from + question],
  };
}

/** `?access_token=…`: the address without its query names the same place. */
function hasToken(url: string): boolean {
  const at = url.indexOf('?');
  if (at < 0) return false;
  const members = url.slice(at + 1, at + LONGEST).split(/[&#]/);
  return members.some(member => member.includes('=') && TOKEN.test(member.slice(0, member.indexOf('='))));
}

const TOKEN = /token|secret|passw|api[_-]?key|auth|(?:^|[_-])sig(?:nature)?$/i;
/** A longer query is no address that anybody writes. */
const LONGEST = 4096;

/** The part of an address in the text behind its user; an escape may stand where a sign does. */
function behind(text: string, [from, to]: Span): Span {
  const raw = text.slice(from, to);
  const { skipped } = openAddress(raw);
  if (skipped > 0) return [Math.min(from + skipped, to), to];
  const host = raw.indexOf('@');
  return host < 0 ? [from, to] : [from + host + 1, to];
}

const USER = /:\/\/[^/\s@]*@/g;

function told({ args }: Problem): boolean {
  return args !== undefined && Object.values(args).some(value => typeof value === 'string' && value.search(USER) >= 0);
}

function untold(problem: Problem): Problem {
  if (!told(problem)) return problem;
  const args = Object.entries(problem.args ?? {}).map(([key, value]) => [
    key,
    typeof value === 'string' ? value.replace(USER, '://') : value,
  ]);
  return { ...problem, args: Object.fromEntries(args) };
}

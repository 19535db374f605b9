// Records, renews or revokes a decision in the policy file of a folder; what the policy would refuse is said and not written.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { probes } from '../evidence/index.ts';
import { decode } from '../files/decode.ts';
import { nodeFiles } from '../files/node.ts';
import { applied, type Fix } from '../fix/fix.ts';
import { DEFAULT_DAYS, type Draft, recordDecision } from '../fix/record-decision.ts';
import { renewDecision, revokeDecision } from '../fix/revise-decision.ts';
import { formats } from '../formats/index.ts';
import { lookup } from '../match/lookup.ts';
import type { Clue, Decision, DecisionKind, Finding, List, Policy, Sign, Source, Verdict } from '../model.ts';
import { parseJson } from '../parse/json.ts';
import { readPurl } from '../parse/purl.ts';
import { addDays, daysBetween, isDay } from '../policy/day.ts';
import { decide as judge } from '../policy/decide.ts';
import { effectOf } from '../policy/effect-of.ts';
import { grade } from '../policy/grade.ts';
import { readPolicy } from '../policy/read.ts';
import { DECISION_KINDS } from '../policy/read-decision.ts';
import { standing } from '../policy/standing.ts';
import { what as keyOf } from '../policy/what.ts';
import { type Args, english, say, sayProblem, type WordId } from '../report/message.ts';
import { type Setup, setup } from '../scan/setup.ts';
import type { Options } from './args.ts';
import { done, fault, words } from './finish.ts';
import { inlineOf } from './inline-of.ts';
import type { Out } from './out.ts';
import { POLICY_FILE, type PolicyOf, policyOf } from './policy-of.ts';
import { rootOf } from './root-of.ts';
import { survey } from './survey.ts';
import type { ExitCode, World } from './world.ts';

/** These rest on a paper that somebody can ask for. */
const NEED_REFERENCE: readonly string[] = ['outside-the-rule', 'authorised'];

export async function decide(out: Out, options: Options, list: List, world: World): Promise<ExitCode> {
  const [what, folder = '.', ...more] = options.paths;
  if (what === undefined || more.length > 0) return fault(out, sentence('decide.usage'));
  if (keyOf(what) === undefined) return fault(out, sentence('decide.what', { what }));
  const place = rootOf(folder, world.cwd);
  if ('fault' in place) return fault(out, place.fault);
  const asked = options.revoke ? undefined : askedOf(options);
  if (typeof asked === 'string') return fault(out, asked);
  const file = options.policy === undefined ? path.join(place.root, POLICY_FILE) : path.resolve(world.cwd, options.policy);
  const held = heldAt(file, options.policy ?? POLICY_FILE);
  if (typeof held === 'string') return fault(out, held);
  const own = await policyOf(place.root, world.cwd, options, list);
  if (typeof own === 'string') return fault(out, own);
  for (const { path: at, problem } of own.problems) out.note(`${at}: ${sentence('policy', { sentence: sayProblem(english, problem) })}`);
  if (options.revoke || options.renew) return revised(what, asked, held, own, file, out, options, list);
  return recorded(what, asked ?? { today: options.today }, held, own, file, place.root, out, options, world);
}

interface Held {
  /** Absent: there is no such file yet. */
  readonly source?: Source;
  readonly mark: string;
}

/** The policy file as text that can be written back as it was; a string says why not. */
function heldAt(file: string, name: string): Held | string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isAbsent ? { mark: '' } : sentence('cli.policy', { path: name, error: words(error) });
  }
  const mark = bytes.subarray(0, 3).equals(Buffer.from('\ufeff')) ? '\ufeff' : '';
  const text = decode(bytes).replace(/^\ufeff/, '');
  if (!Buffer.from(mark + text).equals(bytes)) return sentence('decide.encoding', { path: name });
  const { root, problems } = parseJson(text);
  const isEmpty = root === undefined && text.trim() === '';
  if (!isEmpty && (root?.kind !== 'object' || problems.length > 0)) return sentence('decide.unparsed', { path: name });
  return { source: { path: name, text }, mark };
}

/** What the options say; a string says what is missing or wrong. */
function askedOf(options: Options): Draft | string {
  const { today, kind, reason, approver, reference } = options;
  const expires = options.until ?? addDays(today, DEFAULT_DAYS);
  if (!isDay(expires)) return sentence('cli.value', { option: 'until', expected: 'a day that exists, YYYY-MM-DD', value: expires });
  if (expires < today) return sentence('decide.past', { day: expires, today });
  if (options.renew) return options.until === undefined ? sentence('decide.missing', { option: 'until' }) : { today, expires };
  for (const [option, value] of [
    ['kind', kind],
    ['reason', reason],
    ['approver', approver],
  ] as const) {
    if (value === undefined || value.trim() === '') return sentence('decide.missing', { option });
  }
  const known = DECISION_KINDS.find(one => one === kind);
  if (!known) return sentence('cli.value', { option: 'kind', expected: DECISION_KINDS.join('|'), value: kind ?? '' });
  if (NEED_REFERENCE.includes(known) && !reference?.trim()) return sentence('decide.reference', { kind: known });
  return draftOf(options, known, expires);
}

function draftOf(options: Options, kind: DecisionKind, expires: string): Draft {
  const { today, reason, approver, reference, paths, regimes } = { ...options, paths: options.globs };
  return {
    today,
    kind,
    expires,
    ...(reason === undefined ? {} : { reason }),
    ...(approver === undefined ? {} : { approver }),
    ...(reference === undefined ? {} : { reference }),
    ...(paths.length === 0 ? {} : { paths }),
    ...(regimes.length === 0 ? {} : { regimes }),
  };
}

async function recorded(
  what: string,
  asked: Draft,
  held: Held,
  own: PolicyOf,
  file: string,
  root: string,
  out: Out,
  options: Options,
  world: World,
): Promise<ExitCode> {
  const draft = { ...asked, what, list: own.list.version };
  const alone = recordDecision(NOBODY, undefined, draft);
  const fix = recordDecision(NOBODY, held.source, draft);
  if (!fix || !alone) return fault(out, sentence('decide.unparsed', { path: own.path }));
  const read = readPolicy({ path: own.path, text: applied({ path: POLICY_FILE, text: '' }, alone) }, own.list, options.today);
  const [decision] = read.policy.decisions;
  const refusal = read.problems[0] ? sayProblem(english, read.problems[0]) : decision ? against(decision, own.policy) : '';
  if (!decision || refusal !== undefined) return fault(out, sentence('decide.refused', { what, why: refusal ?? '' }));
  const decisions = [...own.policy.decisions, decision];
  const policy = { ...own.policy, decisions };
  const policyFor = (project: string): Policy => ({ ...own.policyFor(project), decisions });
  const made = { ...setup(own.list, formats, probes, policy, options.today), policyFor, inline: inlineOf(root, own, options) };
  const { findings } = await survey(nodeFiles(root), made, options, out, world.signal, {
    policies: async found => void (await own.nest(found)),
  });
  if (world.signal.aborted) return interrupted(out);
  const stands = standing(policy, findings, options.today, own.list).find(one => one.decision === decision);
  const rules = decision.kind === 'risk-accepted' ? refusedUnder(decision, findings, stands?.findings ?? [], made) : [];
  if (rules.length > 0) {
    const why = sentence('decide.not-ours', { rules: rules.join(', '), n: rules.length });
    return fault(out, sentence('decide.refused', { what, why }));
  }
  const failure = put(file, held, fix, own.path);
  if (failure !== undefined) return fault(out, failure);
  const n = stands?.findings.length ?? 0;
  const tail = n === 0 ? sentence('decide.unused') : sentence(stands?.state === 'applies' ? 'decide.settles' : 'decide.partly', { n });
  const { kind, expires, approver } = decision;
  return done(out, `${sentence('decide.recorded', { path: own.path, kind, what, expires, approver })} ${tail}\n`);
}

function revised(
  what: string,
  asked: Draft | undefined,
  { source, mark }: Held,
  own: PolicyOf,
  file: string,
  out: Out,
  options: Options,
  list: List,
): ExitCode {
  const absent = sentence('decide.absent', { what, path: own.path });
  if (!source) return fault(out, absent);
  if (!asked) {
    const fix = revokeDecision(source, what);
    const failure = fix ? put(file, { source, mark }, fix, own.path) : absent;
    return failure === undefined ? done(out, `${sentence('decide.revoked', { what, path: own.path })}\n`) : fault(out, failure);
  }
  const expires = asked.expires ?? options.today;
  const days = daysBetween(options.today, expires);
  const fix = renewDecision(source, what, { today: options.today, expires, list: list.version });
  if (!fix) return fault(out, absent);
  if (days > own.policy.maximumDays) return fault(out, sentence('decide.refused', { what, why: tooLong(own.policy, options.today) }));
  const failure = put(file, { source, mark }, fix, own.path);
  return failure === undefined ? done(out, `${sentence('decide.renewed', { what, path: own.path, expires })}\n`) : fault(out, failure);
}

/** There may be no finding yet: the decision speaks of exactly this text. */
const NOBODY = { sign: '', vendor: '', places: [] };

/** Why the policy would not let it count, but for what the rules themselves refuse. */
function against({ created, expires, approver }: Decision, policy: Policy): string | undefined {
  if (daysBetween(created, expires) > policy.maximumDays) return tooLong(policy, created);
  if (policy.approvers.length > 0 && !policy.approvers.includes(approver))
    return sentence('decide.approver', { approver, approvers: policy.approvers.join(', ') });
  return undefined;
}

function tooLong({ maximumDays }: Policy, today: string): string {
  return sentence('decide.too-long', { days: maximumDays, last: addDays(today, maximumDays) });
}

/** The rules under which this risk is not ours to accept: those of the findings it speaks of, or of what the list says where there is none yet. */
function refusedUnder(decision: Decision, findings: readonly Finding[], keys: readonly string[], made: Setup): string[] {
  const own = findings.filter(({ key }) => keys.includes(key));
  if (own.length > 0)
    return rulesOf(
      own.filter(({ decision: one }) => one?.decision === decision && one.state === 'refused').flatMap(one => one.verdicts),
      decision,
      made,
    );
  const { paths: _, range: __, ...bare } = decision;
  const policy = { ...made.policy, decisions: [bare] };
  const verdicts = signsOf(decision.what, made).flatMap(({ sign, clues }) => {
    const vendor = made.list.vendors.find(one => one.id === sign.vendor);
    if (!vendor) return [];
    const graded = grade(made.list, vendor, sign, 'runtime', policy, made.today);
    const state = judge(policy, made.list, made.today, { sign, vendor, clues, paths: [], verdicts: graded })?.state;
    return state === 'refused' ? graded : [];
  });
  return rulesOf(verdicts, decision, made);
}

function rulesOf(verdicts: readonly Verdict[], { regimes }: Decision, { list, policy }: Setup): string[] {
  const names = verdicts.flatMap(verdict => {
    const effect = effectOf(list, verdict);
    const isNot = verdict.reach === 'reached' && (effect === 'procurement' || effect === 'dealings-blocked');
    if (!isNot || policy.acceptRiskUnder.includes(verdict.regime) || (regimes && !regimes.includes(verdict.regime))) return [];
    return [list.regimes.find(({ id }) => id === verdict.regime)?.short ?? verdict.regime];
  });
  return [...new Set(names)];
}

function signsOf(what: string, { list, index }: Setup): { sign: Sign; clues: Clue[] }[] {
  const found = readPurl(what);
  if (found) {
    const clue = { kind: 'package', type: found.type, name: found.name } as const;
    const sign = lookup(index, clue);
    return sign ? [{ sign, clues: [clue] }] : [];
  }
  return list.signs.filter(({ id, vendor }) => what === `sign:${id}` || what === `vendor:${vendor}`).map(sign => ({ sign, clues: [] }));
}

/** Writes the file anew; a string says why it could not. */
function put(file: string, { source, mark }: Held, fix: Fix, name: string): string | undefined {
  const before = source ?? { path: POLICY_FILE, text: '' };
  try {
    writeFileSync(file, mark + applied(before, fix));
    return undefined;
  } catch (error) {
    return sentence('cli.output', { path: name, error: words(error) });
  }
}

function interrupted(out: Out): ExitCode {
  out.note(sentence('cli.interrupted'));
  return 130;
}

function sentence(id: WordId, args: Args = {}): string {
  return say(english, id, args);
}

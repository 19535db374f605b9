// Which recorded decision settles a finding today, if any: by what, where, under which rule, until when.
import type { Applied, Clue, Day, Decision, Effect, List, Policy, Sign, Vendor, Verdict } from '../model.ts';
import { addDays } from './day.ts';
import { effectOf } from './effect-of.ts';
import { glob } from './glob.ts';
import { inRange } from './in-range.ts';
import { keysOf, what } from './what.ts';

export interface About {
  readonly sign: Pick<Sign, 'id' | 'vendor'>;
  readonly vendor: Pick<Vendor, 'id'>;
  /** Of all places of the finding. */
  readonly clues: readonly Clue[];
  readonly paths: readonly string[];
  /** As graded, the headline first. */
  readonly verdicts: readonly Verdict[];
}

/** Under these a reached rule leaves no risk to accept, unless the policy names the rule. */
const NOT_OURS_TO_ACCEPT: ReadonlySet<Effect | undefined> = new Set<Effect>(['procurement', 'dealings-blocked']);

/**
 * The decision about a finding, with what has become of it. Only `applies` settles the finding. `undefined`: nobody decided, or what
 * was decided speaks of some of the rules that weigh here and not of all (see `settle`).
 */
export function decide(policy: Policy, list: List, today: Day, about: About): Applied | undefined {
  const settled = settle(policy, list, today, about);
  const open = settled.find(({ applied }) => applied?.state !== 'applies' && applied?.state !== 'not-trusted');
  return (open ?? settled[0])?.applied;
}

/**
 * The same verdict by verdict, for those that weigh (or for all, where none does).
 *
 * Overlapping decisions: one about the very same thing, places and rules supersedes an older one (a renewal). Of the others the stricter
 * wins: one that expired reopens the finding though a wider one still runs, and the one that ends first is the one that counts.
 * A refused decision that still runs is void: it settles nothing and hinders no other. One that is over is over, whoever approved it, so
 * that a policy which refuses more never closes a finding.
 */
export function settle(
  policy: Policy,
  list: List,
  today: Day,
  about: About,
): readonly { readonly verdict: Verdict; readonly applied?: Applied }[] {
  const candidates = matching(policy.decisions, about, today);
  const weighty = about.verdicts.filter(verdict => verdict.severity !== 'none' && effectOf(list, verdict) !== 'context');
  return (weighty.length > 0 ? weighty : about.verdicts).map(verdict => {
    const all = candidates
      .filter(({ regimes }) => !regimes || regimes.includes(verdict.regime))
      .map(decision => ({ decision, state: stateOf(decision, verdict, policy, list, today) }));
    const applied = current(all.filter(({ state }) => state !== 'refused')).sort(strictestFirst)[0] ?? all[0];
    return applied ? { verdict, applied } : { verdict };
  });
}

/** Of those about the very same thing, places and rules only the newest count. */
function current(all: readonly Applied[]): Applied[] {
  const newest = new Map<string, string>();
  for (const { decision } of all) {
    const scope = scopeOf(decision);
    if ((newest.get(scope) ?? '') < decision.created) newest.set(scope, decision.created);
  }
  return all.filter(({ decision }) => decision.created === newest.get(scopeOf(decision)));
}

/**
 * The decisions that speak of a finding, whatever has become of them; what a later one of the same kind and approver
 * renewed is left out, and so is what is dated ahead: it says nothing yet.
 */
export function matching(decisions: readonly Decision[], about: Omit<About, 'verdicts'>, today: Day): readonly Decision[] {
  const index = indexOf(decisions, today);
  const found = keysOf({ id: about.sign.id, vendor: about.vendor.id }, about.clues).flatMap(key => index.get(key) ?? []);
  return found.filter(decision => speaksOf(decision, about));
}

/** Every place must lie inside the decision's paths, and every version that is known inside its range: one that is outside is undecided. */
export function speaksOf({ paths, range }: Decision, about: Omit<About, 'verdicts'>): boolean {
  if (paths && !about.paths.every(path => paths.some(pattern => glob(pattern, path)))) return false;
  if (range === undefined) return true;
  const versions = about.clues.flatMap(clue => (clue.kind === 'package' && clue.version !== undefined ? [clue.version] : []));
  return versions.length > 0 && versions.every(version => inRange(version, range));
}

function stateOf(decision: Decision, verdict: Verdict, policy: Policy, list: List, today: Day): Applied['state'] {
  if (endOf(decision, policy) < today) return 'expired'; // the day itself still counts
  if (
    decision.kind === 'risk-accepted' &&
    verdict.reach === 'reached' &&
    NOT_OURS_TO_ACCEPT.has(effectOf(list, verdict)) &&
    !policy.acceptRiskUnder.includes(verdict.regime)
  ) {
    return 'refused';
  }
  if (policy.approvers.length > 0 && !policy.approvers.includes(decision.approver)) return 'refused';
  return policy.trusted ? 'applies' : 'not-trusted';
}

/** The last day on which a decision counts: its own, or the last that the policy's longest time allows. */
export function endOf({ created, expires }: Decision, { maximumDays }: Policy): Day {
  const longest = addDays(created, maximumDays);
  return expires < longest ? expires : longest;
}

const STRICTNESS: readonly Applied['state'][] = ['expired', 'not-trusted', 'applies'];

function strictestFirst(a: Applied, b: Applied): number {
  return (
    STRICTNESS.indexOf(a.state) - STRICTNESS.indexOf(b.state) ||
    (a.decision.expires < b.decision.expires ? -1 : a.decision.expires > b.decision.expires ? 1 : a.decision.at - b.decision.at)
  );
}

const known = new WeakMap<readonly Decision[], { readonly today: Day; readonly index: ReadonlyMap<string, readonly Decision[]> }>();

/** By what, so that ten thousand decisions cost a finding no more than ten. */
function indexOf(all: readonly Decision[], today: Day): ReadonlyMap<string, readonly Decision[]> {
  const found = known.get(all);
  if (found?.today === today) return found.index;
  const decisions = all.filter(({ created }) => created <= today);
  const newest = new Map<string, Decision>();
  for (const decision of decisions) {
    const scope = renewalOf(decision);
    const other = newest.get(scope);
    if (!other || other.created < decision.created) newest.set(scope, decision);
  }
  const index = new Map<string, Decision[]>();
  for (const decision of decisions) {
    const key = what(decision.what);
    const latest = newest.get(renewalOf(decision));
    if (key === undefined || (latest && latest.created > decision.created)) continue;
    const held = index.get(key);
    if (held) held.push(decision);
    else index.set(key, [decision]);
  }
  known.set(all, { today, index });
  return index;
}

/** Two that agree in this are refused together or not at all, so that the later one stands for both. */
function renewalOf(decision: Decision): string {
  return JSON.stringify([scopeOf(decision), decision.kind, decision.approver]);
}

/** What, where and under which rules; two decisions of one scope are a decision and its renewal. */
export function scopeOf({ what: text, range, paths, regimes }: Decision): string {
  return JSON.stringify([what(text) ?? text, range ?? '', [...(paths ?? [])].sort(), [...(regimes ?? [])].sort()]);
}

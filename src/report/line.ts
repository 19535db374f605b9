// One line for Problems, terminals and annotations: what the rule does, since when, why it is theirs; at most 120 characters.
import type { Audience, Finding, Limb, List, Place, Regime, Sign, Vendor, Verdict } from '../model.ts';
import { type Args, say, type Words } from './message.ts';
import { tokenOf } from './token.ts';

export const LONGEST = 120;

export interface About {
  readonly vendor: Vendor;
  readonly sign: Sign;
  readonly regime: Regime;
  readonly limb: Limb;
  readonly verdict: Verdict;
}

/** The headline of a finding with the records behind it; `undefined` where the list no longer holds them. */
export function about(list: List, finding: Finding): About | undefined {
  const [verdict] = finding.verdicts;
  const vendor = list.vendors.find(one => one.id === finding.vendor);
  const sign = list.signs.find(one => one.id === finding.sign);
  const regime = list.regimes.find(one => one.id === verdict?.regime);
  const limb = regime?.limbs.find(one => one.id === verdict?.limb);
  return verdict && vendor && sign && regime && limb ? { vendor, sign, regime, limb, verdict } : undefined;
}

/** One sentence or two without a newline. A line that is too long loses its relation first, then the rule's short name; never its condition. */
export function line(words: Words, list: List, finding: Finding, place: Place | undefined = finding.places[0]): string {
  const found = about(list, finding);
  if (!found || !place) return finding.component;
  const token = tokenOf(place, found.sign.kind);
  // Where another dependency is underlined, the line itself must say what it brings.
  const carried = place.anchor && finding.via.length > 1;
  const names = carried ? [`${found.vendor.name} (${token})`, found.vendor.name] : [found.vendor.name];
  const tries = names.flatMap(name => attempts(words, list, { ...found, vendor: { ...found.vendor, name } }, token, place));
  return (
    tries.find(text => text.length <= LONGEST) ??
    clip(say(words, 'line.brief', { vendor: found.vendor.name, token, short: found.regime.title }))
  );
}

/** From the fullest to the shortest. */
function attempts(words: Words, list: List, found: About, token: string, place: Place): string[] {
  const [rule, theirs] = sentences(words, list, found, token, place, ` (${found.regime.short})`);
  const [bare] = sentences(words, list, found, token, place, '');
  const [condition = '', short = ''] = conditionsOf(words, list, found);
  const weighs = found.verdict.severity === 'error' || found.verdict.severity === 'warning';
  return [
    insert(rule, condition, theirs),
    insert(rule, condition, ''),
    insert(bare, condition, ''),
    insert(rule, short, ''),
    insert(bare, short, ''),
    // What weighs keeps its condition; what only informs may stand without.
    ...(weighs ? [] : [insert(bare, '', '')]),
  ];
}

/** Only a vendor's or file's own name can make a line this long. */
function clip(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}

/** The condition stands in the rule's sentence, before its full stop. */
function insert(rule: string, condition: string, relation: string): string {
  return `${rule.slice(0, -1)}${condition}.${relation ? ` ${relation}` : ''}`;
}

function sentences(
  words: Words,
  list: List,
  { vendor, sign, regime, limb, verdict }: About,
  token: string,
  place: Place,
  short: string,
): [string, string] {
  const noun = list.classes.find(one => one.id === sign.class)?.noun ?? sign.class;
  const args: Args = {
    vendor: vendor.name,
    token,
    says: limb.says,
    covers: limb.covers,
    noun,
    product: sign.product,
    date: verdict.date,
    since: say(words, `since.${verdict.time}`),
    short,
    status: say(words, `status.${regime.status}`),
  };
  if (regime.status !== 'in-force' && regime.status !== 'not-yet') return [say(words, 'line.ended', { ...args, short: regime.short }), ''];
  if (sign.certainty === 'mirrored') return [say(words, 'line.mirrored', args), ''];
  if (sign.certainty === 'interoperates' && limb.effect !== 'dealings-blocked') return [say(words, 'line.interoperates', args), ''];
  const theirs = relation(words, verdict, place, sign, args);
  if (verdict.reach === 'unclear') return [say(words, 'line.unclear', args), theirs];
  if (verdict.reach === 'exempt') return [say(words, 'line.exempt', args), theirs];
  const said = limb.says.includes(regime.short) ? { ...args, short: '' } : args;
  return [say(words, 'line.rule', said), theirs];
}

function relation(words: Words, verdict: Verdict, place: Place, sign: Sign, args: Args): string {
  if (verdict.reach === 'indicates') return say(words, 'relation.indicates', args);
  if (place.clue.kind === 'host' && sign.kind === 'host') return say(words, 'relation.host', args);
  return say(words, place.clue.kind === 'mark' ? 'relation.names' : 'relation.theirs', args);
}

/** `(if you supply federal agencies)` while nobody said who we are, and a shorter form of it. */
function conditionsOf(words: Words, list: List, { limb, verdict }: About): [string, string] | [] {
  if (verdict.covered !== 'nobody-chose') return [];
  const audience: Audience | undefined = list.audiences.find(one => one.id === limb.audiences[0]);
  return audience ? [say(words, 'condition', { condition: audience.condition }), say(words, 'condition.short')] : [];
}

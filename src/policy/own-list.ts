// An organisation's own vendors, signs and house rules, in the form of this program's list; what they find is marked as theirs.
import type { Effect, Limb, List, Listing, Problem, Regime, Sign, SignKind, Source, Vendor } from '../model.ts';
import { type JsonNode, parseJson } from '../parse/json.ts';
import { type Fields, fields } from './fields.ts';
import {
  CERTAINTIES,
  FIELDS,
  FORBIDS,
  KINDS,
  LIMB_KEYS,
  LISTING_KEYS,
  REGIME_KEYS,
  SEEN,
  SIGN_KEYS,
  STATUSES,
  VENDOR_KEYS,
} from './own-words.ts';
import { EFFECTS } from './read.ts';
import { readCells } from './read-cells.ts';

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export interface Own {
  readonly list: List;
  readonly problems: readonly Problem[];
}

/**
 * The list with what one file adds: a vendor with its signs (`signs`), or a house rule (`limbs`). A file with any fault adds nothing:
 * every fault is said. Ids of ours cannot be taken, so that nobody's file changes what the list says.
 */
export function withOwn(list: List, source: Source): Own {
  const { root, problems: damage } = parseJson(source.text);
  const problems: Problem[] = [];
  if (root?.kind !== 'object' || damage.length > 0) {
    const first = damage[0];
    const what = first ? `${first.id} ${first.args?.['what'] ?? ''}`.trim() : 'An object { … } was expected.';
    return { list, problems: [{ reason: 'policy', id: 'policy-syntax', at: first?.at ?? 0, args: { what } }] };
  }
  if (root.members.some(({ key }) => key === 'limbs')) {
    const regime = regimeOf(fields(root, REGIME_KEYS, problems), list, problems);
    if (!regime || problems.length > 0) return { list, problems };
    return { list: { ...list, regimes: [...list.regimes, regime], version: marked(list) }, problems };
  }
  const read = fields(root, VENDOR_KEYS, problems);
  const vendor = vendorOf(read, list, problems);
  const signs = items(read, 'signs').flatMap(node => signOf(fields(node, SIGN_KEYS, problems), vendor?.id ?? '', list) ?? []);
  if (!vendor || problems.length > 0) return { list, problems };
  return { list: { ...list, vendors: [...list.vendors, vendor], signs: [...list.signs, ...signs], version: marked(list) }, problems };
}

/** A report shows that its list is not ours alone. */
function marked({ version }: List): string {
  return version.endsWith('+own') ? version : `${version}+own`;
}

function vendorOf(read: Fields, list: List, problems: Problem[]): Vendor | undefined {
  if (!read.need('id', 'name', 'entity', 'names', 'listings', 'signs')) return undefined;
  const id = idOf(
    read,
    list.vendors.map(vendor => vendor.id),
  );
  const [name, entity, names] = [read.text('name'), read.text('entity'), read.texts('names')];
  const listings = items(read, 'listings').flatMap(node => listingOf(fields(node, LISTING_KEYS, problems), list, problems) ?? []);
  const [disputed, notes] = [read.text('disputed'), read.texts('notes')];
  if (name !== undefined && name.length > 32) read.fault('name', 'at most 32 characters');
  if (!id || !name || !entity || !names) return undefined;
  return { id, name, entity, names, listings, ...(notes ? { notes } : {}), ...(disputed ? { disputed } : {}), theirs: true };
}

function listingOf(read: Fields, list: List, problems: Problem[]): Listing | undefined {
  if (!read.need('regime', 'name', 'since')) return undefined;
  const regime = read.text('regime');
  const held = list.regimes.find(one => one.id === regime);
  if (regime !== undefined && !held)
    read.fault('regime', 'the id of a rule of the list, or of a file that stands before this one under lists');
  const [name, since, until, scope] = [read.text('name'), read.day('since'), read.day('until'), read.text('scope')];
  const seen = read.word('seen', SEEN) ?? 'act'; // their own rule, by their own word
  const limbs = read.texts('limbs', id => (held?.limbs.some(limb => limb.id === id) ? undefined : 'parts of that rule'));
  const reach = readCells(read, 'reach', list, problems);
  if (!held || !name || !since) return undefined;
  return {
    regime: held.id,
    name,
    since,
    ...(until ? { until } : {}),
    seen,
    ...(scope ? { scope } : {}),
    ...(limbs ? { limbs } : {}),
    ...(reach ? { reach } : {}),
    sources: [],
  };
}

function signOf(read: Fields, vendor: string, list: List): Sign | undefined {
  if (!read.need('id', 'kind', 'match', 'class', 'certainty', 'product')) return undefined;
  const [id, match, product] = [read.text('id'), read.text('match'), read.text('product')];
  const kind = read.word('kind', KINDS);
  const certainty = read.word('certainty', CERTAINTIES);
  const thing = read.word(
    'class',
    list.classes.map(one => one.id),
  );
  if (id !== undefined && (!id.startsWith(`${vendor}/`) || !/^[a-z0-9-]+\/[a-z0-9.-]+$/.test(id)))
    read.fault('id', `${vendor}/ and a name in lower case`);
  if (id !== undefined && list.signs.some(sign => sign.id === id)) read.fault('id', 'an id that the list does not use');
  const fault = kind && match !== undefined ? patternFault(kind, match) : undefined;
  if (fault !== undefined) read.fault('match', fault);
  const field = read.word('field', FIELDS);
  if (kind === 'field' && !field) read.need('field');
  const [except, min, versions] = [read.texts('except'), read.count('min'), read.text('versions')];
  if (kind === 'symbol' && min === undefined) read.need('min');
  const needs = read.word('needs', ['magic', 'sibling'] as const);
  if (!id || !match || !product || !kind || !certainty || !thing) return undefined;
  return {
    id,
    vendor,
    kind,
    match,
    class: thing,
    certainty,
    product,
    ...(field ? { field } : {}),
    ...(except ? { except } : {}),
    ...(needs ? { needs } : {}),
    ...(min === undefined ? {} : { min }),
    ...(versions ? { versions } : {}),
  };
}

const PREFIXED: ReadonlySet<SignKind> = new Set(['package', 'family', 'image', 'provider', 'action', 'model', 'extension']);

/** What was expected of a sign's pattern: anchored, and never a bare word. */
function patternFault(kind: SignKind, match: string): string | undefined {
  if (match.length < 2 || match.length > 200) return '2 to 200 characters';
  if (kind === 'family')
    return /^pkg:[a-z][a-z0-9.+-]*\/[^ *]+[/.:_-]\*$/.test(match)
      ? undefined
      : 'a decoded package URL whose name ends with one of / . : - _ and *';
  if (PREFIXED.has(kind)) return /^pkg:[a-z][a-z0-9.+-]*\/[^ *]+$/.test(match) ? undefined : 'a decoded package URL without version';
  if (kind === 'host') return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(match) ? undefined : 'a host in lower case';
  if (kind === 'host-path' || kind === 'owner')
    return /^[a-z0-9-]+(\.[a-z0-9-]+)+\/[^ *]*[^ */]$/.test(match) ? undefined : 'a host and a path';
  if (kind === 'class-prefix' && !match.includes('.')) return 'a prefix of two parts or more';
  return match.includes('*') && kind !== 'file' && kind !== 'folder' && kind !== 'load' ? 'without *' : undefined;
}

function regimeOf(read: Fields, list: List, problems: Problem[]): Regime | undefined {
  if (!read.need('id', 'title', 'short', 'issued', 'limbs')) return undefined;
  const id = idOf(
    read,
    list.regimes.map(regime => regime.id),
  );
  const [title, short, issued, ended] = [read.text('title'), read.text('short'), read.day('issued'), read.day('ended')];
  const status = read.word('status', STATUSES) ?? 'in-force';
  const limbs = items(read, 'limbs').flatMap(node => limbOf(fields(node, LIMB_KEYS, problems), list, problems) ?? []);
  const asked = read.node('duty');
  const duty = asked && fields(asked, ['says', 'source'], problems);
  const [dutySays, dutySource] = [duty?.text('says'), duty?.text('source')];
  if (!id || !title || !short || !issued) return undefined;
  return {
    id,
    title,
    short,
    jurisdiction: read.text('jurisdiction') ?? 'own',
    authority: read.text('authority') ?? 'your organisation',
    citation: read.text('citation') ?? title,
    url: read.text('url') ?? '',
    issued,
    ...(ended ? { ended } : {}),
    status,
    asOf: read.day('asOf') ?? issued,
    limbs,
    exemptions: read.texts('exemptions') ?? [],
    ...(dutySays ? { duty: { says: dutySays, source: dutySource ?? '' } } : {}),
    means: { own: '', component: '', interoperation: '' },
    sources: [],
  };
}

/** Without audiences it covers everybody, as a house rule does; without cells it reaches every kind of thing. */
function limbOf(read: Fields, list: List, problems: Problem[]): Limb | undefined {
  if (!read.need('id', 'effect', 'says')) return undefined;
  const [id, says, from, until] = [read.text('id'), read.text('says'), read.day('from'), read.day('until')];
  const effect: Effect | undefined = read.word('effect', EFFECTS);
  const audiences = read.texts('audiences', one =>
    list.audiences.some(audience => audience.id === one) ? undefined : 'audiences of the list',
  );
  const forbids = read.texts('forbids', one => (FORBIDS.some(act => act === one) ? undefined : `some of ${FORBIDS.join(', ')}`));
  const reach = readCells(read, 'reach', list, problems);
  if (!id || !says || !effect) return undefined;
  return {
    id,
    forbids: FORBIDS.filter(act => forbids?.includes(act) ?? act === 'use'),
    effect,
    audiences: audiences ?? [],
    from: from ?? '1970-01-01',
    ...(until ? { until } : {}),
    seen: read.word('seen', SEEN) ?? 'act',
    says,
    covers: read.text('covers') ?? says,
    reach: reach ?? {},
    otherwise: { is: reach ? 'outside' : 'reached', why: 'Your organisation’s own rule.' },
  };
}

function idOf(read: Fields, taken: readonly string[]): string | undefined {
  const id = read.text('id');
  if (id === undefined) return undefined;
  if (!ID.test(id)) return read.fault('id', 'lower-case words joined by -');
  return taken.includes(id) ? read.fault('id', 'an id that the list does not use') : id;
}

function items(read: Fields, key: string): readonly JsonNode[] {
  const node = read.node(key);
  if (node === undefined) return [];
  if (node.kind === 'array' && node.items.every(item => item.kind === 'object')) return node.items;
  read.fault(key, 'a list of objects');
  return [];
}

// A page about a vendor, a rule, a sign or a package URL: what, who, since when, what is exempt, why, how sure, how to contest. Markdown.
import { lookup } from '../match/lookup.ts';
import type { Index } from '../match/prepare.ts';
import type { Cell, Citation, Id, Limb, List, Listing, Reach, Regime, Seen, Sign, Vendor } from '../model.ts';
import { readPurl } from '../parse/purl.ts';
import { say, type Words } from './message.ts';
import { anybody, type Reader, rulesInOrder } from './rules-in-order.ts';

/** Why a sign is believed, by sign id; kept in a file of its own beside the list. */
export type EvidenceOf = Readonly<Record<Id, { readonly shown: string; readonly says: string; readonly sources: readonly Citation[] }>>;

/** `undefined` where the id is none that the list knows and no package URL. Without `evidence` the page says that it is missing. */
export function explain(
  words: Words,
  list: List,
  index: Index,
  id: string,
  evidence: EvidenceOf = {},
  reader: Reader = anybody(list),
): string | undefined {
  const vendor = list.vendors.find(one => one.id === id);
  if (vendor) return vendorPage(words, list, vendor, reader);
  const regime = list.regimes.find(one => one.id === id);
  if (regime) return regimePage(words, list, regime);
  const sign = list.signs.find(one => one.id === id);
  if (sign) return signPage(words, list, sign, sign.match, evidence, reader);
  const purl = readPurl(id);
  if (!purl) return undefined;
  const found = lookup(index, { kind: 'package', ...purl });
  return found ? signPage(words, list, found, id, evidence, reader) : nothingPage(words, list, id);
}

const SURE: Readonly<Record<Seen, string>> = {
  act: 'the official text was read',
  transcription: 'a copy of the official text was read',
  corroborated: 'several independent professional readings agree; the official text was not read',
  summary: 'one reading or press report was read, not the official text',
  memory: 'nobody read a source for it; it is kept so that it is not forgotten',
};

const SHOWN: Readonly<Record<string, string>> = {
  namespace: 'It stands in a domain, account or name space that the owner controls.',
  scheme: 'The vendor’s own documentation says that its things are called so.',
  'look-up': 'Its registry entry, its repository or the package itself was looked at once.',
  inspected: 'A file was opened, and its own content says whose it is.',
  code: 'Public code uses it in a way that leaves little doubt.',
  act: 'The act itself names it.',
  name: 'Only the name; its owner was not checked.',
};

const MEETS: readonly (readonly [Reach, string])[] = [
  ['reached', 'Its words cover'],
  ['indicates', 'Not covered, but a sign that a covered thing may be in use'],
  ['unclear', 'Can be read both ways, so counsel decides'],
  ['exempt', 'Expressly exempt'],
  ['outside', 'Not met'],
];

const COUNTED: Readonly<Record<Reach, string>> = {
  reached: 'cover such a thing',
  indicates: 'take it as a sign of a covered thing',
  unclear: 'can be read both ways',
  exempt: 'exempt it',
  outside: 'do not speak of it',
};

function vendorPage(words: Words, list: List, vendor: Vendor, reader: Reader): string {
  const signs = list.signs.filter(sign => sign.vendor === vendor.id);
  const similar = signs.filter(({ certainty }) => certainty === 'similar').length;
  const theirs = signs.filter(({ certainty }) => certainty !== 'similar');
  const order = rulesInOrder(list, vendor, theirs, reader);
  const groups = new Map<string, string[]>();
  for (const sign of signs) {
    if (sign.certainty === 'similar') continue;
    const title = `${sign.product} (${nounOf(list, sign.class)}; ${relation(sign, vendor)})`;
    groups.set(title, [...(groups.get(title) ?? []), `\`${sign.match}\``]);
  }
  return page(words, [
    `# ${vendor.name}`,
    `${vendor.entity}.${vendor.names.length ? ` Also known as: ${vendor.names.join(', ')}.` : ''}`,
    ...disputed(vendor),
    '## Listed under',
    ...[...vendor.listings].sort(by(order, ({ regime }) => regime)).map(listing => listed(words, list, listing)),
    '## How its work is recognised',
    groups.size === 0
      ? 'No sign is known: this vendor cannot be found in a workspace. That no finding names it says nothing.'
      : [...groups].map(([title, matches]) => `- ${title}: ${matches.join(', ')}`).join('\n'),
    ...(similar ? [`${similar} more names only look like its work; nothing shows that they are, and they are never reported.`] : []),
    ...section('Not to be confused with', vendor.confusable),
    ...section(
      'Alternatives',
      vendor.alternatives?.map(({ instead, of, url }) => `${instead} instead of ${of} (${url})`),
    ),
    ...section('Notes', vendor.notes),
  ]);
}

function regimePage(words: Words, list: List, regime: Regime): string {
  const vendors = list.vendors.flatMap(vendor =>
    vendor.listings
      .filter(listing => listing.regime === regime.id)
      .map(({ name, since, until }) => `${vendor.name}, as “${name}”, since ${since}${until ? ` until ${until}` : ''} (\`${vendor.id}\`)`),
  );
  return page(words, [
    `# ${regime.title}`,
    `${regime.authority}, ${regime.jurisdiction}. ${regime.citation}. Issued ${regime.issued}; ${standing(words, regime)}.`,
    source(regime),
    '## What it means for a dependency',
    `- The vendor’s own product: ${regime.means.own}\n- A component inside my product: ${regime.means.component}\n- Mere interoperation: ${regime.means.interoperation}`,
    '## What it says, to whom, about what',
    ...regime.limbs.map(limb => limbBlock(list, limb)),
    ...section('Exempt', regime.exemptions),
    ...section('What it asks of whoever finds such a thing', regime.duty ? [`${regime.duty.says} (${regime.duty.source})`] : []),
    '## Vendors listed',
    vendors.length ? bullets(vendors) : 'None: it names a kind of thing, so it never makes a finding.',
    ...section('Notes', regime.notes),
    ...section('Sources', regime.sources.map(cite)),
  ]);
}

function limbBlock(list: List, limb: Limb): string {
  const classes = MEETS.flatMap(([reach, title]) => {
    const ids = Object.keys(limb.reach).filter(id => limb.reach[id]?.is === reach);
    if (ids.length === 0) return [];
    const reasons = [...new Set(ids.map(id => limb.reach[id]?.why ?? ''))];
    return [`${title}: ${ids.map(id => nounOf(list, id)).join(', ')}. ${reasons.join(' ')}`];
  });
  const other = MEETS.find(([reach]) => reach === limb.otherwise.is)?.[1] ?? limb.otherwise.is;
  return [
    `### ${limb.says}, from ${limb.from}${limb.until ? ` until ${limb.until}` : ''}`,
    `It covers those who answer yes:\n\n${bullets(limb.audiences.map(id => list.audiences.find(one => one.id === id)?.question ?? id))}`,
    `Which things its words meet:\n\n${bullets([...classes, `${other}: anything else. ${limb.otherwise.why}`])}`,
    `How sure: ${SURE[limb.seen]}.`,
  ].join('\n\n');
}

function signPage(words: Words, list: List, sign: Sign, asked: string, evidence: EvidenceOf, reader: Reader): string {
  const vendor = list.vendors.find(one => one.id === sign.vendor);
  if (!vendor) return '';
  const why = evidence[sign.id];
  const rules = vendor.listings.flatMap(listing => {
    const regime = list.regimes.find(one => one.id === listing.regime);
    return regime ? [ruleBlock(words, list, sign, listing, regime)] : [];
  });
  const meets = rules.filter(({ block }) => block !== '').sort(by(rulesInOrder(list, vendor, [sign], reader), ({ regime }) => regime.id));
  const silent = rules.filter(({ block }) => block === '').map(({ regime }) => regime.short);
  const counts = MEETS.map(([reach], rank) => [rules.filter(one => one.rank === rank).length, COUNTED[reach]] as const).filter(
    ([n]) => n > 0,
  );
  return page(words, [
    `# ${asked}`,
    say(words, `why.${sign.certainty}`, { token: `\`${sign.match}\``, entity: vendor.entity, product: sign.product }),
    ...disputed(vendor),
    '## Why we say so',
    why
      ? `${why.says} ${SHOWN[why.shown] ?? ''}`
      : 'The reasons are kept in a file beside the list, which this copy does not have; data/vendors holds them.',
    ...(why?.sources.length ? [bullets(why.sources.map(cite))] : []),
    ...limits(sign),
    `What kind of thing it is: ${list.classes.find(one => one.id === sign.class)?.meaning ?? sign.class}`,
    '## What the rules say about such a thing',
    `Rules that list the vendor: ${counts.map(([n, what]) => `${n} ${what}`).join(', ')}. Whether one concerns you depends on who you are.`,
    ...(sign.certainty === 'similar' ? ['Nothing is reported for it: a name alone proves nothing. If it were theirs:'] : []),
    ...(meets.length ? meets.map(({ block }) => block) : ['No rule that lists this vendor speaks of such a thing.']),
    ...(silent.length ? [`They list the vendor and do not speak of such a thing: ${silent.join(', ')}.`] : []),
    '## More',
    `The vendor: \`explain ${vendor.id}\`. A rule: \`explain ${meets[0]?.regime.id ?? rules[0]?.regime.id ?? ''}\`.`,
  ]);
}

interface Told {
  readonly regime: Regime;
  readonly block: string;
  /** Place of its strongest cell in `MEETS`. */
  readonly rank: number;
}

/** What one rule says of this sign; an empty block where it does not speak of such a thing. */
function ruleBlock(words: Words, list: List, sign: Sign, listing: Listing, regime: Regime): Told {
  const limbs = regime.limbs.filter(limb => !listing.limbs || listing.limbs.includes(limb.id));
  let rank = MEETS.length - 1;
  const lines = limbs.flatMap(limb => {
    const cell: Cell = listing.reach?.[sign.class] ?? limb.reach[sign.class] ?? limb.otherwise;
    rank = Math.min(
      rank,
      MEETS.findIndex(([reach]) => reach === cell.is),
    );
    if (cell.is === 'outside') return [];
    const bound = limb.audiences.map(id => list.audiences.find(one => one.id === id)?.condition ?? id);
    const when = `from ${limb.from}${limb.until ? ` until ${limb.until}` : ''}`;
    const title = MEETS.find(([reach]) => reach === cell.is)?.[1] ?? cell.is;
    const which = cell.is === 'reached' ? `${title} ${nounOf(list, sign.class)}` : title;
    return [`**${which}** (${limb.says}, ${when}): ${cell.why} It concerns you if ${bound.join(', or ')}. How sure: ${SURE[limb.seen]}.`];
  });
  if (lines.length === 0) return { regime, block: '', rank };
  const exempt = regime.exemptions.length ? [`Exempt: ${regime.exemptions.join('; ')}`] : [];
  const name = `Lists the vendor as “${listing.name}” since ${listing.since}${listing.until ? ` until ${listing.until}` : ''}; ${SURE[listing.seen]}.${listing.scope ? ` ${listing.scope}` : ''}`;
  const block = [`### ${regime.title}`, `${name} The rule is ${standing(words, regime)}.`, bullets([...lines, ...exempt]), source(regime)];
  return { regime, block: block.join('\n\n'), rank };
}

function nothingPage(words: Words, list: List, id: string): string {
  const signed = new Set(list.signs.filter(({ certainty }) => certainty !== 'similar').map(({ vendor }) => vendor));
  const blind = list.vendors.filter(vendor => vendor.listings.length > 0 && !signed.has(vendor.id)).length;
  return page(words, [
    `# ${id}`,
    `No sign on the list of ${list.date} matches it.`,
    `That is no clearance. Nobody looked into who owns or maintains it, and ${blind} of ${list.vendors.length} listed vendors have no sign and cannot be found at all; ownership, hardware and services are not examined.`,
  ]);
}

function limits(sign: Sign): string[] {
  return [
    ...(sign.versions ? [`Only these versions: \`${sign.versions}\`.`] : []),
    ...(sign.needs
      ? ['Its name is a plain one: it counts only where the file’s content, or another file of the same product beside it, confirms it.']
      : []),
    ...(sign.min ? [`It counts only where at least ${sign.min} different names of this kind occur.`] : []),
    ...(sign.except?.length ? [`Not claimed by it: ${sign.except.map(one => `\`${one}\``).join(', ')}.`] : []),
  ];
}

function listed(words: Words, list: List, listing: Listing): string {
  const regime = list.regimes.find(one => one.id === listing.regime);
  const until = listing.until ? ` until ${listing.until}` : '';
  return [
    `### ${regime?.title ?? listing.regime}`,
    `As “${listing.name}”, since ${listing.since}${until}. ${regime ? `The rule is ${standing(words, regime)}. ` : ''}${listing.scope ?? ''}`.trim(),
    bullets([
      ...(regime
        ? regime.limbs.filter(limb => !listing.limbs || listing.limbs.includes(limb.id)).map(({ says, from }) => `${says} (from ${from})`)
        : []),
      `How sure the listing is: ${SURE[listing.seen]}. ${listing.sources.map(({ url }) => url).join(', ')}`,
      ...(regime?.exemptions.length ? [`Exempt: ${regime.exemptions.join('; ')}`] : []),
      ...(regime ? [`${source(regime)} (\`explain ${regime.id}\`)`] : []),
    ]),
  ].join('\n\n');
}

/** In the order of ids; what is not among them goes last, as it was. */
function by<T>(order: readonly Id[], idOf: (one: T) => Id): (a: T, b: T) => number {
  const place = (one: T): number => (order.includes(idOf(one)) ? order.indexOf(idOf(one)) : order.length);
  return (a, b) => place(a) - place(b);
}

function relation(sign: Sign, vendor: Vendor): string {
  if (sign.certainty === 'interoperates') return `made by others for ${vendor.name}’s product`;
  if (sign.certainty === 'mirrored') return 'other people’s things from its servers';
  return sign.certainty === 'named' ? 'named by the act' : 'its own';
}

function source({ url }: Regime): string {
  return `Official text or, where none was found, a report of it: ${url}`;
}

function standing(words: Words, regime: Regime): string {
  return `${say(words, `status.${regime.status}`)} as of ${regime.asOf}${regime.ended ? `, ended ${regime.ended}` : ''}`;
}

function disputed(vendor: Vendor): string[] {
  return vendor.disputed ? [`**Somebody contests this entry:** ${vendor.disputed}`] : [];
}

function nounOf(list: List, id: Id): string {
  return list.classes.find(one => one.id === id)?.noun ?? id;
}

function cite({ title, url, read }: Citation): string {
  return `${title}: ${url} (read ${read})`;
}

function section(title: string, lines: readonly string[] | undefined): string[] {
  return lines?.length ? [`## ${title}`, bullets(lines)] : [];
}

function bullets(lines: readonly string[]): string {
  return lines.map(line => `- ${line}`).join('\n');
}

function page(words: Words, blocks: readonly string[]): string {
  const contest =
    'Something here is wrong? Anyone may contest an entry, the vendor too: open an issue with its id and what is wrong. It is answered within 5 working days, and until it is settled every finding that rests on it says that it is contested (data/README.md).';
  return `${[...blocks.filter(block => block !== ''), `## To contest\n\n${contest}`, say(words, 'footer')].join('\n\n')}\n`;
}

// A page about a vendor, a rule, a sign or a package URL: what, who, since when, what is exempt, why, how sure. Markdown.
import { lookup } from '../match/lookup.ts';
import type { Index } from '../match/prepare.ts';
import type { List, Listing, Regime, Sign, Vendor } from '../model.ts';
import { readPurl } from '../parse/purl.ts';
import { say, type Words } from './message.ts';

/** `undefined` where the id is none that the list knows and no package URL. */
export function explain(words: Words, list: List, index: Index, id: string): string | undefined {
  const vendor = list.vendors.find(one => one.id === id);
  if (vendor) return vendorPage(words, list, vendor);
  const regime = list.regimes.find(one => one.id === id);
  if (regime) return regimePage(words, list, regime);
  const sign = list.signs.find(one => one.id === id);
  if (sign) return signPage(words, list, sign, sign.match);
  const purl = readPurl(id);
  if (!purl) return undefined;
  const found = lookup(index, { kind: 'package', ...purl });
  if (found) return signPage(words, list, found, id);
  return `# ${id}\n\nNo sign on the list of ${list.date} matches it. That says nothing about ownership, hardware or services.\n\n${say(words, 'footer')}\n`;
}

function vendorPage(words: Words, list: List, vendor: Vendor): string {
  const signs = list.signs.filter(sign => sign.vendor === vendor.id);
  return page(words, [
    `# ${vendor.name}`,
    `${vendor.entity}. Also known as: ${vendor.names.join(', ') || 'no other name'}.`,
    ...(vendor.disputed ? [`**Disputed:** ${vendor.disputed}`] : []),
    '## Listed under',
    ...vendor.listings.map(listing => listed(list, listing)),
    '## Signs',
    signs.length === 0
      ? 'None known: this vendor cannot be found in a workspace.'
      : signs.map(sign => `- \`${sign.match}\` · ${sign.product} · ${sign.class}, ${sign.certainty}`).join('\n'),
    ...(vendor.confusable?.length ? ['## Not to be confused with', vendor.confusable.map(one => `- ${one}`).join('\n')] : []),
    ...(vendor.alternatives?.length
      ? ['## Alternatives', vendor.alternatives.map(({ instead, of, url }) => `- ${instead} instead of ${of} (${url})`).join('\n')]
      : []),
    ...notes(vendor.notes),
  ]);
}

function regimePage(words: Words, list: List, regime: Regime): string {
  const vendors = list.vendors.filter(vendor => vendor.listings.some(listing => listing.regime === regime.id));
  return page(words, [
    `# ${regime.title}`,
    `${regime.citation}. ${regime.authority}, ${regime.jurisdiction}. Issued ${regime.issued}; ${say(words, `status.${regime.status}`)} as of ${regime.asOf}${regime.ended ? `, ended ${regime.ended}` : ''}.`,
    `Official text: ${regime.url}`,
    '## What it means for a dependency',
    `- The vendor's own product: ${regime.means.own}\n- A component inside my product: ${regime.means.component}\n- Mere interoperation: ${regime.means.interoperation}`,
    '## What it forbids',
    ...regime.limbs.map(limb => {
      const bound = limb.audiences.map(id => list.audiences.find(one => one.id === id)?.question ?? id);
      const cells = Object.entries(limb.reach).map(([name, cell]) => `  - ${name}: ${cell.is}. ${cell.why}`);
      return [
        `### ${limb.says} (from ${limb.from}${limb.until ? ` until ${limb.until}` : ''})`,
        `Effect: ${limb.effect}. Known by: ${limb.seen}. It covers those who answer yes to:`,
        bound.map(question => `- ${question}`).join('\n'),
        `Which things its words reach:\n${[...cells, `  - anything else: ${limb.otherwise.is}. ${limb.otherwise.why}`].join('\n')}`,
      ].join('\n\n');
    }),
    ...(regime.exemptions.length ? ['## Exempt', regime.exemptions.map(one => `- ${one}`).join('\n')] : []),
    '## Vendors listed',
    vendors.length
      ? vendors.map(vendor => `- ${vendor.name} (${vendor.entity})`).join('\n')
      : 'None: it names a kind of thing, so it never makes a finding.',
    ...notes(regime.notes),
    '## Sources',
    regime.sources.map(({ title, url, read }) => `- ${title}: ${url} (read ${read})`).join('\n'),
  ]);
}

function signPage(words: Words, list: List, sign: Sign, asked: string): string {
  const vendor = list.vendors.find(one => one.id === sign.vendor);
  if (!vendor) return '';
  return page(words, [
    `# ${asked}`,
    say(words, `why.${sign.certainty}`, { token: `\`${sign.match}\``, entity: vendor.entity, product: sign.product }),
    `Class: ${list.classes.find(one => one.id === sign.class)?.meaning ?? sign.class}`,
    '## What the rules say about such a thing',
    ...vendor.listings.map(listing => {
      const regime = list.regimes.find(one => one.id === listing.regime);
      if (!regime) return '';
      const limbs = regime.limbs.filter(limb => !listing.limbs || listing.limbs.includes(limb.id));
      const cells = limbs.map(limb => {
        const cell = listing.reach?.[sign.class] ?? limb.reach[sign.class] ?? limb.otherwise;
        return `- **${cell.is}** (${limb.says}, from ${limb.from}): ${cell.why}`;
      });
      return `### ${regime.title}\n\n${cells.join('\n')}\n\n${regime.url}`;
    }),
  ]);
}

function listed(list: List, listing: Listing): string {
  const regime = list.regimes.find(one => one.id === listing.regime);
  const until = listing.until ? `, until ${listing.until}` : '';
  const sources = listing.sources.map(({ url }) => url).join(', ');
  return `- **${regime?.title ?? listing.regime}**, as “${listing.name}”, since ${listing.since}${until} (known by: ${listing.seen}). ${listing.scope ?? ''} ${sources}`;
}

function notes(list: readonly string[] | undefined): string[] {
  return list?.length ? ['## Notes', list.map(one => `- ${one}`).join('\n')] : [];
}

function page(words: Words, blocks: readonly string[]): string {
  return `${blocks.filter(block => block !== '').join('\n\n')}\n\n${say(words, 'footer')}\nTo contest an entry, open an issue with the entry's id and what is wrong; data/README.md says how and in what time it is answered.\n`;
}

// The counts that a reader of the list asks for, as lines.
import { gzipSync } from 'node:zlib';
import type { List } from '../../model.ts';

export function counts(list: List): readonly string[] {
  const signed = new Set(list.signs.filter(sign => sign.certainty !== 'similar').map(sign => sign.vendor));
  const listed = list.vendors.filter(vendor => vendor.listings.length > 0);
  return [
    `list ${list.version}`,
    `regimes ${list.regimes.length}: ${tally(list.regimes.map(regime => regime.status))}`,
    `  by jurisdiction: ${tally(list.regimes.map(regime => regime.jurisdiction))}`,
    `vendors ${list.vendors.length}: ${listed.length} listed, ${listed.filter(vendor => signed.has(vendor.id)).length} of them with signs`,
    `listings ${list.vendors.reduce((sum, vendor) => sum + vendor.listings.length, 0)}`,
    `signs ${list.signs.length}: ${tally(list.signs.map(sign => sign.certainty))}`,
    `  by kind: ${tally(list.signs.map(sign => sign.kind))}`,
    `  by class: ${tally(list.signs.map(sign => sign.class))}`,
    `negatives ${list.negatives.length}`,
    `size ${JSON.stringify(list).length} characters, ${gzipSync(JSON.stringify(list)).length} bytes compressed`,
  ];
}

function tally(values: readonly string[]): string {
  const found = new Map<string, number>();
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
  return [...found]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([value, count]) => `${value} ${count}`)
    .join(', ');
}

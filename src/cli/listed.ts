// What the bundled list holds: version, age, counts, audiences, and how many vendors cannot be found.
import type { List } from '../model.ts';
import { daysBetween } from '../policy/day.ts';
import { english, say } from '../report/message.ts';
import type { Options } from './args.ts';

export function listed(list: List, options: Options): string {
  const withSigns = new Set(list.signs.map(sign => sign.vendor));
  const blind = list.vendors.filter(vendor => vendor.listings.length > 0 && !withSigns.has(vendor.id));
  const counts = {
    version: list.version,
    date: list.date,
    days: daysBetween(list.date, options.today),
    regimes: list.regimes.length,
    vendors: list.vendors.length,
    signs: list.signs.length,
    negatives: list.negatives.length,
    blind: blind.length,
  };
  if (options.format !== 'text') {
    const audiences = list.audiences.map(({ id, question }) => ({ id, question }));
    return `${JSON.stringify({ ...counts, audiences, withoutSigns: blind.map(vendor => vendor.id) }, undefined, options.format === 'json' ? 2 : 0)}\n`;
  }
  const width = Math.max(...list.audiences.map(one => one.id.length), 0);
  return [
    say(english, 'list.head', counts),
    say(english, 'list.counts', counts),
    say(english, 'list.blind', counts),
    '',
    say(english, 'list.audiences'),
    ...list.audiences.map(one => `  ${one.id.padEnd(width)}  ${one.question}`),
    '',
    say(english, 'footer'),
    '',
  ].join('\n');
}

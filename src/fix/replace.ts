// Replaces a host by the neutral alternative that the list names for it.
import type { Finding, List, Place, Source } from '../model.ts';
import { addressAt } from './address-at.ts';
import type { Fix } from './fix.ts';
import { named } from './named.ts';

/**
 * Only where the list names, for exactly this host (`of`), another host or https address (`instead`): then host or address is replaced
 * and the path kept. Alternatives that are products are for people to read about, in the hover.
 */
export function replace(list: List, finding: Pick<Finding, 'vendor'>, place: Place, source: Source): readonly Fix[] {
  const { clue, path, state } = place;
  if (clue.kind !== 'host' || state === 'resolved' || path !== source.path) return [];
  const host = named(clue).toLowerCase();
  const token = addressAt(source.text, place.token);
  const raw = source.text.slice(token[0], token[1]);
  const mark = /^[a-z]+\\:/i.test(raw) ? '\\' : ''; // `https\://` of a properties file
  const text = raw.replace('\\:', ':');
  const [whole = '', before = ''] = /^((?:https?:)?\/\/)[^/?#]+/i.exec(text) ?? [];
  const vendor = list.vendors.find(({ id }) => id === finding.vendor);
  return (vendor?.alternatives ?? []).flatMap(({ instead, of }) => {
    if (of.toLowerCase() !== host || whole === '') return [];
    const address = /^(?:https:\/\/)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:\/[A-Za-z0-9._~/-]*)?$/.test(instead) ? instead : undefined;
    if (!address) return [];
    const start = address.startsWith('https://') ? address : `${before.replace(/^http:/i, 'https:')}${address}`;
    const next = start.replace(/\/$/, '') + text.slice(whole.length);
    return [
      {
        title: `Replace ${host} with ${address.replace('https://', '')}`,
        edits: [{ path, span: token, text: next.replace(':', `${mark}:`) }],
      },
    ];
  });
}

// Opens a prefilled report that a match is wrong; nothing is sent unless a person sends it.
import type { Finding, List } from '../model.ts';
import { purl } from '../parse/purl.ts';
import type { Opening } from './open-law.ts';

/** A browser takes this much of an address. */
const LONGEST = 4000;

/**
 * `home` is the project's repository address. Named are the sign, the matched text and the list: no path, no project, no other
 * component, for those are the user's own.
 */
export function reportWrongMatch(finding: Finding, list: List, home: string): Opening | undefined {
  if (!home.startsWith('https://')) return undefined;
  const clue = finding.places[0]?.clue;
  const matched =
    clue?.kind === 'package' ? purl({ ...clue, version: '' }) : clue?.kind === 'mark' ? `${clue.field} ${clue.text}` : 'an address';
  const body = [
    `Sign: ${finding.sign}`,
    `Matched: ${matched}`,
    `Vendor: ${finding.vendor} · class ${finding.class} · ${finding.certainty}`,
    `List: ${list.version}`,
    '',
    'Why is this match wrong? Please cite what shows it (the owner of the name, a hand-over, another company of that name):',
    '',
  ].join('\n');
  const query = `title=${encodeURIComponent(`Wrong match: ${finding.sign}`)}&body=${encodeURIComponent(body)}`;
  const url = `${home.replace(/\.git$|\/$/, '')}/issues/new?${query}`;
  return url.length > LONGEST ? undefined : { title: 'Report a wrong match', url };
}

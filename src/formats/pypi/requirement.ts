// The references of one requirement text: the package, and the host of its address.
import type { Reference, Role, Span, State } from '../../model.ts';
import { parsePep508 } from '../../parse/pep508.ts';
import { hostReference, namedBy } from './address.ts';

export interface Place {
  readonly role: Role;
  readonly state: State;
  readonly group?: string;
  readonly whole?: Span;
}

/** `name >= 1`, `name @ url`, an address or a path to an archive between two offsets; empty where nothing is named. */
export function requirement(text: string, [from, to]: Span, place: Place): readonly Reference[] {
  let start = from;
  while (start < to && text.charCodeAt(start) <= 32) start++;
  let end = start;
  while (end < to && text.charCodeAt(end) > 32) end++;
  const word = text.slice(start, end);
  const { role, state } = place;
  const rest = { ...(place.group ? { group: place.group } : {}), ...(place.whole ? { whole: place.whole } : {}) };
  if (
    /^(?:[A-Za-z][A-Za-z0-9+.-]*:\/\/|(?:git|hg|svn|bzr)\+|[\w.-]+@[\w.-]+:\S)/.test(word) ||
    /\.(?:whl|tar\.gz|zip|tar\.bz2|tgz)(?:$|[#?])/.test(word)
  ) {
    const name = namedBy(word);
    const out: Reference[] = [];
    if (name) {
      const clue = { kind: 'package' as const, type: 'pypi', name: name.name, ...(name.version ? { version: name.version } : {}) };
      out.push({ clue, token: [start + name.span[0], start + name.span[1]], ...rest, role, state, certain: 'exact' });
    }
    const host = hostReference(word, [start, end], state, place.group, place.whole);
    return host ? [...out, host] : out;
  }
  if (/^[./~\\]/.test(word) || /^[A-Za-z]:[\\/]/.test(word)) return []; // a folder
  const read = parsePep508(text, [start, to]);
  if (
    !read ||
    (/[\\/]/.test(text.charAt(read.span[1])) && read.span[1] < to && !read.version && !read.range && !read.url && read.rest !== undefined)
  )
    return [];
  const clue = {
    kind: 'package' as const,
    type: 'pypi',
    name: read.name,
    ...(read.version ? { version: read.version } : {}),
    ...(read.range ? { range: read.range } : {}),
  };
  const out: Reference[] = [{ clue, token: read.span, ...rest, role, state, certain: read.certain }];
  const host = read.url && hostReference(read.url.text, read.url.span, state, place.group, place.whole);
  return host ? [...out, host] : out;
}

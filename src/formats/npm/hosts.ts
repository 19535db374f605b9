// Where lock entries were fetched from: one reference for a host and, behind it, for a forge's account and repository; not one for each entry.
import type { Reference, Span } from '../../model.ts';
import { openAddress } from '../../parse/open-address.ts';

export interface Hosts {
  /** Does a text at `from` begin with a registry already added? Costs nothing, for long lockfiles. */
  readonly knows: (text: string, from: number) => boolean;
  /** Adds the address at `span` if its host (or forge account) is new. Local paths are none. */
  readonly add: (url: string, span: Span, group: string) => void;
}

export function hosts(into: Reference[]): Hosts {
  const seen = new Set<string>();
  let registry = '';
  return {
    knows: (text, from) => registry !== '' && text.startsWith(registry, from),
    add(url, span, group) {
      const key = place(url);
      if (key !== undefined && url.includes('/-/')) registry = `${key}/`;
      if (key === undefined || seen.has(key)) return;
      seen.add(key);
      const open = openAddress(url);
      const token: Span = [Math.min(span[1], span[0] + open.skipped), span[1]];
      into.push({ clue: { kind: 'host', url: open.url }, token, role: 'source', state: 'resolved', certain: 'exact', group });
    },
  };
}

/** A registry's tarballs (`/-/`) share their host; other addresses are told apart by two path segments. */
function place(url: string): string | undefined {
  const scheme = url.indexOf('://');
  if (scheme < 0) return /^[\w.-]+@[\w.-]+:|^(?:github|gitlab|bitbucket|gist):/.test(url) ? url.split('#', 1)[0] : undefined;
  const path = url.indexOf('/', scheme + 3);
  if (url.startsWith('file:')) return undefined;
  if (path < 0) return url;
  if (url.includes('/-/')) return url.slice(0, path);
  const first = url.indexOf('/', path + 1);
  const second = first < 0 ? -1 : url.indexOf('/', first + 1);
  return (second < 0 ? url : url.slice(0, second)).split('#', 1)[0];
}

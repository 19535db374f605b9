// Finds the addresses in one shell word or setting, and those that a `sed` edit of a sources list puts in.
import type { Span } from '../../model.ts';
import { openAddress } from '../../parse/open-address.ts';

export interface FoundAddress {
  /** Without password and token: they are secrets. */
  readonly url: string;
  /** Offsets into the text. */
  readonly span: Span;
}

const ADDRESS = /(?:(?:git|sparse|svn|hg)\+)?(?:https?|ftp|ssh|git):\/\/[^\s,|'"<>()`;\\]+/gi;
const SCP = /^[\w.-]+@([\w.-]+\.[\w-]+):(?!\/\/)([^\s]+)$/;
const BARE = /^(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:\/\S*)?$/i;

/** Every `scheme://` address in a text. */
export function addresses(text: string): readonly FoundAddress[] {
  if (!text.includes('://')) return [];
  const out: FoundAddress[] = [];
  for (const found of text.matchAll(ADDRESS)) {
    const { url, skipped } = openAddress(found[0]);
    out.push({ url, span: [found.index + skipped, found.index + found[0].length] });
  }
  return out;
}

/** `git@host:owner/repo` as `ssh://host/owner/repo`; the token stays on the text as written. */
export function scpAddress(text: string): FoundAddress | undefined {
  const found = SCP.exec(text.slice(0, 2000));
  return found ? { url: `ssh://${found[1]}/${found[2]}`, span: [0, text.length] } : undefined;
}

/** `host.example/path` where a tool needs no scheme. */
export function bareAddress(text: string): FoundAddress | undefined {
  return text.length < 2000 && BARE.test(text) ? { url: `https://${text}`, span: [0, text.length] } : undefined;
}

/** What `s|old|new|g` puts in, where it is an address or a host. Expressions may be several, one behind the other. */
export function sedAddresses(text: string): readonly FoundAddress[] {
  const out: FoundAddress[] = [];
  let at = 0;
  while (at < text.length) {
    const start = text.indexOf('s', at);
    if (start < 0) break;
    const mark = text.charAt(start + 1);
    if (mark === '' || /[\w\s\\]/.test(mark) || /\w/.test(text.charAt(start - 1))) {
      at = start + 1;
      continue;
    }
    const middle = delimiter(text, start + 2, mark);
    const end = middle < 0 ? -1 : delimiter(text, middle + 1, mark);
    if (end < 0) break;
    const replacement = text.slice(middle + 1, end).replace(/\\(.)/g, '$1');
    const host = /(?:[\w-]+\.)+[a-z]{2,}[^\s]*/i.exec(replacement)?.[0];
    if (host) {
      const scheme = addresses(replacement)[0]?.url;
      const from = text.indexOf(host.slice(0, Math.max(1, host.search(/[/:]|$/))), middle + 1);
      const span: Span = scheme ? [middle + 1, end] : [Math.max(from, middle + 1), end];
      out.push({ url: scheme ?? `https://${host}`, span });
    }
    at = end + 1;
  }
  return out;
}

/** Whether a setting's name says that its value is where packages come from. Network proxies are not. */
export function namesRegistry(name: string): boolean {
  if (/^(?:https?|all|no|ftp|socks)_proxy$/i.test(name)) return false;
  return /index|proxy|registr|mirror|repo|download|source|_site|dist|channel|endpoint|hosted|base_url|update_root|remote|_domain|cdn|_url/i.test(
    name,
  );
}

function delimiter(text: string, from: number, mark: string): number {
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\') at++;
    else if (char === mark) return at;
  }
  return -1;
}

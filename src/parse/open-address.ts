// An address without the password or access token that someone wrote into it: reports quote addresses.

/** `url` without `user:password@` or, over HTTP, `token@`, and where in it the rest began. A user alone (`git@`) stays. */
export function openAddress(url: string): { readonly url: string; readonly skipped: number } {
  if (!url.includes('@')) return { url, skipped: 0 };
  const scheme = url.indexOf('://');
  if (scheme < 0) return { url, skipped: 0 };
  const begin = scheme + 3;
  const slash = url.slice(begin, begin + 512).search(/[/?#]/);
  const host = url.slice(begin, slash < 0 ? begin + 512 : begin + slash);
  const at = host.lastIndexOf('@');
  const user = host.slice(0, Math.max(0, at));
  const secret = user.includes(':') || (/https?$/i.test(url.slice(0, scheme)) && user !== 'git');
  if (at < 0 || !secret) return { url, skipped: 0 };
  return { url: url.slice(0, begin) + url.slice(begin + at + 1), skipped: begin + at + 1 };
}

// Host and path of the addresses that manifests write: URLs, git's scp form, forge shorthands.

export interface Address {
  /** Lower case, without port and user. */
  readonly host: string;
  /** Decoded segments, as written. */
  readonly path: readonly string[];
}

/**
 * Reads `https://host/p`, `git+ssh://git@host/p`, `git@host:p`, `//host/p`, `host/p` and `github:owner/repo`; `undefined` where no host
 * stands in it. Linear in the text, which is cut at 4,096 code units.
 */
export function address(text: string): Address | undefined {
  const cut = text.trim().slice(0, 4096);
  const short = /^(github|gitlab|bitbucket|gitee|gist):([\w.-]+\/.+)$/.exec(cut);
  if (short?.[1] && short[2]) return { host: SHORT[short[1]] ?? '', path: segments(short[2]) };
  const scheme = /^(?:[a-z][a-z0-9+.-]*:)?\/\//i.exec(cut);
  let rest = scheme ? cut.slice(scheme[0].length) : cut;
  // cargo and pip put a second scheme in front: sparse+https://, git+https://; the pattern above takes both.
  const scp = scheme ? undefined : /^[\w.-]+@([\w.-]+):(?!\/)(.*)$/.exec(rest);
  if (scp?.[1]) return { host: scp[1].toLowerCase(), path: segments(scp[2] ?? '') };
  const end = rest.search(/[/?#\\]/);
  let host = end < 0 ? rest : rest.slice(0, end);
  rest = end < 0 ? '' : rest.slice(end);
  host = host.slice(host.lastIndexOf('@') + 1);
  const colon = host.indexOf(':');
  if (colon >= 0) {
    const after = host.slice(colon + 1); // a port, or git's scp form behind a scheme
    if (!/^\d*$/.test(after)) rest = `${after}${rest}`;
    host = host.slice(0, colon);
  }
  host = host.replace(/\.$/, '').toLowerCase();
  if (!host.includes('.') || !/^[\p{L}\p{N}._*-]+$/u.test(host)) return undefined;
  return { host, path: segments(rest) };
}

const SHORT: Readonly<Record<string, string>> = {
  github: 'github.com',
  gitlab: 'gitlab.com',
  bitbucket: 'bitbucket.org',
  gitee: 'gitee.com',
  gist: 'gist.github.com',
};

function segments(text: string): string[] {
  const stop = text.search(/[?#]/);
  return (stop < 0 ? text : text.slice(0, stop))
    .split('/')
    .filter(part => part !== '')
    .map(decode);
}

function decode(part: string): string {
  if (!part.includes('%')) return part;
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a stray percent sign
  }
}

/** The forge account an address belongs to, `github.com/owner`, also where a forge serves its files from another host. */
export function account({ host, path }: Address): string | undefined {
  const pages = /^([\w-]+)\.(github|gitee|gitlab)\.io$/.exec(host);
  if (pages?.[1]) return `${pages[2] === 'github' ? 'github.com' : pages[2] === 'gitee' ? 'gitee.com' : 'gitlab.com'}/${pages[1]}`;
  const at = SERVED.get(host);
  if (at) {
    const owner = path[at.index];
    const leads = at.after === undefined || path[at.index - 1] === at.after;
    return owner && leads ? `github.com/${owner.toLowerCase()}` : undefined;
  }
  const owner = path[0];
  return owner ? `${host}/${owner.toLowerCase().replace(/\.git$/, '')}` : undefined;
}

/** Where else GitHub's accounts appear: which path segment is the owner, and what must stand before it. */
const SERVED: ReadonlyMap<string, { readonly index: number; readonly after?: string }> = new Map([
  ['www.github.com', { index: 0 }],
  ['ghcr.io', { index: 0 }],
  ['raw.githubusercontent.com', { index: 0 }],
  ['codeload.github.com', { index: 0 }],
  ['api.github.com', { index: 1, after: 'repos' }],
  ['cdn.jsdelivr.net', { index: 1, after: 'gh' }],
]);

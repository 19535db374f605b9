// Where a repository is fetched from, as git writes it: a URL or a scp-like address. https://git-scm.com/docs/git-clone#_git_urls

import { openAddress } from '../../parse/open-address.ts';

/** Without password and token; `undefined` for a path beside the superproject or on this disk: it names no host. */
export function addressOf(text: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return text.startsWith('file:') ? undefined : openAddress(text).url;
  if (/^[.\\/~]|^[A-Za-z]:[\\/]/.test(text)) return undefined;
  const scp = /^(?:[^@\s/]+@)?([\w.-]+):(?!\/\/)(\S.*)$/.exec(text.slice(0, 4096));
  return scp ? `ssh://${scp[1]}/${(scp[2] ?? '').replace(/^\/+/, '')}` : undefined;
}

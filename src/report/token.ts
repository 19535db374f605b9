// How a place is named in a sentence: the package, the host, or the file that carries a mark.
import type { Place, SignKind } from '../model.ts';

/** A server that many use is not the vendor's: where the sign is an account or a folder on it, the path belongs to the name. */
export function tokenOf({ clue, path, token }: Pick<Place, 'clue' | 'path' | 'token'>, sign: SignKind | undefined): string {
  if (clue.kind === 'package') return clue.type === 'maven' ? clue.name.replace('/', ':') : clue.name;
  if (clue.kind === 'host') return server(clue.url, sign);
  if (clue.kind === 'digest') return path.slice(path.lastIndexOf('/') + 1);
  // In a text the mark itself stands there; a binary carries it inside, so the file is named.
  const byName = token[1] > 0 || clue.field === 'import' || clue.field === 'include' || clue.field === 'load' || clue.field === 'file';
  return byName ? clue.text : path.slice(path.lastIndexOf('/') + 1);
}

const LONGEST = 60;

/** `downloads.example`, `github.com/owner/name`. */
function server(url: string, sign: SignKind | undefined): string {
  const [, host = url, rest = ''] = /^(?:(?:[a-z][a-z0-9+.-]*:)?\/\/(?:[^/?#]*@)?|[^/?#@:]*@)?([^/?#:]+)([^?#]*)/i.exec(url) ?? [];
  if (sign !== 'owner' && sign !== 'host-path') return host.slice(0, LONGEST);
  const folders = rest.replace(/^:\d+(?=\/)|^:/, '').replace(/^\/+|\/+$|\.git\/*$/g, '');
  const named = folders === '' ? host : `${host}/${sign === 'owner' ? folders.split('/').slice(0, 2).join('/') : folders}`;
  return named.length > LONGEST ? `${named.slice(0, LONGEST - 1)}…` : named;
}

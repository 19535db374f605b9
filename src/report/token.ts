// How a place is named in a sentence: the package, the host, or the file that carries a mark.
import type { Place } from '../model.ts';

export function tokenOf({ clue, path, token }: Pick<Place, 'clue' | 'path' | 'token'>): string {
  if (clue.kind === 'package') return clue.type === 'maven' ? clue.name.replace('/', ':') : clue.name;
  if (clue.kind === 'host') return (/^(?:[a-z][a-z0-9+.-]*:)?\/\/(?:[^/?#]*@)?([^/?#]+)/i.exec(clue.url)?.[1] ?? clue.url).slice(0, 60);
  if (clue.kind === 'digest') return path.slice(path.lastIndexOf('/') + 1);
  // In a text the mark itself stands there; a binary carries it inside, so the file is named.
  const byName = token[1] > 0 || clue.field === 'import' || clue.field === 'include' || clue.field === 'load' || clue.field === 'file';
  return byName ? clue.text : path.slice(path.lastIndexOf('/') + 1);
}

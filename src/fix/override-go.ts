// A replace of Go.
import type { Source } from '../model.ts';
import type { Fix } from './fix.ts';
import type { Package, Replacement } from './override.ts';

/** https://go.dev/ref/mod#go-mod-file-replace */
export function inGoMod(clue: Package, { path, text }: Source, replacement: Replacement): Fix | undefined {
  if (
    text.split(/\r\n?|\n/).some(
      line =>
        line.includes('=>') &&
        line
          .trim()
          .replace(/^replace\s+/, '')
          .split(/\s+/)[0] === clue.name,
    )
  )
    return undefined;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = text === '' || /[\r\n]$/.test(text) ? '' : end;
  const target = 'path' in replacement ? dotted(replacement.path) : `${replacement.name} ${replacement.version}`;
  const line = `${gap}${end}replace ${clue.name} => ${target}${end}`;
  return {
    title: `Add a replace of ${clue.name} by ${'path' in replacement ? replacement.path : replacement.name} (what asks for it may break)`,
    edits: [{ path, span: [text.length, text.length], text: line }],
  };
}

/** A folder, told apart from a package. */
function dotted(path: string): string {
  return path.startsWith('.') ? path : `./${path}`;
}

// How a fix names the component of a place: short, as the file writes it, on one line.
import type { Clue } from '../model.ts';

export function named(clue: Clue): string {
  const text =
    clue.kind === 'package' ? clue.name : clue.kind === 'host' ? hostOf(clue.url) : clue.kind === 'mark' ? clue.text : clue.sha256;
  const line = text.replace(/\p{C}+/gu, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

/** The host of a URL or of a scp-like address, without user and port. */
function hostOf(url: string): string {
  return /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?(?:[^@/]*@)?([^/:?#]+)/i.exec(url)?.[1] ?? url;
}

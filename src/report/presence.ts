// How a component without a manifest entry is here: as files in the tree, loaded, loaded but absent, downloaded, or talked to.
import type { Finding, Place } from '../model.ts';
import { say, type Words } from './message.ts';

/**
 * - `bundled`: files of it lie in the project
 * - `loaded`: such files lie there, and code or a build file loads, links or includes them
 * - `absent`: it is loaded, linked or included, and no file of it was found
 * - `used`: code names its modules or classes, and no file of it was found; a package manager may bring it
 * - `downloaded`: a build file or a script fetches it from the vendor's server
 * - `called`: code speaks to the vendor's server
 */
export type Presence = 'bundled' | 'loaded' | 'absent' | 'used' | 'downloaded' | 'called';

/** Named one by one; where there are more, the folder above them all stands for them. */
const FOLDERS = 3;

/** `undefined` where the component is a package, or a mirror that serves other people's: its declaration says all. */
export function presenceOf({ places, certainty }: Finding): Presence | undefined {
  if (certainty === 'mirrored' || places.some(({ clue }) => clue.kind === 'package')) return undefined;
  const code = places.filter(place => place.clue.kind === 'mark' && !isFile(place));
  if (places.some(isFile)) return code.length > 0 ? 'loaded' : 'bundled';
  if (code.some(({ clue }) => clue.kind === 'mark' && (clue.field === 'load' || clue.field === 'include'))) return 'absent';
  if (code.length > 0) return 'used';
  const hosts = places.filter(({ clue, state }) => clue.kind === 'host' && state !== 'configured');
  if (hosts.length === 0) return undefined;
  return hosts.some(({ role }) => role === 'source' || role === 'build') ? 'downloaded' : 'called';
}

/** One clause: `loaded; 18 files of it in libs/arm64 (12), libs/x86 (6)`; `''` where there is nothing to add. */
export function presence(words: Words, finding: Finding): string {
  const is = presenceOf(finding);
  return is ? say(words, `presence.${is}`, inTree(finding.places)) : '';
}

/** A file that is itself the evidence. A program that only names the library it loads is none. */
export function isFile({ clue, token }: Place): boolean {
  return token[1] === 0 && (clue.kind === 'digest' || (clue.kind === 'mark' && clue.field !== 'load'));
}

function inTree(places: readonly Place[]): { n: number; folders: string } {
  const files = new Set(places.filter(isFile).map(({ path }) => path));
  const folders = new Map<string, number>();
  for (const path of files) {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/'))) || '.';
    folders.set(folder, (folders.get(folder) ?? 0) + 1);
  }
  const named = [...folders].sort(([a], [b]) => (a < b ? -1 : 1));
  const [only] = named;
  if (named.length === 1 && only) return { n: files.size, folders: only[0] };
  if (named.length > FOLDERS) return { n: files.size, folders: above(named.map(([folder]) => folder)) };
  return { n: files.size, folders: named.map(([folder, n]) => `${folder} (${n})`).join(', ') };
}

/** The nearest folder above all of them. */
function above(folders: readonly string[]): string {
  const [first = [], ...rest] = folders.map(folder => folder.split('/'));
  let length = first.length;
  for (const parts of rest) {
    length = Math.min(length, parts.length);
    for (let i = 0; i < length; i++) if (parts[i] !== first[i]) length = i;
  }
  return first.slice(0, length).join('/') || '.';
}

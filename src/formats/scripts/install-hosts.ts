// The addresses of shell lines: what is downloaded, and where packages are set to come from.
import { sourceSpan } from '../../parse/mapped-text.ts';
import type { ShellWord } from '../../parse/shell-words.ts';
import { addresses, bareAddress, type FoundAddress, namesRegistry, scpAddress } from './addresses.ts';
import type { Place, Run } from './install-run.ts';
import { DOWNLOAD_VALUES } from './shell-programs.ts';

/** `NAME=address`, where the name says that packages come from there. */
export function setting(run: Run, name: string, word: ShellWord, place: Place): void {
  if (namesRegistry(name)) everyAddress(run, word, place, 'configured');
}

export function everyAddress(run: Run, word: ShellWord, place: Place, state: 'configured' | 'declared'): void {
  for (const found of addresses(word.text)) host(run, word, found, place, state);
}

/** What a downloader fetches. */
export function downloads(run: Run, program: string, rest: readonly ShellWord[], place: Place): void {
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at];
    if (!word) return;
    if (DOWNLOAD_VALUES.has(word.text)) {
      at++;
      continue;
    }
    // url.<address>.insteadOf=…: what git is sent to instead
    const found = addresses(word.text).map(({ url, span }) => ({
      url: url.replace(/\.(?:push)?insteadof.*$/i, ''),
      span: [span[0], span[1] - (/\.(?:push)?insteadof.*$/i.exec(url)?.[0].length ?? 0)] as const,
    }));
    for (const one of found) host(run, word, one, place, program === 'git' && rest[0]?.text === 'config' ? 'configured' : 'declared');
    if (found.length > 0 || word.holes.length > 0) continue;
    const other =
      program === 'git' ? scpAddress(word.text) : program === 'curl' || program === 'wget' ? bareWithPath(word.text) : undefined;
    if (other) host(run, word, other, place, 'declared');
  }
}

function bareWithPath(text: string): FoundAddress | undefined {
  return text.includes('/') ? bareAddress(text) : undefined;
}

export function host(run: Run, word: ShellWord, { url, span }: FoundAddress, place: Place, state: 'configured' | 'declared'): void {
  const authority = span[0] + (/^[^/]*\/\/[^/]*/.exec(word.text.slice(...span))?.[0].length ?? span[1] - span[0]);
  const partial = word.holes.some(
    ({ at, length }) => at >= span[0] && (at < authority || (at === authority && length === 0 && authority === span[1])),
  );
  run.references.push({
    clue: { kind: 'host', url },
    token: place(sourceSpan(word, span)),
    role: 'source',
    state,
    certain: partial ? 'partial' : 'exact',
  });
}

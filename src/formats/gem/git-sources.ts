// Where `github: "o/r"` and the git sources that a Gemfile defines itself lead. https://bundler.io/man/gemfile.5.html#GIT_SOURCE

import type { StringToken } from '../../parse/lexer.ts';
import { type Entry, everyEntry, type Group, leadOf } from '../../parse/lexer-tree.ts';
import { headOf } from './head-of.ts';

/** By the option's name: what stands before the repository. */
export type GitSources = ReadonlyMap<string, string>;

export const FORGES: GitSources = new Map([
  ['github', 'https://github.com/'],
  ['gitlab', 'https://gitlab.com/'],
  ['bitbucket', 'https://bitbucket.org/'],
  ['gist', 'https://gist.github.com/'],
]);

/** `git_source(:acme) { |repo| "https://git.example/#{repo}.git" }`. */
export function gitSources(root: Group): { readonly known: GitSources; readonly urls: readonly StringToken[] } {
  const known = new Map(FORGES);
  const urls: StringToken[] = [];
  for (const [entry] of everyEntry(root)) {
    if (leadOf(entry.items) !== 'git_source') continue;
    const block = entry.items.find(item => item.kind === 'group' && (item.open === '{' || item.open === 'do'));
    const url = block?.kind === 'group' ? urlIn(block.entries) : undefined;
    const argument = entry.items[1];
    const named = (argument?.kind === 'group' ? argument.entries[0]?.items : entry.items.slice(1))?.find(
      item => item.kind === 'word' || item.kind === 'string',
    );
    if (!url || (named?.kind !== 'word' && named?.kind !== 'string')) continue;
    urls.push(url);
    known.set(named.text, headOf(url));
  }
  return { known, urls };
}

function urlIn(entries: readonly Entry[]): StringToken | undefined {
  for (const { items } of entries) {
    for (const item of items) if (item.kind === 'string' && /^(?:[a-z+]+:\/\/[^/]|[\w.-]+@[\w.-]+:)/i.test(headOf(item))) return item;
  }
  return undefined;
}

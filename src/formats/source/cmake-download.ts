// CMake: where a build fetches sources and archives from: FetchContent, ExternalProject, CPM, file(DOWNLOAD).
// https://cmake.org/cmake/help/latest/module/FetchContent.html
import type { Extraction, Format, Source } from '../../model.ts';
import { cmake as CMAKE } from '../../parse/languages/cmake.ts';
import { lex, type StringToken, type Token } from '../../parse/lexer.ts';
import { isSymbol } from './calls.ts';
import { type Found, found } from './reference.ts';

export const cmakeDownload: Format = {
  id: 'source/cmake-download',
  files: [{ name: 'CMakeLists.txt' }, { suffix: '.cmake' }],
  gated: true,
  extract,
};

const COMMANDS = /^(?:fetchcontent_\w+|externalproject_add|externaldata_\w+|cpm\w*|file|download_project|vcpkg_(?:download|from)\w*)$/i;
const KEYS = new Set([
  'URL',
  'URLS',
  'GIT_REPOSITORY',
  'SVN_REPOSITORY',
  'HG_REPOSITORY',
  'DOWNLOAD',
  'GITHUB_REPOSITORY',
  'GITLAB_REPOSITORY',
  'URI',
]);

function extract({ text }: Source): Extraction {
  const { tokens } = lex(text, CMAKE);
  const into = found();
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.kind !== 'word' || !isSymbol(tokens[at + 1], '(') || !COMMANDS.test(token.text)) continue;
    let key = '';
    let depth = 0;
    for (at++; at < tokens.length; at++) {
      const argument = tokens[at];
      if (isSymbol(argument, '(')) depth++;
      else if (isSymbol(argument, ')') && --depth === 0) break;
      if (argument?.kind === 'word' && /^[A-Z][A-Z_]+$/.test(argument.text)) key = argument.text;
      else if (argument && (argument.kind === 'word' || argument.kind === 'string')) address(text, argument, key, into);
    }
  }
  return { references: into.references, edges: [], problems: [] };
}

function address(text: string, token: StringToken | Token, key: string, into: Found): void {
  const span = token.kind === 'string' ? token.inner : token.span;
  const raw = text.slice(span[0], Math.min(span[1], span[0] + 2048));
  const short = /^(?:gh|gl|bb):([\w.-]+\/[\w.-]+)/.exec(raw); // CPMAddPackage("gh:owner/name#1.0")
  const isForge = key === 'GITHUB_REPOSITORY' || key === 'GITLAB_REPOSITORY';
  if (short?.[1] || (isForge && /^[\w.-]+\/[\w.-]+$/.test(raw))) {
    const path = short?.[1] ?? raw;
    const host = (short ? raw.startsWith('gl') : key.startsWith('GITLAB'))
      ? 'gitlab.com'
      : raw.startsWith('bb')
        ? 'bitbucket.org'
        : 'github.com';
    const from = span[0] + raw.indexOf(path);
    into.add({ kind: 'host', url: `https://${host}/${path}` }, [from, from + path.length], key || 'CPM', 'exact', 'source');
    return;
  }
  const url = /^(?:(?:https?|ssh|git|ftp):\/\/|git@[\w.-]+:)[^\s"]+/.exec(raw)?.[0];
  if (!url || (key !== '' && !KEYS.has(key))) return;
  const literal = /^[^$]*/.exec(url)?.[0] ?? ''; // a variable: the part before it
  if (/:\/\/[^/]+|@/.test(literal))
    into.add({ kind: 'host', url }, [span[0], span[0] + url.length], key, url === literal ? 'exact' : 'partial', 'source');
}

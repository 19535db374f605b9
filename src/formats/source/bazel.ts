// Bazel and Buck: libraries that a rule imports or links, and addresses that a workspace fetches from.
// https://bazel.build/reference/be/c-cpp#cc_import https://bazel.build/rules/lib/repo/http
import type { Extraction, Format, Source } from '../../model.ts';
import { starlark as STARLARK } from '../../parse/languages/starlark.ts';
import { lex, type StringToken, type Token } from '../../parse/lexer.ts';
import { isSymbol } from './calls.ts';
import { linkLine, pathIn } from './link-line.ts';
import { type Found, found } from './reference.ts';

export const bazel: Format = {
  id: 'source/bazel',
  files: [
    { name: 'BUILD' },
    { name: 'BUILD.bazel' },
    { name: 'WORKSPACE' },
    { name: 'WORKSPACE.bazel' },
    { name: 'WORKSPACE.bzlmod' },
    { name: 'MODULE.bazel' },
    { name: 'BUCK' },
    { suffix: '.bzl' },
    { suffix: '.BUILD.bazel' },
    { suffix: '.MODULE.bazel' },
  ],
  gated: true,
  extract,
};

const FLAGS = new Set(['linkopts', 'additional_linker_inputs', 'linker_flags', 'exported_linker_flags', 'sdk_dylibs', 'link_flags']);
const FRAMEWORKS = new Set(['sdk_frameworks', 'weak_sdk_frameworks', 'frameworks']);
const ADDRESSES = new Set(['url', 'urls', 'remote', 'remotes', 'strip_url', 'repositories', 'server_urls', 'binary_jar_url']);
/** What these name is left out of the build. */
const OUT = new Set(['exclude', 'excludes', 'excluded_artifacts', 'visibility', 'tags', 'name']);

function extract({ text }: Source): Extraction {
  const { tokens } = lex(text, STARLARK);
  const into = found();
  const keys: string[] = ['']; // the argument of each open bracket
  const maps: string[] = [''];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (isSymbol(token, '(') || isSymbol(token, '[') || isSymbol(token, '{')) {
      // a list belongs to the argument before it; a call begins anew: `srcs = glob([...])` keeps it
      keys.push(keys.at(-1) ?? '');
      maps.push(token.text);
      if (keys.length > 200) break;
    } else if (isSymbol(token, ')') || isSymbol(token, ']') || isSymbol(token, '}')) {
      if (keys.length > 1) keys.pop();
      if (maps.length > 1) maps.pop();
    } else if (isSymbol(token, ',') && maps.at(-1) === '(') keys[keys.length - 1] = keys.at(-2) ?? '';
    else if (token.kind === 'word' && isSymbol(tokens[at + 1], '=') && !isSymbol(tokens[at + 2], '=')) keys[keys.length - 1] = token.text;
    else if (token.kind === 'string') named(text, tokens, at, token, keys.at(-1) ?? '', into);
    if (token.kind === 'line' && keys.length === 1) keys[0] = '';
  }
  return { references: into.references, edges: [], problems: [] };
}

function named(text: string, tokens: readonly Token[], at: number, { inner }: StringToken, key: string, into: Found): void {
  const raw = text.slice(inner[0], Math.min(inner[1], inner[0] + 2048));
  if (OUT.has(key)) return;
  if (FLAGS.has(key)) linkLine(raw, inner[0], into);
  else if (FRAMEWORKS.has(key) && /^\w[\w.+-]*$/.test(raw)) into.mark('load', raw, inner, key);
  else if (/^(?:https?|ssh|git|ftp):\/\/[^\s/{%]+/.test(raw) || /^git@[\w.-]+:/.test(raw)) {
    const isPart = /[{%]/.test(raw) || isSymbol(tokens[at + 1], '+') || isSymbol(tokens[at + 1], '%') || isSymbol(tokens[at + 1], '.');
    if (ADDRESSES.has(key) || /_urls?$|^(?:URLS?|_?\w+_URLS?)$/.test(key))
      into.add({ kind: 'host', url: raw }, inner, key, isPart ? 'partial' : 'exact', 'source');
  } else if (!/\s/.test(raw)) pathIn(raw.replace(/\/\*\*.*$/, ''), inner[0], into); // `glob(["X.framework/**"])`
}

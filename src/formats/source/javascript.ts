// JavaScript and TypeScript: packages that are imported or required, modules from URLs, and native libraries that are loaded.
import type { Extraction, Format, Source } from '../../model.ts';
import { lex, type StringToken, type Token } from '../../parse/lexer.ts';
import { calls, isSymbol, type Loader } from './calls.ts';
import { JAVASCRIPT } from './languages.ts';
import { type Found, found } from './reference.ts';

export const javascript: Format = {
  id: 'source/javascript',
  files: ['js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx'].map(suffix => ({ suffix: `.${suffix}` })),
  gated: true,
  extract,
};

const LOADERS: readonly Loader[] = [
  { name: 'Library', of: ['ffi', 'ffi_napi'] },
  { name: 'DynamicLibrary', of: ['ffi'] },
  { name: 'load', of: ['koffi'] },
  { name: 'dlopen', of: ['Deno', 'process', 'ffi'] },
];

/** https://nodejs.org/api/modules.html#built-in-modules */
const BUILT_IN = new Set(
  'assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain events fs http http2 https inspector module net os path perf_hooks process punycode querystring readline repl stream string_decoder sys timers tls trace_events tty url util v8 vm wasi worker_threads zlib'.split(
    ' ',
  ),
);

function extract({ text }: Source): Extraction {
  const { tokens } = lex(text, JAVASCRIPT);
  const into = found();
  let statement = ''; // the import or export that a `from` may belong to
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'symbol' && ';(='.includes(token.text)) statement = '';
    if (token.kind !== 'word' || isSymbol(tokens[at - 1], '.')) continue;
    const next = tokens[at + 1];
    if (token.text === 'import' || token.text === 'export') {
      statement = token.text;
      if (token.text === 'import' && next?.kind === 'string') specifier(next, 'import', into);
      else if (token.text === 'import' && isSymbol(next, '(')) called(tokens, at + 2, 'import()', into);
    } else if (token.text === 'from' && statement !== '' && next?.kind === 'string') {
      specifier(next, statement, into);
      statement = '';
    } else if (token.text === 'require') {
      if (isSymbol(next, '(')) called(tokens, at + 2, 'require', into);
      else if (isSymbol(next, '.') && tokens[at + 2]?.text === 'resolve') called(tokens, at + 4, 'require.resolve', into);
    } else if (token.text === 'importScripts' && isSymbol(next, '(')) called(tokens, at + 2, 'importScripts', into);
  }
  calls(text, tokens, LOADERS, into);
  return { references: into.references, edges: [], problems: [] };
}

function called(tokens: readonly Token[], at: number, group: string, into: Found): void {
  const argument = tokens[at];
  if (argument?.kind === 'string' && (isSymbol(tokens[at + 1], ')') || isSymbol(tokens[at + 1], ','))) specifier(argument, group, into);
}

/** A bare specifier names a package; relative ones, aliases (`@/`, `~/`, `#`) and what Node brings along do not. */
function specifier({ text, inner, parts }: StringToken, group: string, into: Found): void {
  if (parts.length > 1 || text.length !== inner[1] - inner[0]) return;
  if (/^https?:\/\//.test(text)) {
    into.add({ kind: 'host', url: text }, inner, group);
    return;
  }
  const start = text.startsWith('npm:') ? 4 : 0;
  const name = /^(?:@[A-Za-z0-9][\w.-]*\/)?[A-Za-z0-9][\w.-]*/.exec(text.slice(start))?.[0];
  const rest = text.slice(start + (name?.length ?? 0));
  if (!name || (rest !== '' && !rest.startsWith('/') && !rest.startsWith('@')) || BUILT_IN.has(name)) return;
  into.add({ kind: 'package', type: 'npm', name }, [inner[0] + start, inner[0] + start + name.length], group);
}

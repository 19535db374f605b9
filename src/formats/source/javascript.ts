// JavaScript, TypeScript and ArkTS: packages that are imported or required, modules from URLs, and native libraries that are loaded.
import type { Extraction, Format, Source } from '../../model.ts';
import { lex, type StringToken, type Token } from '../../parse/lexer.ts';
import { calls, isSymbol, type Loader } from './calls.ts';
import { declarations } from './declarations.ts';
import { JAVASCRIPT } from './languages.ts';
import { type Found, found } from './reference.ts';
import { scriptsOf } from './scripts-of.ts';
import { symbols, uses } from './symbols.ts';

export const javascript: Format = {
  id: 'source/javascript',
  files: ['js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx', 'vue', 'svelte', 'astro', 'ets'].map(suffix => ({ suffix: `.${suffix}` })),
  gated: true,
  extract,
};

type Registry = 'npm' | 'ohpm';

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

/** What binds functions of native libraries. */
const BINDS = new Set(['ffi', 'ffi_napi', 'koffi', 'dlopen', 'DynamicLibrary']);

function extract({ path, text }: Source): Extraction {
  const { tokens } = lex(/\.(?:vue|svelte|astro)$/i.test(path) ? scriptsOf(text) : text, JAVASCRIPT);
  const into = found();
  const type = /\.ets$/i.test(path) ? 'ohpm' : 'npm';
  let statement = ''; // the import or export that a `from` may belong to
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind === 'symbol' && ';(='.includes(token.text)) statement = '';
    if (token.kind !== 'word' || isSymbol(tokens[at - 1], '.')) continue;
    const next = tokens[at + 1];
    if (token.text === 'import' || token.text === 'export') {
      statement = token.text;
      if (token.text === 'import' && next?.kind === 'string') specifier(next, 'import', type, into);
      else if (token.text === 'import' && isSymbol(next, '(')) called(tokens, at + 2, 'import()', type, into);
    } else if (token.text === 'from' && statement !== '' && next?.kind === 'string') {
      specifier(next, statement, type, into);
      statement = '';
    } else if (token.text === 'require') {
      if (isSymbol(next, '(')) called(tokens, at + 2, 'require', type, into);
      else if (isSymbol(next, '.') && tokens[at + 2]?.text === 'resolve') called(tokens, at + 4, 'require.resolve', type, into);
    } else if (token.text === 'importScripts' && isSymbol(next, '(')) called(tokens, at + 2, 'importScripts', type, into);
    else if (token.text === 'new') created(tokens, at + 1, type, into);
  }
  sources(tokens, into);
  userscript(text, into);
  directives(text, into);
  calls(text, tokens, LOADERS, into);
  if (uses(tokens, BINDS)) {
    symbols(tokens, 'native function', into);
    for (const token of tokens)
      if (token.kind === 'string' && token.text.includes('(')) declarations(text, token.inner, 'native function', into);
  }
  return { references: into.references, edges: [], problems: [] };
}

function called(tokens: readonly Token[], at: number, group: string, type: Registry, into: Found): void {
  const argument = tokens[at];
  if (argument?.kind === 'string' && (isSymbol(tokens[at + 1], ')') || isSymbol(tokens[at + 1], ',')))
    specifier(argument, group, type, into);
}

/** A bare specifier names a package; relative ones, aliases (`@/`, `~/`, `#`) and what Node brings along do not. */
function specifier({ text, inner, parts }: StringToken, group: string, type: Registry, into: Found): void {
  if (parts.length > 1 || text.length !== inner[1] - inner[0]) return;
  if (/^lib\w[\w.-]*\.so$/.test(text)) {
    into.mark('load', text, inner, group); // ArkTS: a native module
    return;
  }
  if (type === 'ohpm' && /^@(?:hms|hw|huawei)\.[\w.]+$/.test(text)) {
    into.mark('import', text, inner, group); // a kit of the system, by its dotted name
    return;
  }
  if (/^https?:\/\//.test(text)) {
    into.add({ kind: 'host', url: text }, inner, group);
    return;
  }
  const start = text.startsWith('npm:') ? 4 : 0;
  const name = /^(?:@[A-Za-z0-9][\w.-]*\/)?[A-Za-z0-9][\w.-]*/.exec(text.slice(start))?.[0];
  const rest = text.slice(start + (name?.length ?? 0));
  if (!name || (rest !== '' && !rest.startsWith('/') && !rest.startsWith('@')) || BUILT_IN.has(name)) return;
  into.add({ kind: 'package', type: start > 0 ? 'npm' : type, name }, [inner[0] + start, inner[0] + start + name.length], group);
}

/** `new URL("pkg/worker.js", import.meta.url)` and `new Worker("https://…")` name code; any other URL names a service. */
function created(tokens: readonly Token[], at: number, type: Registry, into: Found): void {
  const argument = tokens[at + 2];
  if (tokens[at]?.kind !== 'word' || !isSymbol(tokens[at + 1], '(') || argument?.kind !== 'string') return;
  const name = tokens[at]?.text ?? '';
  const isOfModule = isSymbol(tokens[at + 3], ',') && tokens[at + 4]?.text === 'import' && tokens[at + 6]?.text === 'meta';
  if (name === 'URL' ? isOfModule : name === 'Worker' || name === 'SharedWorker') specifier(argument, `new ${name}`, type, into);
}

/** `script.src = "https://…/sdk.js"` */
function sources(tokens: readonly Token[], into: Found): void {
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind !== 'string' || token.parts.length > 1 || !isSymbol(tokens[at - 1], '=') || tokens[at - 2]?.text !== 'src') continue;
    if (/^(?:https?:)?\/\/[^\s?#]+\.(?:m?js|wasm)(?:[?#]|$)/.test(token.text))
      into.add({ kind: 'host', url: token.text }, token.inner, 'src');
  }
}

/** The header of a user script is a comment that is obeyed: https://www.tampermonkey.net/documentation.php#meta:require */
function userscript(text: string, into: Found): void {
  const from = text.slice(0, 4096).indexOf('// ==UserScript==');
  const to = from < 0 ? -1 : text.indexOf('// ==/UserScript==', from);
  if (to < 0) return;
  const header = text.slice(from, Math.min(to, from + 65_536));
  for (const line of header.matchAll(/^[ \t]*\/\/[ \t]*@(?:require|resource[ \t]+\S+)[ \t]+(https?:\/\/[^\s#]+)/gm)) {
    const url = line[1] ?? '';
    const end = from + line.index + line[0].length;
    into.add({ kind: 'host', url }, [end - url.length, end], '@require');
  }
}

/** `/// <reference types="name" />`: https://www.typescriptlang.org/docs/handbook/triple-slash-directives.html */
function directives(text: string, into: Found): void {
  const head = text.slice(0, 8192);
  if (!head.includes('<reference')) return;
  for (const line of head.matchAll(/^\ufeff?[ \t]*\/\/\/[ \t]*<reference[ \t]+types[ \t]*=[ \t]*["']((?:@[\w.-]+\/)?[\w.-]+)/gm)) {
    const name = line[1] ?? '';
    const end = line.index + line[0].length;
    into.add({ kind: 'package', type: 'npm', name }, [end - name.length, end], 'reference types');
  }
}

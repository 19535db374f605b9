// PHP: names that are used, and native libraries that FFI or `dl` load. What stands outside `<?php … ?>` is a page.
import type { Extraction, Format, Source } from '../../model.ts';
import { php as PHP } from '../../parse/languages/php.ts';
import { lex, type Token } from '../../parse/lexer.ts';
import { calls, isSymbol, type Loader } from './calls.ts';
import { declarations } from './declarations.ts';
import { type Found, found } from './reference.ts';
import { blank } from './scripts-of.ts';
import { begins } from './statement.ts';

export const php: Format = {
  id: 'source/php',
  files: ['php', 'phtml', 'inc', 'php5', 'phpt'].map(suffix => ({ suffix: `.${suffix}` })),
  gated: true,
  extract,
};

const LOADERS: readonly Loader[] = [{ name: 'dl' }, { name: 'load', of: ['FFI', '\\FFI'], field: 'include' }];

function extract({ text }: Source): Extraction {
  const { tokens } = lex(codeOf(text), PHP);
  const into = found();
  const known = new Set<string>();
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.kind !== 'word') continue;
    if (token.text === 'use' && begins(tokens, at)) at = used(tokens, at + 1, into);
    else if (token.text === 'namespace' && begins(tokens, at)) {
      const name = tokens[at + 1];
      if (name?.kind === 'word' && name.text.includes('\\')) into.mark('class', name.text, name.span, 'namespace');
      at++;
    } else if (/\w\\\w/.test(token.text) && !known.has(token.text)) {
      known.add(token.text); // `new \OSS\OssClient()`, `\Acme\Sdk::open()`
      into.mark('class', token.text, token.span, 'name');
    } else if (token.text === 'cdef' && isSymbol(tokens[at - 1], ':') && isSymbol(tokens[at + 1], '(')) bound(text, tokens, at + 2, into);
  }
  calls(text, tokens, LOADERS, into);
  return { references: into.references, edges: [], problems: [] };
}

/** Between the tags; `?>` ends it too where it stands in a line comment. Linear. */
function codeOf(text: string): string {
  const out: string[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('<?', at);
    if (open < 0) break;
    const from = open + (/^<\?(?:php\b|=)?/i.exec(text.slice(open, open + 6))?.[0].length ?? 2);
    const close = text.indexOf('?>', from);
    const to = close < 0 ? text.length : close;
    out.push(blank(text.slice(at, from)), text.slice(from, to));
    at = to;
  }
  out.push(blank(text.slice(at)));
  return out.join('');
}

/** `use A\B, C\D as E;`, `use function a\b;`, `use A\{B, C as D};`: a group stands for what is before its brace. Returns where it ends. */
function used(tokens: readonly Token[], from: number, into: Found): number {
  let at = from;
  if (tokens[at]?.text === 'function' || tokens[at]?.text === 'const') at++;
  for (;;) {
    const name = tokens[at];
    if (name?.kind !== 'word') return at;
    const text = name.text.replace(/\\$/, '');
    if (text.replace(/^\\/, '').includes('\\') || name.text.endsWith('\\'))
      into.mark('import', text, [name.span[0], name.span[0] + text.length], 'use');
    at++;
    if (isSymbol(tokens[at], '{')) while (tokens[at] && !isSymbol(tokens[at], '}')) at++;
    if (tokens[at]?.text === 'as') at += 2;
    if (!isSymbol(tokens[at], ',')) return at;
    at++;
    while (tokens[at]?.kind === 'line') at++;
  }
}

/** `FFI::cdef("int NET_DVR_Init();", "libhcnetsdk.so")`: https://www.php.net/manual/en/ffi.cdef.php */
function bound(text: string, tokens: readonly Token[], from: number, into: Found): void {
  const code = tokens.slice(from, from + 6).find(token => token.kind === 'string');
  if (code?.kind !== 'string') return;
  declarations(text, code.inner, 'FFI', into);
}

// C#: namespaces in use, and native libraries that it imports functions from or loads.
import type { Extraction, Format, Source } from '../../model.ts';
import { lex, type Token } from '../../parse/lexer.ts';
import { calls, isSymbol, type Loader } from './calls.ts';
import { conditional } from './conditional.ts';
import { CSHARP } from './languages.ts';
import { type Found, found } from './reference.ts';
import { begins, dotted } from './statement.ts';

export const csharp: Format = { id: 'source/csharp', files: [{ suffix: '.cs' }], gated: true, extract };

const LOADERS: readonly Loader[] = [
  { name: 'DllImport' },
  { name: 'LibraryImport' },
  { name: 'Load', of: ['NativeLibrary'] },
  { name: 'TryLoad', of: ['NativeLibrary'] },
  { name: 'LoadFrom', of: ['Assembly'] },
  { name: 'LoadFile', of: ['Assembly'] },
  { name: 'LoadLibrary' },
  { name: 'LoadLibraryEx' },
  { name: 'SetDllDirectory', field: 'folder' },
];

function extract({ text }: Source): Extraction {
  const { tokens } = lex(text, CSHARP);
  const into = found(conditional(tokens));
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind === 'word' && token.text === 'using' && (begins(tokens, at) || tokens[at - 1]?.text === 'global'))
      using(tokens, at + 1, into);
    else if (token.kind === 'word' && token.text === 'namespace' && begins(tokens, at)) {
      const own = dotted(tokens, at + 1); // a vendor's wrapper that was copied in
      if (own) into.mark('import', own.text, own.span, 'namespace');
    } else if (token.kind === 'word' && (token.text === 'extern' || token.text === 'partial')) bound(tokens, at + 1, token.text, into);
    else if (token.kind === 'word' && token.text === 'EntryPoint' && isSymbol(tokens[at + 1], '=')) {
      const name = tokens[at + 2];
      if (name?.kind === 'string') into.mark('symbol', name.text, name.inner, 'EntryPoint');
    } else if (token.kind === 'word' && token.text === 'GetExport' && isSymbol(tokens[at + 1], '(')) {
      const name = tokens[at + 4];
      if (name?.kind === 'string') into.mark('symbol', name.text, name.inner, 'GetExport');
    }
  }
  calls(text, tokens, LOADERS, into);
  return { references: into.references, edges: [], problems: [] };
}

/** A directive ends after its name; the statements `using (…)` and `using var x = …` do not. */
function using(tokens: readonly Token[], from: number, into: Found): void {
  let at = from;
  while (tokens[at]?.text === 'static' || tokens[at]?.text === 'unsafe') at++;
  if (tokens[at]?.kind === 'word' && isSymbol(tokens[at + 1], '=')) at += 2;
  const name = dotted(tokens, at);
  if (name && (isSymbol(tokens[name.next], ';') || isSymbol(tokens[name.next], '<'))) into.mark('import', name.text, name.span, 'using');
}

/** `extern bool NET_DVR_Init(…);`: a method without a body is somebody else's. */
function bound(tokens: readonly Token[], from: number, group: string, into: Found): void {
  for (let at = from; at < from + 12; at++) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'string' || isSymbol(token, ';') || isSymbol(token, '{') || isSymbol(token, '=')) return;
    if (token.kind !== 'word' || !isSymbol(tokens[at + 1], '(')) continue;
    if (at > from && ends(tokens, at + 1)) into.mark('symbol', token.text, token.span, group);
    return;
  }
}

/** Whether `;` stands behind the bracket that opens at `from`. */
function ends(tokens: readonly Token[], from: number): boolean {
  let depth = 0;
  for (let at = from; at < from + 200 && tokens[at]; at++) {
    if (isSymbol(tokens[at], '(')) depth++;
    else if (isSymbol(tokens[at], ')') && --depth === 0) return isSymbol(tokens[at + 1], ';');
  }
  return false;
}

// C#: namespaces in use, and native libraries that it imports functions from or loads.
import type { Extraction, Format, Source } from '../../model.ts';
import { lex, type Token } from '../../parse/lexer.ts';
import { calls, isSymbol, type Loader } from './calls.ts';
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
];

function extract({ text }: Source): Extraction {
  const { tokens } = lex(text, CSHARP);
  const into = found();
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'word' && token.text === 'using' && (begins(tokens, at) || tokens[at - 1]?.text === 'global'))
      using(tokens, at + 1, into);
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

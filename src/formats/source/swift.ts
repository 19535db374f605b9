// Swift: modules that are imported, and libraries that are loaded at run time.
import type { Extraction, Format, Source } from '../../model.ts';
import { lex } from '../../parse/lexer.ts';
import { calls, isSymbol } from './calls.ts';
import { conditional } from './conditional.ts';
import { SWIFT } from './languages.ts';
import { found } from './reference.ts';
import { dotted } from './statement.ts';

export const swift: Format = { id: 'source/swift', files: [{ suffix: '.swift' }], gated: true, extract };

/** `import struct A.B`: https://docs.swift.org/swift-book/documentation/the-swift-programming-language/declarations/#Import-Declaration */
const KINDS = new Set('typealias struct class enum protocol let var func'.split(' '));

function extract({ text }: Source): Extraction {
  const { tokens } = lex(text, SWIFT);
  const into = found(conditional(tokens));
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind === 'word' && token.text === 'canImport' && isSymbol(tokens[at + 1], '(')) {
      const asked = dotted(tokens, at + 2);
      if (asked) into.mark('import', asked.text, asked.span, 'canImport', 'exact', 'optional');
    }
    if (token.kind !== 'word' || token.text !== 'import' || tokens[at - 1]?.text === '.') continue;
    const name = dotted(tokens, KINDS.has(tokens[at + 1]?.text ?? '') ? at + 2 : at + 1);
    if (name) into.mark('import', name.text, name.span, 'import');
  }
  calls(
    text,
    tokens,
    [{ name: 'dlopen' }, { name: 'NSClassFromString', field: 'class' }, { name: 'linkedLibrary' }, { name: 'linkedFramework' }],
    into,
  );
  return { references: into.references, edges: [], problems: [] };
}

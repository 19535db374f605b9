// Visual Basic: namespaces that are imported, and native libraries that functions are declared or imported from.
import type { Extraction, Format, Source } from '../../model.ts';
import { lex } from '../../parse/lexer.ts';
import type { Language } from '../../parse/lexer-language.ts';
import { calls, isSymbol } from './calls.ts';
import { found } from './reference.ts';
import { begins, dotted } from './statement.ts';

export const visualBasic: Format = {
  id: 'source/visual-basic',
  files: [{ suffix: '.vb' }, { suffix: '.bas' }],
  gated: true,
  extract,
};

/** https://learn.microsoft.com/dotnet/visual-basic/reference/language-specification/lexical-grammar */
const VISUAL_BASIC: Language = {
  lineComments: ["'"],
  blockComments: [],
  strings: [{ open: '"', close: '"', lines: 'one', verbatim: ['""'] }],
};

function extract({ text }: Source): Extraction {
  const { tokens } = lex(text, VISUAL_BASIC);
  const into = found();
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'word') continue;
    if (token.text === 'Imports' && begins(tokens, at)) {
      const name = dotted(tokens, isSymbol(tokens[at + 2], '=') ? at + 3 : at + 1);
      if (name) into.mark('import', name.text, name.span, 'Imports');
    }
    // `Declare Function A Lib "a" ()`: here a library needs no ending.
    const library = tokens[at + 1];
    if (token.text === 'Lib' && library?.kind === 'string') into.mark('load', library.text, library.inner, 'Lib');
  }
  calls(text, tokens, [{ name: 'DllImport' }, { name: 'LoadLibrary' }], into);
  return { references: into.references, edges: [], problems: [] };
}

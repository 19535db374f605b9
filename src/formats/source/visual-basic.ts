// Visual Basic: namespaces that are imported, and native libraries that functions are declared or imported from.
import type { Extraction, Format, Source } from '../../model.ts';
import { lex, type Token } from '../../parse/lexer.ts';
import type { Language } from '../../parse/lexer-language.ts';
import { calls, isSymbol } from './calls.ts';
import { type Found, found } from './reference.ts';
import { begins, dotted } from './statement.ts';

export const visualBasic: Format = {
  id: 'source/visual-basic',
  files: ['vb', 'bas', 'cls', 'frm', 'vbs'].map(suffix => ({ suffix: `.${suffix}` })),
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
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind !== 'word') continue;
    const word = token.text.toLowerCase(); // the language does not tell cases apart
    if (word === 'imports' && begins(tokens, at)) imports(tokens, at + 1, into);
    const own = word === 'namespace' && begins(tokens, at) ? dotted(tokens, at + 1) : undefined;
    if (own) into.mark('import', own.text, own.span, 'Namespace');
    // `Declare Function A Lib "a" Alias "b" ()`: here a library needs no ending.
    const name = tokens[at + 1];
    if (word === 'lib' && name?.kind === 'string') into.mark('load', name.text, name.inner, 'Lib');
    if (word === 'alias' && name?.kind === 'string' && !name.text.startsWith('#')) into.mark('symbol', name.text, name.inner, 'Alias');
    if ((word === 'function' || word === 'sub') && name?.kind === 'word' && tokens[at + 2]?.text.toLowerCase() === 'lib')
      into.mark('symbol', name.text, name.span, 'Declare');
  }
  calls(text, tokens, [{ name: 'DllImport' }, { name: 'LoadLibrary' }], into);
  return { references: into.references, edges: [], problems: [] };
}

/** `A.B, C = D.E` */
function imports(tokens: readonly Token[], from: number, into: Found): void {
  for (let at = from; ; at++) {
    if (tokens[at]?.kind === 'word' && isSymbol(tokens[at + 1], '=')) at += 2;
    const name = dotted(tokens, at);
    if (!name) return;
    into.mark('import', name.text, name.span, 'Imports');
    at = name.next;
    if (!isSymbol(tokens[at], ',')) return;
  }
}

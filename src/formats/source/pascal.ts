// Pascal and Delphi: native libraries that functions are declared `external` in, or that are loaded by name.
import type { Extraction, Format, Source } from '../../model.ts';
import { lex } from '../../parse/lexer.ts';
import type { Language } from '../../parse/lexer-language.ts';
import { calls } from './calls.ts';
import { found } from './reference.ts';

export const pascal: Format = {
  id: 'source/pascal',
  files: ['pas', 'dpr', 'lpr', 'dpk'].map(suffix => ({ suffix: `.${suffix}` })),
  gated: true,
  extract,
};

/** https://docwiki.embarcadero.com/RADStudio/en/Fundamental_Syntactic_Elements_(Delphi) */
const PASCAL: Language = {
  lineComments: ['//'],
  blockComments: [
    { open: '{', close: '}' },
    { open: '(*', close: '*)' },
  ],
  strings: [{ open: "'", close: "'", lines: 'one', verbatim: ["''"] }],
};

/** `external 'a.dll'` is no call: a text that is a library's path is marked by whatever word stands before it. */
function extract({ text }: Source): Extraction {
  const { tokens } = lex(text, PASCAL);
  const into = found();
  calls(text, tokens, [{ name: 'LoadLibrary' }, { name: 'SafeLoadLibrary' }, { name: 'LoadPackage' }], into);
  return { references: into.references, edges: [], problems: [] };
}

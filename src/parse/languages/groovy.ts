// Groovy. https://groovy-lang.org/syntax.html Slashy strings are left out: they look like division.
import type { Language, StringRule } from '../lexer-language.ts';

const CODE: NonNullable<StringRule['code']> = [
  { open: '${', close: '}' },
  { open: '$', dotted: true },
];

export const groovy: Language = {
  lineComments: ['//'],
  blockComments: [{ open: '/*', close: '*/' }],
  strings: [
    { open: '"""', close: '"""', lines: 'many', backslash: 'decode', code: CODE },
    { open: "'''", close: "'''", lines: 'many', backslash: 'decode' },
    { open: '"', close: '"', lines: 'one', backslash: 'decode', code: CODE },
    { open: "'", close: "'", lines: 'one', backslash: 'decode' },
  ],
  wordStart: '$',
};

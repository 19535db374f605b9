// Kotlin. https://kotlinlang.org/spec/syntax-and-grammar.html#lexical-grammar
import type { Language, StringRule } from '../lexer-language.ts';

const CODE: NonNullable<StringRule['code']> = [{ open: '${', close: '}' }, { open: '$' }];

export const kotlin: Language = {
  lineComments: ['//', '#!'],
  blockComments: [{ open: '/*', close: '*/', nested: true }],
  strings: [
    { open: '"""', close: '"""', lines: 'many', code: CODE, greedy: true },
    { open: '"', close: '"', lines: 'one', backslash: 'decode', code: CODE },
    { open: "'", close: "'", lines: 'one', backslash: 'decode' },
  ],
  wordStart: '@', // annotations
};

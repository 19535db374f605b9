// Scala. https://docs.scala-lang.org/scala3/reference/syntax.html
import type { Language, StringRule } from '../lexer-language.ts';

const CODE: NonNullable<StringRule['code']> = [{ open: '${', close: '}' }, { open: '$' }];

export const scala: Language = {
  lineComments: ['//'],
  blockComments: [{ open: '/*', close: '*/', nested: true }],
  strings: [
    ...['s', 'f', 'ivy', 'mvn'].flatMap((prefix): StringRule[] => [
      { open: `${prefix}"""`, close: '"""', lines: 'many', code: CODE, greedy: true },
      { open: `${prefix}"`, close: '"', lines: 'one', backslash: 'decode', code: CODE },
    ]),
    { open: '"""', close: '"""', lines: 'many', greedy: true },
    { open: '"', close: '"', lines: 'one', backslash: 'decode' },
  ],
  characters: true,
  wordStart: '$',
};

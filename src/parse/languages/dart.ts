// Dart. https://dart.dev/language/built-in-types#strings
import type { Language, StringRule } from '../lexer-language.ts';

const CODE: NonNullable<StringRule['code']> = [{ open: '${', close: '}' }, { open: '$' }];

export const dart: Language = {
  lineComments: ['//', '#!'],
  blockComments: [{ open: '/*', close: '*/', nested: true }],
  strings: ['"""', "'''", '"', "'"].flatMap((quote): StringRule[] => {
    const lines = quote.length === 3 ? 'many' : 'one';
    return [
      { open: quote, close: quote, lines, backslash: 'decode', code: CODE },
      { open: `r${quote}`, close: quote, lines },
    ];
  }),
  wordStart: '@',
};

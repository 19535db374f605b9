// Swift. https://docs.swift.org/swift-book/documentation/the-swift-programming-language/lexicalstructure/
import type { Language, StringRule } from '../lexer-language.ts';

/** `"…"`, `#"…"#`, `##"…"##`: as many `#` as open it close it and begin its code. */
function rules(hashes: string): StringRule[] {
  return ['"""', '"'].map(quote => ({
    open: hashes + quote,
    close: quote + hashes,
    lines: quote.length === 3 ? 'many' : 'one',
    ...(hashes ? {} : { backslash: 'decode' }),
    code: [{ open: `\\${hashes}(`, close: ')' }],
  }));
}

export const swift: Language = {
  lineComments: ['//'],
  blockComments: [{ open: '/*', close: '*/', nested: true }],
  strings: ['', '#', '##', '###'].flatMap(rules),
  wordStart: '@',
};

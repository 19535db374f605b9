// EDN and Clojure. https://github.com/edn-format/edn
import type { Language } from '../lexer-language.ts';

export const edn: Language = {
  lineComments: [';', '#!'],
  blockComments: [],
  strings: [{ open: '"', close: '"', lines: 'many', backslash: 'decode' }],
  symbols: ['\\"', '\\;', '#_'],
  wordStart: '*+!-?$%&=<>./:',
  wordPart: "'#",
};

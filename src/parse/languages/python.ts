// Python. https://docs.python.org/3/reference/lexical_analysis.html
import type { Language, StringRule } from '../lexer-language.ts';

const CODE: NonNullable<StringRule['code']> = [{ open: '{', close: '}' }];

/** Every spelling of a prefix: `rb`, `Rb`, `bR` … */
const PREFIXES = ['', 'r', 'b', 'u', 'f', 't', 'rb', 'br', 'rf', 'fr', 'rt', 'tr'].flatMap(cases);

function cases(prefix: string): string[] {
  return [...prefix].reduce<string[]>((all, letter) => all.flatMap(one => [one + letter, one + letter.toUpperCase()]), ['']);
}

function rules(prefix: string): StringRule[] {
  const folded = prefix.toLowerCase();
  const formatted = folded.includes('f') || folded.includes('t');
  return ['"""', "'''", '"', "'"].map(quote => ({
    open: prefix + quote,
    close: quote,
    lines: quote.length === 3 ? 'many' : 'one',
    backslash: folded.includes('r') ? 'raw' : 'decode',
    ...(formatted ? { code: CODE, verbatim: ['{{', '}}'] } : {}),
  }));
}

export const python: Language = {
  lineComments: ['#'],
  blockComments: [],
  strings: PREFIXES.flatMap(rules),
  wordStart: '@', // decorators
};

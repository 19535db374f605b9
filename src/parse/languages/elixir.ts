// Elixir. https://hexdocs.pm/elixir/syntax-reference.html
import type { Language, StringRule } from '../lexer-language.ts';

const CODE: NonNullable<StringRule['code']> = [{ open: '#{', close: '}' }];

/** `~w(a b)`, `~S[raw]`: no nesting. */
function sigils(letter: string): StringRule[] {
  const raw = letter === letter.toUpperCase();
  return ['()', '[]', '{}', '<>', '||', '//', '""', "''"].map(pair => ({
    open: `~${letter}${pair.charAt(0)}`,
    close: pair.charAt(1),
    lines: 'many',
    backslash: raw ? 'raw' : 'decode',
    ...(raw ? {} : { code: CODE }),
  }));
}

export const elixir: Language = {
  lineComments: ['#'],
  blockComments: [],
  strings: [
    ...['w', 'W', 's', 'S', 'r', 'R', 'c', 'C'].flatMap(sigils),
    { open: '"""', close: '"""', lines: 'many', backslash: 'decode', code: CODE },
    { open: "'''", close: "'''", lines: 'many', backslash: 'decode', code: CODE },
    { open: '"', close: '"', lines: 'one', backslash: 'decode', code: CODE },
    { open: "'", close: "'", lines: 'one', backslash: 'decode', code: CODE },
  ],
  symbols: ['?"', "?'", '?#'],
  blocks: { begin: 'do', keywords: ['fn'], end: 'end' },
  wordStart: '@',
  wordPart: '?!',
};

// Ruby. https://docs.ruby-lang.org/en/master/syntax/literals_rdoc.html
import type { Language, StringRule } from '../lexer-language.ts';

const CODE: NonNullable<StringRule['code']> = [{ open: '#{', close: '}' }];
const BRACKETS = ['()', '[]', '{}', '<>', '||', '!!', '//'];

/** `%w[a b]`, `%q(it's)`: the same bracket nests. */
function percent(letter: string): StringRule[] {
  return BRACKETS.filter(pair => letter !== '' || '([{'.includes(pair.charAt(0))).map(pair => ({
    open: `%${letter}${pair.charAt(0)}`,
    close: pair.charAt(1),
    lines: 'many',
    backslash: 'decode',
    ...(pair.charAt(0) === pair.charAt(1) ? {} : { nests: pair.charAt(0) }),
    ...(letter === 'q' || letter === 'w' || letter === 'i' ? {} : { code: CODE }),
  }));
}

export const ruby: Language = {
  lineComments: ['#'],
  blockComments: [{ open: '=begin', close: '\n=end', atLineStart: true }],
  strings: [
    // a string may run over lines, but a half-typed one does more often
    { open: '"', close: '"', lines: 'one', backslash: 'decode', code: CODE },
    { open: "'", close: "'", lines: 'one', backslash: 'raw' },
    { open: '`', close: '`', lines: 'one', backslash: 'decode', code: CODE },
    ...['', 'q', 'Q', 'w', 'W', 'i', 'I'].flatMap(percent),
  ],
  symbols: ['?"', "?'", '?#', '?`'],
  heredocs: { open: ['<<~', '<<-', '<<'], code: CODE },
  regexps: { behind: 'if unless while until when and or not in then return elsif do else'.split(' '), spaced: true },
  wordStart: '@$',
  wordPart: '?!',
  blocks: { begin: 'do', keywords: 'if unless case while until for begin def class module'.split(' '), end: 'end' },
  end: '__END__',
};

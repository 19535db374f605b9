// PHP, between its tags. https://www.php.net/manual/en/language.types.string.php
import type { Language } from '../lexer-language.ts';

const CODE = [{ open: '{$', close: '}' }, { open: '${', close: '}' }, { open: '$' }] as const;

export const php: Language = {
  lineComments: ['//', '#'],
  blockComments: [{ open: '/*', close: '*/' }],
  strings: [
    { open: '"', close: '"', lines: 'many', backslash: 'decode', code: CODE },
    { open: "'", close: "'", lines: 'many', backslash: 'raw' },
    { open: '`', close: '`', lines: 'many', backslash: 'decode', code: CODE },
  ],
  symbols: ['#['], // an attribute
  heredocs: { open: ['<<<'], code: CODE, tail: true },
  wordStart: '$\\',
};

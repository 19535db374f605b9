// CMake. https://cmake.org/cmake/help/latest/manual/cmake-language.7.html#syntax
import type { Language } from '../lexer-language.ts';

const LEVELS = ['', '=', '==', '===', '===='];

export const cmake: Language = {
  lineComments: ['#'],
  blockComments: LEVELS.map(level => ({ open: `#[${level}[`, close: `]${level}]` })),
  strings: [
    ...LEVELS.map(level => ({ open: `[${level}[`, close: `]${level}]`, lines: 'many' }) as const),
    { open: '"', close: '"', lines: 'many', backslash: 'decode', code: [{ open: '${', close: '}' }] },
  ],
  wordStart: './:$-+@~<>=*%',
  wordPart: '{}', // ${VARIABLE} within an unquoted argument
};

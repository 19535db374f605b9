// Lua and LuaJIT. https://www.lua.org/manual/5.4/manual.html#3.1
import type { Language } from '../lexer-language.ts';

const LEVELS = ['', '=', '==', '===', '===='];

export const lua: Language = {
  lineComments: ['--', '#!'],
  blockComments: LEVELS.map(level => ({ open: `--[${level}[`, close: `]${level}]` })),
  strings: [
    ...LEVELS.map(level => ({ open: `[${level}[`, close: `]${level}]`, lines: 'many' }) as const),
    { open: '"', close: '"', lines: 'one', backslash: 'decode' },
    { open: "'", close: "'", lines: 'one', backslash: 'decode' },
  ],
};

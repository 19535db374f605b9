// What the shared lexer must know of the languages whose imports and loads are read.
import type { Language, StringRule } from '../../parse/lexer-language.ts';

const C_COMMENTS = { lineComments: ['//'], blockComments: [{ open: '/*', close: '*/' }] } as const;
const NESTED = { lineComments: ['//'], blockComments: [{ open: '/*', close: '*/', nested: true }] } as const;
const QUOTED: StringRule = { open: '"', close: '"', lines: 'one', backslash: 'decode' };
const TRIPLE: StringRule = { open: '"""', close: '"""', lines: 'many', backslash: 'decode' };

export const C: Language = { ...C_COMMENTS, strings: [{ open: 'R"(', close: ')"', lines: 'many' }, QUOTED], characters: true };

export const JAVA: Language = { ...C_COMMENTS, strings: [TRIPLE, QUOTED], characters: true, wordStart: '$' };

const KOTLIN_CODE = [{ open: '${', close: '}' }, { open: '$' }] as const;
export const KOTLIN: Language = {
  ...NESTED,
  strings: [
    { open: '"""', close: '"""', lines: 'many', code: KOTLIN_CODE, greedy: true },
    { ...QUOTED, code: KOTLIN_CODE },
  ],
  characters: true,
};

export const CSHARP: Language = {
  ...C_COMMENTS,
  strings: [
    { open: '"""', close: '"""', lines: 'many', greedy: true },
    { open: '@"', close: '"', lines: 'many', verbatim: ['""'] },
    { open: '$@"', close: '"', lines: 'many', verbatim: ['""', '{{'], code: [{ open: '{', close: '}' }] },
    { open: '@$"', close: '"', lines: 'many', verbatim: ['""', '{{'], code: [{ open: '{', close: '}' }] },
    { ...QUOTED, open: '$"', verbatim: ['{{'], code: [{ open: '{', close: '}' }] },
    QUOTED,
  ],
  characters: true,
};

const FORMATTED = { verbatim: ['{{'], code: [{ open: '{', close: '}' }] } as const;
export const PYTHON: Language = {
  lineComments: ['#'],
  blockComments: [],
  strings: ['"', "'"].flatMap(quote => {
    const long: StringRule = { open: quote.repeat(3), close: quote.repeat(3), lines: 'many', backslash: 'decode' };
    const short: StringRule = { open: quote, close: quote, lines: 'one', backslash: 'decode' };
    return [long, short, { ...long, ...FORMATTED, open: `f${long.open}` }, { ...short, ...FORMATTED, open: `f${quote}` }];
  }),
};

export const GO: Language = { ...C_COMMENTS, strings: [QUOTED, { open: '`', close: '`', lines: 'many' }], characters: true };

/** A regular expression is no string: quotes in it are guarded where they are usually written. */
export const JAVASCRIPT: Language = {
  ...C_COMMENTS,
  strings: [
    QUOTED,
    { ...QUOTED, open: "'", close: "'" },
    { open: '`', close: '`', lines: 'many', backslash: 'decode', code: [{ open: '${', close: '}' }] },
  ],
  symbols: [
    '\\/',
    '\\\\',
    "\\'",
    '\\"',
    '\\`',
    '[\'"`]',
    '["\'`]',
    '[\'"]',
    '["\']',
    '[^\'"]',
    '[^"\']',
    '[^"]',
    "[^']",
    '[^`]',
    '/"/',
    "/'/",
    '/`/',
  ],
  wordStart: '$',
};

export const SWIFT: Language = { ...NESTED, strings: [{ open: '#"', close: '"#', lines: 'one' }, TRIPLE, QUOTED] };

export const RUST: Language = {
  ...NESTED,
  strings: [
    { open: 'r#"', close: '"#', lines: 'many' },
    { open: 'r"', close: '"', lines: 'many' },
    { ...QUOTED, lines: 'many' },
  ],
  characters: true,
};

// Nix. https://nix.dev/manual/nix/latest/language/string-literals
import type { Language } from '../lexer-language.ts';

const CODE = [{ open: '${', close: '}' }] as const;

export const nix: Language = {
  lineComments: ['#'],
  blockComments: [{ open: '/*', close: '*/' }],
  strings: [
    { open: "''", close: "''", lines: 'many', code: CODE, verbatim: ["'''", "''$", "''\\", '$$'] },
    { open: '"', close: '"', lines: 'many', backslash: 'decode', code: CODE, verbatim: ['$$'] },
  ],
  wordPart: "-'",
};

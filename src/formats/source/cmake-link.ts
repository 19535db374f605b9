// CMake: libraries that targets link, look for, or import from a path.
// https://cmake.org/cmake/help/latest/command/target_link_libraries.html
import type { Extraction, Format, Source } from '../../model.ts';
import { lex, type Token } from '../../parse/lexer.ts';
import type { Language } from '../../parse/lexer-language.ts';
import { isSymbol } from './calls.ts';
import { type Found, found } from './reference.ts';

export const cmakeLink: Format = {
  id: 'source/cmake-link',
  files: [{ name: 'CMakeLists.txt' }, { suffix: '.cmake' }],
  gated: true,
  extract,
};

const CMAKE: Language = {
  lineComments: ['#'],
  blockComments: [{ open: '#[[', close: ']]' }],
  strings: [{ open: '"', close: '"', lines: 'many', backslash: 'decode', code: [{ open: '${', close: '}' }] }],
  wordStart: '$-/',
  wordPart: '.+{}:',
};

/** Arguments that are no names of libraries: the target itself comes first. */
const SKIP: Readonly<Record<string, number>> = { target_link_libraries: 1, link_libraries: 0, find_library: 1 };
const PROPERTIES = new Set(['IMPORTED_LOCATION', 'IMPORTED_IMPLIB', 'IMPORTED_SONAME', 'INTERFACE_LINK_LIBRARIES', 'LINK_LIBRARIES']);

function extract({ text }: Source): Extraction {
  const { tokens } = lex(text, CMAKE);
  const into = found();
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.kind !== 'word' || !isSymbol(tokens[at + 1], '(')) continue;
    const command = token.text.toLowerCase();
    const close = closing(tokens, at + 1);
    const skip = SKIP[command];
    if (skip !== undefined) libraries(text, tokens, at + 2 + skip, close, command, into);
    else if (command === 'set_target_properties' || command === 'set_property') properties(text, tokens, at + 2, close, into);
    at = close;
  }
  return { references: into.references, edges: [], problems: [] };
}

function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    if (isSymbol(tokens[at], '(')) depth++;
    else if (isSymbol(tokens[at], ')') && --depth === 0) return at;
  }
  return tokens.length;
}

function libraries(text: string, tokens: readonly Token[], from: number, to: number, command: string, into: Found): void {
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (token?.text === 'PATHS' || token?.text === 'HINTS' || token?.text === 'PATH_SUFFIXES' || token?.text === 'DOC') return;
    if (token) library(text, token, command, into);
  }
}

function properties(text: string, tokens: readonly Token[], from: number, to: number, into: Found): void {
  for (let at = from; at < to; at++) {
    const key = tokens[at];
    const value = tokens[at + 1];
    const name = key?.kind === 'word' ? key.text.replace(/_(?:DEBUG|RELEASE|RELWITHDEBINFO|MINSIZEREL)$/, '') : '';
    if (PROPERTIES.has(name) && value && at + 1 < to) library(text, value, name, into);
  }
}

/** The last segment of a path, or a flag's name; keywords, variables and imported targets are no libraries. */
function library(text: string, token: Token, group: string, into: Found): void {
  if (token.kind !== 'word' && token.kind !== 'string') return;
  const [from, to] = token.kind === 'string' ? token.inner : token.span;
  for (const part of text.slice(from, Math.min(to, from + 1000)).matchAll(/[^;\s]+/g)) {
    const base = part[0].slice(part[0].lastIndexOf('/') + 1);
    const name = base.replace(/^-l(?=\w)/, '');
    if (!/^[\w.+-]{2,}$/.test(name) || name.startsWith('-') || /^[A-Z_]+$/.test(name) || /::/.test(part[0])) continue;
    const end = from + part.index + part[0].length;
    into.mark('load', name, [end - name.length, end], group);
  }
}

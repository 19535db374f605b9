// CMake: libraries that targets link, look for, or import from a path.
// https://cmake.org/cmake/help/latest/command/target_link_libraries.html
import type { Extraction, Format, Source } from '../../model.ts';
import { lex, type Token } from '../../parse/lexer.ts';
import type { Language } from '../../parse/lexer-language.ts';
import { isSymbol } from './calls.ts';
import { folder } from './folder.ts';
import { pathIn } from './link-line.ts';
import { type Found, found, type Region } from './reference.ts';

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

/** `if` asks for the system, the compiler or what is there; any other name is an option of the project. */
const SURROUNDINGS =
  /^(?:NOT|AND|OR|TARGET|DEFINED|EXISTS|COMMAND|POLICY|TEST|STREQUAL|EQUAL|MATCHES|LESS|GREATER|VERSION_\w+|IN_LIST|IS_DIRECTORY|WIN32|UNIX|APPLE|ANDROID|IOS|MSVC\w*|MINGW|CYGWIN|LINUX|BSD|\$\{?(?:CMAKE|ANDROID|WIN|MSVC)\w*\}?|CMAKE_\w+|"[^"]*"|\d[\d.]*|[A-Za-z0-9]*(?:Linux|Windows|Darwin|Android|x86_64|aarch64|arm64\S*|arm\S*)|TRUE|ON|1)$/;

/** Arguments that are no names of libraries: the target itself comes first. */
const SKIP: Readonly<Record<string, number>> = { target_link_libraries: 1, link_libraries: 0, find_library: 1 };
const FOLDERS = new Set([
  'link_directories',
  'target_link_directories',
  'include_directories',
  'target_include_directories',
  'add_subdirectory',
]);
const PROPERTIES = new Set(['IMPORTED_LOCATION', 'IMPORTED_IMPLIB', 'IMPORTED_SONAME', 'INTERFACE_LINK_LIBRARIES', 'LINK_LIBRARIES']);

function extract({ text }: Source): Extraction {
  const { tokens } = lex(text, CMAKE);
  const into = found(optional(tokens));
  const linked = new Set<string>(); // variables that a link command names: what they are set to is linked
  const sets: { readonly name: string; readonly from: number; readonly to: number }[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.kind !== 'word' || !isSymbol(tokens[at + 1], '(')) continue;
    const command = token.text.toLowerCase();
    const close = closing(tokens, at + 1);
    const skip = SKIP[command];
    if (skip !== undefined) {
      libraries(text, tokens, at + 2 + skip, close, command, into);
      for (const { text: argument } of tokens.slice(at + 2, close)) {
        const variable = /^\$\{(\w+)\}$/.exec(argument)?.[1];
        if (variable && command !== 'find_library') linked.add(variable);
      }
    } else if (command === 'set' || command === 'list') {
      const name = tokens[at + (command === 'list' ? 3 : 2)];
      if (name?.kind === 'word') sets.push({ name: name.text, from: at + (command === 'list' ? 4 : 3), to: close });
      paths(text, tokens, at + 2, close, into);
    } else if (FOLDERS.has(command)) folders(text, tokens, at + 2, close, command, into);
    else if (command === 'install' || command === 'file' || command === 'configure_file' || command === 'add_custom_command')
      paths(text, tokens, at + 2, close, into);
    else if (command === 'set_target_properties' || command === 'set_property') properties(text, tokens, at + 2, close, into);
    at = close;
  }
  for (const { name, from, to } of sets) if (linked.has(name)) libraries(text, tokens, from, to, 'set', into);
  return { references: into.references, edges: [], problems: [] };
}

/** What stands under an `if` that asks for an option: https://cmake.org/cmake/help/latest/command/if.html */
function optional(tokens: readonly Token[]): readonly Region[] {
  const regions: Region[] = [];
  const levels: boolean[] = [];
  let depth = 0; // of levels that are optional
  let from = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.kind !== 'word' || !isSymbol(tokens[at + 1], '(')) continue;
    const command = token.text.toLowerCase();
    if (command === 'if') {
      const close = closing(tokens, at + 1);
      const condition = tokens.slice(at + 2, close).filter(one => one.kind === 'word');
      const isOption = condition.some(one => !SURROUNDINGS.test(one.text));
      levels.push(isOption);
      if (isOption && depth++ === 0) from = token.span[0];
      at = close;
    } else if (command === 'endif' && levels.pop() && --depth === 0) regions.push({ span: [from, token.span[0]], is: 'optional' });
  }
  if (depth > 0) regions.push({ span: [from, tokens.at(-1)?.span[1] ?? from], is: 'optional' });
  return regions;
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

/** Arguments that are the path of a library file, whatever the command does with it. */
function paths(text: string, tokens: readonly Token[], from: number, to: number, into: Found): void {
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (token?.kind !== 'word' && token?.kind !== 'string') continue;
    const [start, end] = token.kind === 'string' ? token.inner : token.span;
    if (end - start < 512) pathIn(text.slice(start, end), start, into);
  }
}

function folders(text: string, tokens: readonly Token[], from: number, to: number, group: string, into: Found): void {
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (token?.kind !== 'word' && token?.kind !== 'string') continue;
    const [start, end] = token.kind === 'string' ? token.inner : token.span;
    folder(text.slice(start, Math.min(end, start + 512)), start, group, into);
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

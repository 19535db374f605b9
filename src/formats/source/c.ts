// C, C++ and Objective-C: what is included, imported and linked by a pragma, what is loaded at run time, and JNI names.
import type { Extraction, Format, Source, Span } from '../../model.ts';
import { jniClass } from '../../parse/jni-class.ts';
import { lex, type StringToken, type Token } from '../../parse/lexer.ts';
import { calls, constantsOf, isSymbol, type Loader } from './calls.ts';
import { conditional } from './conditional.ts';
import { C } from './languages.ts';
import { type Found, found } from './reference.ts';
import { dotted } from './statement.ts';

export const c: Format = {
  id: 'source/c',
  files: ['c', 'cc', 'cpp', 'cxx', 'h', 'hh', 'hpp', 'hxx', 'inl', 'ipp', 'tpp', 'ixx', 'cppm', 'pch', 'm', 'mm', 'cu', 'ino'].map(
    suffix => ({ suffix: `.${suffix}` }),
  ),
  gated: true,
  extract,
};

const LOADERS: readonly Loader[] = [
  { name: 'dlopen' },
  { name: 'LoadLibrary' },
  { name: 'LoadLibraryA' },
  { name: 'LoadLibraryW' },
  { name: 'LoadLibraryEx' },
  { name: 'LoadLibraryExA' },
  { name: 'LoadLibraryExW' },
  { name: 'LoadPackagedLibrary' },
  { name: 'GetModuleHandle' },
  { name: 'GetModuleHandleA' },
  { name: 'GetModuleHandleW' },
  { name: 'g_module_open' },
  { name: 'QLibrary' },
  { name: 'SetDllDirectory', field: 'folder' },
  { name: 'SetDllDirectoryA', field: 'folder' },
  { name: 'SetDllDirectoryW', field: 'folder' },
  { name: 'AddDllDirectory', field: 'folder' },
  { name: 'FindClass', field: 'class' },
  { name: 'NSClassFromString', field: 'class' },
];
/** They ask a library for a function: the second argument is its name. */
const LOOKUPS = new Set(['dlsym', 'GetProcAddress', 'g_module_symbol']);

function extract({ text }: Source): Extraction {
  const { tokens } = lex(text, C);
  const into = found(conditional(tokens));
  let known: ReadonlyMap<string, StringToken> | undefined;
  const constants = (): ReadonlyMap<string, StringToken> => (known ??= constantsOf(tokens));
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (isSymbol(token, '#') && (at === 0 || tokens[at - 1]?.kind === 'line')) directive(text, tokens, at + 1, constants, into);
    else if (isSymbol(token, '@') && tokens[at + 1]?.text === 'import') {
      const name = dotted(tokens, at + 2);
      if (name) into.mark('import', name.text, name.span, '@import');
    } else if (token.kind === 'word' && token.text.startsWith('Java_') && token.text.length > 8) {
      into.mark('symbol', token.text, token.span, 'JNI');
      into.mark('class', jniClass(token.text) ?? '', token.span, 'JNI');
    }
    if (token.kind === 'word' && LOOKUPS.has(token.text) && isSymbol(tokens[at + 1], '(')) lookedUp(tokens, at + 2, token.text, into);
  }
  calls(text, tokens, LOADERS, into);
  return { references: into.references, edges: [], problems: [] };
}

function lookedUp(tokens: readonly Token[], from: number, group: string, into: Found): void {
  let depth = 0;
  let isName = false;
  for (let at = from; at < from + 40 && tokens[at] && depth >= 0; at++) {
    const token = tokens[at];
    if (isSymbol(token, '(')) depth++;
    else if (isSymbol(token, ')')) depth--;
    else if (isSymbol(token, ',') && depth === 0) isName = true;
    else if (isName && token?.kind === 'string') into.mark('symbol', token.text, token.inner, group);
  }
}

/** https://en.cppreference.com/w/cpp/preprocessor/include */
function directive(
  text: string,
  tokens: readonly Token[],
  at: number,
  constants: () => ReadonlyMap<string, StringToken>,
  into: Found,
): void {
  const verb = tokens[at];
  const first = tokens[at + 1];
  if (verb?.kind !== 'word' || !first) return;
  if (verb.text === 'include' || verb.text === 'import' || verb.text === 'include_next') {
    header(text, first, verb.text, constants, into);
    return;
  }
  if (verb.text === 'using') {
    // C++/CLI: https://learn.microsoft.com/cpp/preprocessor/hash-using-directive-cpp
    const name = angled(text, first);
    if (name) into.mark('load', text.slice(...name), name, '#using');
    return;
  }
  if (verb.text === 'if' || verb.text === 'elif') {
    for (let inside = at + 1; tokens[inside] && tokens[inside]?.kind !== 'line'; inside++) {
      const asked = /^__has_include(?:_next)?$/.test(tokens[inside]?.text ?? '') && isSymbol(tokens[inside + 1], '(');
      const name = asked ? angled(text, tokens[inside + 2]) : undefined;
      if (name) into.mark('include', text.slice(...name), name, '__has_include', 'exact', 'optional');
    }
    return;
  }
  // #pragma comment(lib, "x.lib"): https://learn.microsoft.com/cpp/preprocessor/comment-c-cpp
  const library = tokens[at + 5];
  const isComment = verb.text === 'pragma' && first.kind === 'word' && first.text === 'comment' && isSymbol(tokens[at + 2], '(');
  if (isComment && tokens[at + 3]?.text === 'lib' && isSymbol(tokens[at + 4], ',') && library?.kind === 'string') {
    into.mark('load', library.text, library.inner, 'pragma comment');
  }
}

/** `"a.h"`, `<a.h>`, or a macro that is defined as one of them in this file. */
function header(text: string, first: Token, group: string, constants: () => ReadonlyMap<string, StringToken>, into: Found): void {
  const name = angled(text, first);
  if (name) {
    const path = text.slice(...name);
    into.mark('include', path, name, group);
    // Objective-C: `<Kit/Kit.h>` is a header of the framework Kit.
    const slash = group === 'import' && isSymbol(first, '<') ? path.indexOf('/') : -1;
    if (slash > 0) into.mark('import', path.slice(0, slash), [name[0], name[0] + slash], group);
  }
  const macro = first.kind === 'word' ? constants().get(first.text) : undefined;
  if (macro) into.mark('include', text.slice(...macro.inner), macro.inner, group);
}

/** The span between the quotes or angle brackets. */
function angled(text: string, first: Token | undefined): Span | undefined {
  if (first?.kind === 'string') return first.inner;
  if (!first || !isSymbol(first, '<')) return undefined;
  let end = first.span[1];
  while (end < text.length && end < first.span[1] + 512 && !'>\r\n'.includes(text.charAt(end))) end++;
  return text.charAt(end) === '>' ? [first.span[1], end] : undefined;
}

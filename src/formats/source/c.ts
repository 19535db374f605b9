// C, C++ and Objective-C: what is included, imported and linked by a pragma, what is loaded at run time, and JNI names.
import type { Extraction, Format, Source } from '../../model.ts';
import { lex, type Token } from '../../parse/lexer.ts';
import { calls, isSymbol, type Loader } from './calls.ts';
import { C } from './languages.ts';
import { type Found, found } from './reference.ts';
import { dotted } from './statement.ts';

export const c: Format = {
  id: 'source/c',
  files: ['c', 'cc', 'cpp', 'cxx', 'h', 'hh', 'hpp', 'hxx', 'inl', 'm', 'mm', 'cu', 'ino'].map(suffix => ({ suffix: `.${suffix}` })),
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
];

function extract({ text }: Source): Extraction {
  const { tokens } = lex(text, C);
  const into = found();
  for (const [at, token] of tokens.entries()) {
    if (isSymbol(token, '#') && (at === 0 || tokens[at - 1]?.kind === 'line')) directive(text, tokens, at + 1, into);
    else if (isSymbol(token, '@') && tokens[at + 1]?.text === 'import') {
      const name = dotted(tokens, at + 2);
      if (name) into.mark('import', name.text, name.span, '@import');
    } else if (token.kind === 'word' && token.text.startsWith('Java_') && token.text.length > 8)
      into.mark('symbol', token.text, token.span, 'JNI');
  }
  calls(text, tokens, LOADERS, into);
  return { references: into.references, edges: [], problems: [] };
}

/** https://en.cppreference.com/w/cpp/preprocessor/include */
function directive(text: string, tokens: readonly Token[], at: number, into: Found): void {
  const verb = tokens[at];
  const first = tokens[at + 1];
  if (verb?.kind !== 'word' || !first) return;
  if (verb.text === 'include' || verb.text === 'import' || verb.text === 'include_next') {
    if (first.kind === 'string') into.mark('include', text.slice(first.inner[0], first.inner[1]), first.inner, verb.text);
    else if (isSymbol(first, '<')) {
      let end = first.span[1];
      while (end < text.length && end < first.span[1] + 512 && !'>\r\n'.includes(text.charAt(end))) end++;
      if (text.charAt(end) === '>') into.mark('include', text.slice(first.span[1], end), [first.span[1], end], verb.text);
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

// Ruby: libraries that are required, and native libraries that FFI or Fiddle load, with the functions that are attached.
import type { Extraction, Format, Source } from '../../model.ts';
import { ruby as RUBY } from '../../parse/languages/ruby.ts';
import { lex, type StringToken } from '../../parse/lexer.ts';
import { calls, isSymbol, type Loader } from './calls.ts';
import { type Found, found } from './reference.ts';

export const ruby: Format = {
  id: 'source/ruby',
  files: [{ suffix: '.rb' }, { suffix: '.rake' }, { suffix: '.ru' }],
  gated: true,
  extract,
};

const LOADERS: readonly Loader[] = [
  { name: 'dlopen' },
  { name: 'ffi_lib' },
  { name: 'dlload' },
  { name: 'have_library' },
  { name: 'find_library' },
];
/** The same without a bracket. */
const BARE = new Set(['ffi_lib', 'dlload', 'have_library', 'find_library']);

function extract({ text }: Source): Extraction {
  const { tokens } = lex(text, RUBY);
  const into = found();
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind !== 'word' || isSymbol(tokens[at - 1], '.') || isSymbol(tokens[at - 1], ':')) continue;
    const from = isSymbol(tokens[at + 1], '(') ? at + 2 : at + 1;
    const argument = tokens[from];
    if (token.text === 'require' || token.text === 'gem') {
      if (argument?.kind === 'string' && argument.parts.length === 1) required(argument, token.text, into);
    } else if (token.text === 'have_header' && argument?.kind === 'string') into.mark('include', argument.text, argument.inner, token.text);
    else if (token.text === 'attach_function') {
      // `attach_function :own, 'theirs', …` or `attach_function :theirs, …`
      const after = isSymbol(argument, ':') ? from + 2 : from + 1;
      const theirs = tokens[after + 1];
      const name = isSymbol(tokens[after], ',') && theirs?.kind === 'string' ? theirs : tokens[after - 1];
      if (name && name.kind !== 'symbol' && name.kind !== 'line')
        into.mark('symbol', name.text, name.kind === 'string' ? name.inner : name.span, token.text);
    } else if (BARE.has(token.text)) {
      for (let inside = at + 1; inside < at + 12 && tokens[inside] && tokens[inside]?.kind !== 'line'; inside++) {
        const library = tokens[inside];
        if (library?.kind === 'string' && library.parts.length === 1) into.mark('load', library.text, library.inner, token.text);
        if (isSymbol(library, ',') && token.text !== 'ffi_lib') break;
      }
    }
  }
  calls(text, tokens, LOADERS, into);
  return { references: into.references, edges: [], problems: [] };
}

/** By convention a gem is required by its name, its parts behind `/`: https://guides.rubygems.org/name-your-gem/ */
function required({ text, inner }: StringToken, group: string, into: Found): void {
  if (!/^[A-Za-z][\w-]*(?:\/[\w-]+)*$/.test(text)) return;
  if (group === 'gem' || !text.includes('/')) into.add({ kind: 'package', type: 'gem', name: text }, inner, group);
  else into.mark('import', text, inner, group);
}

// Lua: modules that are required, and native libraries that `package.loadlib` or LuaJIT's FFI load.
import type { Extraction, Format, Source } from '../../model.ts';
import { lua as LUA } from '../../parse/languages/lua.ts';
import { lex } from '../../parse/lexer.ts';
import { calls, isSymbol, type Loader } from './calls.ts';
import { declarations } from './declarations.ts';
import { found } from './reference.ts';
import { symbols, uses } from './symbols.ts';

export const lua: Format = { id: 'source/lua', files: [{ suffix: '.lua' }, { suffix: '.luau' }], gated: true, extract };

const LOADERS: readonly Loader[] = [
  { name: 'loadlib', of: ['package'] },
  { name: 'load', of: ['ffi'] },
];

function extract({ text }: Source): Extraction {
  const { tokens } = lex(text, LUA);
  const into = found();
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind !== 'word' || isSymbol(tokens[at - 1], '.') || isSymbol(tokens[at - 1], ':')) continue;
    const isOf = isSymbol(tokens[at + 1], '.');
    const from = isOf ? at + 3 : at + 1;
    const argument = isSymbol(tokens[from], '(') ? tokens[from + 1] : tokens[from]; // a call with one text needs no bracket
    if (argument?.kind !== 'string') continue;
    if (token.text === 'require' && !isOf) into.mark('import', argument.text, argument.inner, 'require');
    else if (token.text === 'ffi' && tokens[at + 2]?.text === 'cdef') declarations(text, argument.inner, 'ffi.cdef', into);
    else if (token.text === 'ffi' && tokens[at + 2]?.text === 'load') into.mark('load', argument.text, argument.inner, 'load');
  }
  calls(text, tokens, LOADERS, into);
  if (uses(tokens, new Set(['ffi']))) symbols(tokens, 'native function', into);
  return { references: into.references, edges: [], problems: [] };
}

// Python: modules that are imported, and libraries that ctypes or cffi load.
import type { Extraction, Format, Source } from '../../model.ts';
import { lex, type Token } from '../../parse/lexer.ts';
import { calls, isSymbol, type Loader } from './calls.ts';
import { declarations } from './declarations.ts';
import { PYTHON } from './languages.ts';
import { attempts } from './python-attempts.ts';
import { type Found, found } from './reference.ts';
import { begins, dotted } from './statement.ts';
import { symbols, uses } from './symbols.ts';

export const python: Format = {
  id: 'source/python',
  files: ['py', 'pyi', 'pyx', 'pxd', 'pyw'].map(suffix => ({ suffix: `.${suffix}` })),
  gated: true,
  extract,
};

const LOADERS: readonly Loader[] = [
  { name: 'CDLL' },
  { name: 'WinDLL' },
  { name: 'OleDLL' },
  { name: 'PyDLL' },
  { name: 'LoadLibrary', of: ['cdll', 'windll', 'oledll', 'pydll'] },
  { name: 'load_library' },
  { name: 'find_library' },
  { name: 'dlopen' },
  { name: 'import_module', field: 'import' },
  { name: '__import__', field: 'import' },
  { name: 'add_dll_directory', field: 'folder' },
  { name: 'AddReference', of: ['clr'] }, // pythonnet
  { name: 'JClass', field: 'class' }, // JPype
  { name: 'JPackage', field: 'class' },
  { name: 'autoclass', field: 'class' }, // pyjnius
];
/** What binds functions of native libraries. */
const BINDS = new Set('ctypes _ctypes cffi cdll windll CDLL WinDLL FFI cython cdef'.split(' '));

function extract({ text }: Source): Extraction {
  const { tokens } = lex(text, PYTHON);
  const into = found(attempts(text, tokens));
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind !== 'word' || !(begins(tokens, at) || isSymbol(tokens[at - 1], ':'))) continue;
    if (token.text === 'import' || token.text === 'cimport') list(tokens, at + 1, into);
    else if (token.text === 'from') {
      const name = dotted(tokens, at + 1); // `from . import x` is ours
      if (name && /^c?import$/.test(tokens[name.next]?.text ?? '')) into.mark('import', name.text, name.span, 'from');
    }
  }
  calls(text, tokens, LOADERS, into);
  native(text, tokens, into);
  if (text.includes('distutils:')) distutils(text, into);
  if (uses(tokens, BINDS)) symbols(tokens, 'native function', into);
  return { references: into.references, edges: [], problems: [] };
}

/** `a.b as c, d` */
function list(tokens: readonly Token[], from: number, into: Found): void {
  for (let at = from; ; at++) {
    const name = dotted(tokens, at);
    if (!name) return;
    into.mark('import', name.text, name.span, 'import');
    at = name.next;
    if (tokens[at]?.text === 'as') at += 2;
    if (!isSymbol(tokens[at], ',')) return;
  }
}

/** A comment that Cython obeys: https://cython.readthedocs.io/en/stable/src/userguide/source_files_and_compilation.html */
function distutils(text: string, into: Found): void {
  for (const line of text.matchAll(/^\ufeff?#[ \t]*distutils:[ \t]*libraries[ \t]*=[ \t]*([^\r\n]{1,1000})/gm)) {
    const list = line[1] ?? '';
    const from = line.index + line[0].length - list.length;
    for (const { 0: name, index } of list.matchAll(/[\w.+-]+/g))
      into.mark('load', name, [from + index, from + index + name.length], 'distutils');
  }
}

/** What an extension is built of: `Extension(libraries=["x"])`, `cdef extern from "x.h"`, and the C that cffi is given as a text. */
function native(text: string, tokens: readonly Token[], into: Found): void {
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind !== 'word') continue;
    const next = tokens[at + 1];
    if (token.text === 'libraries' && isSymbol(next, '=') && isSymbol(tokens[at + 2], '[')) {
      for (let inside = at + 3; tokens[inside] && !isSymbol(tokens[inside], ']'); inside++) {
        const library = tokens[inside];
        if (library?.kind === 'string') into.mark('load', library.text, library.inner, 'libraries');
      }
    } else if (token.text === 'extern' && next?.text === 'from' && tokens[at + 2]?.kind === 'string') {
      const header = tokens[at + 2];
      if (header?.kind === 'string') into.mark('include', header.text.replace(/^<|>$/g, ''), header.inner, 'extern from');
    } else if ((token.text === 'set_source' || token.text === 'cdef' || token.text === 'verify') && isSymbol(next, '(')) {
      for (let inside = at + 2; inside < at + 6 && tokens[inside] && !isSymbol(tokens[inside], ')'); inside++) {
        const code = tokens[inside];
        if (code?.kind === 'string') declarations(text, code.inner, 'cffi', into);
      }
    }
  }
}

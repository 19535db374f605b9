// Python: modules that are imported, and libraries that ctypes or cffi load.
import type { Extraction, Format, Source } from '../../model.ts';
import { lex, type Token } from '../../parse/lexer.ts';
import { calls, isSymbol, type Loader } from './calls.ts';
import { PYTHON } from './languages.ts';
import { type Found, found } from './reference.ts';
import { begins, dotted } from './statement.ts';

export const python: Format = {
  id: 'source/python',
  files: [{ suffix: '.py' }, { suffix: '.pyi' }, { suffix: '.pyx' }, { suffix: '.pyw' }],
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
];

function extract({ text }: Source): Extraction {
  const { tokens } = lex(text, PYTHON);
  const into = found();
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'word' || !(begins(tokens, at) || isSymbol(tokens[at - 1], ':'))) continue;
    if (token.text === 'import' || token.text === 'cimport') list(tokens, at + 1, into);
    else if (token.text === 'from') {
      const name = dotted(tokens, at + 1); // `from . import x` is ours
      if (name && /^c?import$/.test(tokens[name.next]?.text ?? '')) into.mark('import', name.text, name.span, 'from');
    }
  }
  calls(text, tokens, LOADERS, into);
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

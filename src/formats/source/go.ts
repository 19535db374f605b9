// Go: packages that are imported, libraries that cgo links and includes, and libraries that are loaded at run time.
import type { Extraction, Format, Source } from '../../model.ts';
import { lex, type StringToken } from '../../parse/lexer.ts';
import { lines } from '../../parse/lines.ts';
import { calls, isSymbol, type Loader } from './calls.ts';
import { moduleOf, modulesIn } from './go-module.ts';
import { GO } from './languages.ts';
import { type Found, found } from './reference.ts';
import { begins } from './statement.ts';

export const go: Format = { id: 'source/go', files: [{ suffix: '.go' }], gated: true, wants: () => [{ up: 'go.mod' }], extract };

const LOADERS: readonly Loader[] = [
  { name: 'NewLazyDLL' },
  { name: 'NewLazySystemDLL' },
  { name: 'LoadDLL' },
  { name: 'MustLoadDLL' },
  { name: 'LoadLibrary' },
  { name: 'LoadLibraryEx' },
  { name: 'Dlopen' },
  { name: 'Open', of: ['plugin'] },
  { name: 'NewProc', field: 'symbol' },
  { name: 'FindProc', field: 'symbol' },
  { name: 'MustFindProc', field: 'symbol' },
];

function extract({ text }: Source, near: ReadonlyMap<string, Source>): Extraction {
  const { tokens } = lex(text, GO);
  const into = found();
  const modules = modulesIn([...near.values()].find(({ path }) => path === 'go.mod' || path.endsWith('/go.mod'))?.text ?? '');
  let isNative = false;
  let at = tokens.findIndex((token, index) => token.kind === 'word' && token.text === 'import' && begins(tokens, index));
  // Imports stand before all other declarations: https://go.dev/ref/spec#Source_file_organization
  for (let isList = false; at >= 0 && at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.kind === 'string') {
      isNative ||= token.text === 'C';
      imported(token, modules, into);
    } else if (isSymbol(token, '(')) isList = true;
    else if (isSymbol(token, ')')) isList = false;
    else if (token?.kind === 'word' && !isList && /^(?:func|type|var|const)$/.test(token.text)) break;
  }
  if (isNative) cgo(text, into);
  calls(text, tokens, LOADERS, into);
  return { references: into.references, edges: [], problems: [] };
}

/** The first segment of a path outside the standard library holds a dot. */
function imported({ text, inner }: StringToken, modules: ReadonlySet<string>, into: Found): void {
  const first = text.split('/', 1)[0] ?? '';
  if (!first.includes('.') || first.startsWith('.')) return;
  const name = moduleOf(text, modules);
  into.add({ kind: 'package', type: 'golang', name }, [inner[0], inner[0] + name.length], 'import');
}

/** The comment before `import "C"` is code: https://pkg.go.dev/cmd/cgo */
function cgo(text: string, into: Found): void {
  for (const [start, end] of lines(text)) {
    if (end - start > 1000) continue;
    const line = text.slice(start, end);
    const include = /^[\s/*]*#include\s*[<"]([^>"]+)[>"]/.exec(line);
    if (include?.[1]) {
      const at = start + line.indexOf(include[1], include[0].length - include[1].length - 1);
      into.mark('include', include[1], [at, at + include[1].length], 'cgo');
    }
    if (!/^[\s/*]*#cgo\s[^:]*LDFLAGS:/.test(line)) continue;
    for (const flag of line.matchAll(
      /(?<=\s)(?:-l([\w.+-]+)|-framework\s+(\w+)|[\w./${}-]*\/([\w.+-]+\.(?:a|so|lib|dll|dylib))(?=\s|$))/g,
    )) {
      const name = flag[1] ?? flag[2] ?? flag[3] ?? '';
      const from = start + flag.index + flag[0].length - name.length;
      into.mark('load', name, [from, from + name.length], 'cgo LDFLAGS');
    }
  }
}

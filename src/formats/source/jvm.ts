// Java, Kotlin, Scala and Groovy: the package that a file belongs to, what it imports, and native libraries that it loads.
import type { Extraction, Format, Source } from '../../model.ts';
import { lex, type Token } from '../../parse/lexer.ts';
import { calls, isSymbol, type Loader } from './calls.ts';
import { JAVA, KOTLIN } from './languages.ts';
import { type Found, found } from './reference.ts';
import { begins, dotted } from './statement.ts';
import { symbols } from './symbols.ts';

export const jvm: Format = {
  id: 'source/jvm',
  files: ['java', 'kt', 'scala', 'groovy'].map(suffix => ({ suffix: `.${suffix}` })),
  gated: true,
  extract,
};

const LOADERS: readonly Loader[] = [
  { name: 'loadLibrary', of: ['System', 'Native', 'ReLinker', 'SoLoader', 'Runtime'] },
  { name: 'loadLibrary' },
  { name: 'load', of: ['System', 'Native', 'NativeLibrary'] },
  { name: 'libraryLookup', of: ['SymbolLookup'] },
  { name: 'getInstance', of: ['NativeLibrary'] },
  { name: 'register', of: ['Native'] },
  { name: 'forName', of: ['Class'], field: 'class' },
  { name: 'loadClass', field: 'class' },
];

/** Java Native Access and its like: https://github.com/java-native-access/jna */
const BINDS = /^(?:com\.sun\.jna|jnr\.ffi|java\.lang\.foreign)\b/;
/** What the name of a package of somebody's begins with. */
const TOPS = new Set('com org net io cn ru dev ai me tv cc app top'.split(' '));

function extract({ path, text }: Source): Extraction {
  const { tokens } = lex(text, /\.(?:kt|scala)$/i.test(path) ? KOTLIN : JAVA);
  const into = found();
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind !== 'word' || !begins(tokens, at)) continue;
    if (token.text === 'import') imported(tokens, tokens[at + 1]?.text === 'static' ? at + 2 : at + 1, into);
    else if (token.text === 'package') {
      const name = dotted(tokens, at + 1);
      if (name) into.mark('class', name.text, name.span, 'package');
    }
  }
  qualified(tokens, into);
  calls(text, tokens, LOADERS, into);
  if (into.references.some(({ clue }) => clue.kind === 'mark' && clue.field === 'import' && BINDS.test(clue.text)))
    symbols(tokens, 'JNA', into);
  return { references: into.references, edges: [], problems: [] };
}

/** Scala: `import a.b.{C, D => E}` stands for `a.b`. A name without a dot is no package of anybody's. */
function imported(tokens: readonly Token[], at: number, into: Found): void {
  const name = dotted(tokens, at);
  if (name && (name.text.includes('.') || isSymbol(tokens[name.next], '.'))) into.mark('import', name.text, name.span, 'import');
}

/** `com.acme.Camera.open()` without an import: each class once. */
function qualified(tokens: readonly Token[], into: Found): void {
  const known = new Set<string>();
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.kind !== 'word' || !TOPS.has(token.text) || !isSymbol(tokens[at + 1], '.') || isSymbol(tokens[at - 1], '.')) continue;
    const before = tokens[at - 1]?.text ?? '';
    const name = dotted(tokens, at);
    if (!name) continue;
    at = name.next - 1;
    const path = /^[a-z]\w*(?:\.[a-z]\w*)+\.[A-Z]\w*/.exec(name.text)?.[0]; // up to the class, without its members
    if (!path || before === 'import' || before === 'package' || before === 'static' || known.has(path)) continue;
    known.add(path);
    into.mark('class', path, [name.span[0], Math.min(name.span[0] + path.length, name.span[1])], 'name');
  }
}

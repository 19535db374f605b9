// Java, Kotlin, Scala and Groovy: the package that a file belongs to, what it imports, and native libraries that it loads.
import type { Extraction, Format, Source } from '../../model.ts';
import { lex, type Token } from '../../parse/lexer.ts';
import { calls, isSymbol, type Loader } from './calls.ts';
import { JAVA, KOTLIN } from './languages.ts';
import { type Found, found } from './reference.ts';
import { begins, dotted } from './statement.ts';

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
  { name: 'forName', of: ['Class'], field: 'class' },
];

function extract({ path, text }: Source): Extraction {
  const { tokens } = lex(text, /\.(?:kt|scala)$/i.test(path) ? KOTLIN : JAVA);
  const into = found();
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'word' || !begins(tokens, at)) continue;
    if (token.text === 'import') imported(tokens, tokens[at + 1]?.text === 'static' ? at + 2 : at + 1, into);
    else if (token.text === 'package') {
      const name = dotted(tokens, at + 1);
      if (name) into.mark('class', name.text, name.span, 'package');
    }
  }
  calls(text, tokens, LOADERS, into);
  return { references: into.references, edges: [], problems: [] };
}

/** Scala: `import a.b.{C, D => E}` stands for `a.b`. A name without a dot is no package of anybody's. */
function imported(tokens: readonly Token[], at: number, into: Found): void {
  const name = dotted(tokens, at);
  if (name && (name.text.includes('.') || isSymbol(tokens[name.next], '.'))) into.mark('import', name.text, name.span, 'import');
}

// Dart: packages that are imported or exported, and native libraries that are opened.
import type { Extraction, Format, Source } from '../../model.ts';
import { dart as DART } from '../../parse/languages/dart.ts';
import { lex, type StringToken } from '../../parse/lexer.ts';
import { calls, isSymbol, type Loader } from './calls.ts';
import { type Found, found } from './reference.ts';
import { begins } from './statement.ts';
import { symbols, uses } from './symbols.ts';

export const dart: Format = { id: 'source/dart', files: [{ suffix: '.dart' }], gated: true, extract };

const LOADERS: readonly Loader[] = [{ name: 'open', of: ['DynamicLibrary'] }];
const BINDS = new Set(['DynamicLibrary', '@Native']);

function extract({ text }: Source): Extraction {
  const { tokens } = lex(text, DART);
  const into = found();
  let directive = ''; // what the texts up to `;` belong to: `import 'a.dart' if (dart.library.io) 'b.dart';`
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (isSymbol(token, ';')) directive = '';
    else if (token.kind === 'word' && (token.text === 'import' || token.text === 'export') && begins(tokens, at)) directive = token.text;
    else if (token.kind === 'string' && directive !== '') specifier(token, directive, into);
  }
  calls(text, tokens, LOADERS, into);
  if (uses(tokens, BINDS)) symbols(tokens, 'native function', into);
  return { references: into.references, edges: [], problems: [] };
}

/** https://dart.dev/language/libraries */
function specifier({ text, inner }: StringToken, group: string, into: Found): void {
  const name = /^package:(\w+)\//.exec(text)?.[1];
  if (name && inner[1] - inner[0] === text.length) {
    into.add({ kind: 'package', type: 'pub', name }, [inner[0] + 8, inner[0] + 8 + name.length], group);
  }
}

// Xcode projects and build settings: frameworks and libraries that are linked, where they are looked for, and Swift packages by address.
// https://developer.apple.com/documentation/xcode/build-settings-reference
import type { Extraction, Format, Source, Span } from '../../model.ts';
import { lex, type Token } from '../../parse/lexer.ts';
import type { Language } from '../../parse/lexer-language.ts';
import { lines } from '../../parse/lines.ts';
import { isSymbol } from './calls.ts';
import { folder } from './folder.ts';
import { linkLine, pathIn } from './link-line.ts';
import { type Found, found } from './reference.ts';

export const xcode: Format = {
  id: 'source/xcode',
  files: [{ name: 'project.pbxproj' }, { suffix: '.xcconfig' }],
  gated: true,
  extract,
};

/** An old-style property list. */
const PLIST: Language = {
  lineComments: ['//'],
  blockComments: [{ open: '/*', close: '*/' }],
  strings: [{ open: '"', close: '"', lines: 'many', backslash: 'decode' }],
  wordStart: './$-@+~<>[]*:',
};

const FLAGS = /^(?:OTHER_(?:LDFLAGS|LIBTOOLFLAGS|SWIFT_FLAGS|CFLAGS|CPLUSPLUSFLAGS)|PRODUCT_SPECIFIC_LDFLAGS|LIBRARIES)\b/;
const FOLDERS = /^(?:FRAMEWORK|LIBRARY|HEADER|USER_HEADER|SYSTEM_FRAMEWORK)_SEARCH_PATHS\b/;
const LONGEST = 20_000;

function extract({ path, text }: Source): Extraction {
  const into = found();
  if (/\.xcconfig$/i.test(path)) settings(text, into);
  else project(text, into);
  return { references: into.references, edges: [], problems: [] };
}

function project(text: string, into: Found): void {
  const { tokens } = lex(text, PLIST);
  for (let at = 0; at < tokens.length; at++) {
    const key = tokens[at];
    if ((key?.kind !== 'word' && key?.kind !== 'string') || !isSymbol(tokens[at + 1], '=')) continue;
    const isFlags = FLAGS.test(key.text);
    const isFolders = FOLDERS.test(key.text);
    const value = tokens[at + 2];
    if (!value) return;
    if (isFlags || isFolders) {
      let isFramework = false;
      for (at += 2; at < tokens.length && !isSymbol(tokens[at], ';'); at++) {
        const one = tokens[at];
        if (one?.kind !== 'word' && one?.kind !== 'string') continue;
        const [from, to] = spanOf(one);
        const raw = text.slice(from, Math.min(to, from + LONGEST));
        if (isFolders) folder(raw, from, key.text, into);
        else if (isFramework)
          linkLine(`-framework ${raw.replaceAll('\\"', '  ')}`, from - 11, into); // its flag is an item of its own
        else linkLine(raw.replaceAll('\\"', '  '), from, into);
        isFramework = /-framework$/.test(raw);
      }
    } else if ((key.text === 'path' || key.text === 'name') && (value.kind === 'word' || value.kind === 'string')) {
      const [from, to] = spanOf(value);
      const raw = text.slice(from, Math.min(to, from + 1024));
      // what Apple's own kits bring along is nobody's choice
      if (!/^(?:System\/Library|usr\/lib|Platforms)\//.test(raw) && key.text === 'path') pathIn(raw, from, into);
    } else if (key.text === 'repositoryURL' && (value.kind === 'word' || value.kind === 'string')) {
      const span = spanOf(value);
      const url = text.slice(...span);
      if (/^[a-z]+:\/\/|^git@/.test(url)) into.add({ kind: 'host', url }, span, key.text, 'exact', 'source');
    }
  }
}

function spanOf(token: Token): Span {
  return token.kind === 'string' ? token.inner : token.span;
}

/** `OTHER_LDFLAGS[sdk=iphoneos*] = $(inherited) -framework "X" // why`: https://help.apple.com/xcode/#/dev745c5c974 */
function settings(text: string, into: Found): void {
  for (const [start, end] of lines(text)) {
    const line = text.slice(start, Math.min(end, start + LONGEST)).replace(/\/\/.*/, '');
    const assigned = /^\s*(\w+)(?:\[[^\]]*\])*\s*=/.exec(line);
    if (!assigned?.[1]) continue;
    const from = assigned[0].length;
    if (FLAGS.test(assigned[1])) linkLine(line.slice(from), start + from, into);
    else if (FOLDERS.test(assigned[1])) folder(line.slice(from), start + from, assigned[1], into);
  }
}

// Makefiles, Android.mk, automake and qmake: libraries that a line links, by flag, by path or by name.
import type { Extraction, Format, Source } from '../../model.ts';
import { lines } from '../../parse/lines.ts';
import { type Found, found } from './reference.ts';

export const makefile: Format = {
  id: 'source/makefile',
  files: [
    { name: 'Makefile' },
    { name: 'GNUmakefile' },
    { name: 'Makefile.in' },
    { name: 'Makefile.common' },
    { suffix: '.mk' },
    { suffix: '.mak' },
    { suffix: '.am' },
    { suffix: '.pro' },
    { suffix: '.pri' },
  ],
  gated: true,
  extract,
};

const LONGEST = 10_000;
/** https://developer.android.com/ndk/guides/android_mk#module-description-variables */
const NAMES = /^\s*LOCAL_(?:SHARED|STATIC|WHOLE_STATIC|HEADER)_LIBRARIES\s*[:+]?=/;

function extract({ text }: Source): Extraction {
  const into = found();
  let isNames = false; // a list of names that goes on after a backslash
  let goesOn = false;
  for (const [start, end] of lines(text)) {
    const raw = text.slice(start, Math.min(end, start + LONGEST));
    const hash = raw.indexOf('#');
    const line = hash < 0 ? raw : raw.slice(0, hash);
    isNames = NAMES.test(line) || (isNames && goesOn);
    goesOn = line.trimEnd().endsWith('\\');
    read(line, start, isNames, into);
  }
  return { references: into.references, edges: [], problems: [] };
}

function read(line: string, start: number, isNames: boolean, into: Found): void {
  const assigned = isNames ? line.indexOf('=') + 1 : 0;
  for (const word of line.matchAll(/[^\s"'=,;|&<>]+/g)) {
    const flag = /^-l:?([\w.+-]{3,})$/.exec(word[0])?.[1];
    const file = /(?:^|[\\/])([\w.+-]+\.(?:so(?:\.\d+)*|a|lib|dll|dylib))$/i.exec(word[0])?.[1];
    const name = flag ?? file ?? (isNames && word.index >= assigned && /^[\w.+-]{3,}$/.test(word[0]) ? word[0] : undefined);
    if (!name) continue;
    const from = start + word.index + word[0].length - name.length;
    into.mark('load', name, [from, from + name.length], flag ? 'link flag' : file ? 'library file' : 'link');
  }
}

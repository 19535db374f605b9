// What a line of flags links: `-lname`, `-framework Name`, paths of libraries; and paths of archives that a build takes in.
import type { Role } from '../../model.ts';
import type { Found } from './reference.ts';

const LIBRARY = /(?:^|[\\/:])([\w.+-]+?\.(?:so(?:\.\d+)*|a|lib|dll|dylib|tbd|framework))$/i;
const BUNDLE = /(?:^|[\\/])([\w.+-]+)\.xcframework$/i;
const ARCHIVE = /(?:^|[\\/:])([\w.+-]+\.(?:aar|jar|har|hsp))$/i;
const FRAMEWORK = /^-(?:weak_|needed_|reexport_|lazy_|upward_)?framework$/;

/** `isNames`: plain words are names of libraries too, from the offset `names` of the line on. Linear. */
export function linkLine(line: string, start: number, into: Found, names = Number.POSITIVE_INFINITY): void {
  let isFramework = false;
  let isLibrary = false; // `-l "name"`, `-l\"name\"`
  for (const word of line.matchAll(/[^\s"'=,;|&<>()[\]]+/g)) {
    const text = word[0].replace(/\\+$/, ''); // the end of a quote in a quote, or of a line
    if (text === '') continue;
    const at = start + word.index;
    const flag = /^-l:?([\w.+-]{2,})$/.exec(text)?.[1];
    const named = isFramework && /^[\w.+-]+$/.test(text) ? text : undefined;
    if (flag ?? (isLibrary && /^[\w.+-]+$/.test(text))) mark(flag ?? text, 'link flag');
    else if (named) mark(named, 'framework');
    else pathIn(text, at, into) || (word.index >= names && /^[\w.+-]{3,}$/.test(text) && mark(text, 'link'));
    isFramework = FRAMEWORK.test(text);
    isLibrary = text === '-l';

    function mark(name: string, group: string): true {
      const from = at + text.length - name.length;
      into.mark('load', name, [from, from + name.length], group);
      return true;
    }
  }
}

/** The library or archive that a path leads to, where it is one. `at`: where the path begins in the file. */
export function pathIn(text: string, at: number, into: Found, role?: Role): boolean {
  const bundle = BUNDLE.exec(text)?.[1];
  const library = bundle ?? LIBRARY.exec(text)?.[1];
  const archive = library ? undefined : ARCHIVE.exec(text)?.[1];
  const name = library ?? archive;
  if (!name) return false;
  const from = at + text.lastIndexOf(name);
  into.mark(library ? 'load' : 'file', name, [from, from + name.length], library ? 'library file' : 'archive file', 'exact', role);
  return true;
}

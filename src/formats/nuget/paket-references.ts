// paket.references: which of the repository's packages a project uses. https://fsprojects.github.io/Paket/references-files.html
import type { Extraction, Format, Reference, Source, Span } from '../../model.ts';
import { lines } from '../../parse/lines.ts';
import { bothSides } from '../../parse/merge-markers.ts';
import { wholeLine } from '../../parse/whole-line.ts';
import { isPackageId, nugetPackage } from './package.ts';

export const paketReferences: Format = {
  id: 'nuget/paket-references',
  files: [{ name: 'paket.references' }, { suffix: '.paket.references' }],
  extract: bothSides(extract),
};

/** One name a line, options behind it; `group Test` begins the names of a group; `File: x.fs` is no package. */
function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  let group = 'Main';
  for (const [start, end] of lines(text)) {
    const found = /^(\ufeff?\s*)([^\s:/#]+)(?=\s|$)/.exec(text.slice(start, Math.min(end, start + 4096)));
    const [, indent = '', word = ''] = found ?? [];
    if (!word) continue;
    const next = /^group\s+(\S+)/i.exec(text.slice(start + indent.length, Math.min(end, start + 4096)))?.[1];
    if (next) group = next;
    if (next || !isPackageId(word)) continue;
    const token: Span = [start + indent.length, start + indent.length + word.length];
    const role = /^test/i.test(group) ? 'test' : /^build/i.test(group) ? 'build' : 'runtime';
    references.push(nugetPackage({ name: word, token, whole: wholeLine(text, token), role, group }));
  }
  return { references, edges: [], problems: [] };
}

// Folders that are called like a kit: each is a place of its own, once, as soon as any file lies in it.
import { matchAll } from '../check.ts';
import { fileName, versionless } from '../match/mark.ts';
import type { Index } from '../match/prepare.ts';
import type { Checked, Extraction, Reference } from '../model.ts';

export interface Folders {
  /** Told of every file that is met, in any order. */
  see(path: string): void;
  /** A `Checked` without a format for each folder that a sign names, by path. */
  checked(): readonly Checked[];
}

/** An Apple bundle is a folder to the disk and a file to its makers: both kinds of signs may name it. */
const BUNDLE = /\.(?:framework|xcframework|bundle|app)$/i;

export function folders(index: Index): Folders {
  const listed = new Map<string, boolean>();
  const found = new Map<string, Checked>();
  let last = '';
  function isListed(name: string): boolean {
    let known = listed.get(name);
    if (known === undefined) {
      const folded = fileName(name);
      const kinds = BUNDLE.test(name) ? (['folder', 'file'] as const) : (['folder'] as const);
      known = kinds.some(kind => [folded, versionless(folded) ?? folded].some(text => index.signs.marks(kind).has(`${kind}:${text}`)));
      listed.set(name, known);
    }
    return known;
  }
  return {
    see(path) {
      const slash = path.lastIndexOf('/');
      if (slash <= 0 || (slash === last.length && path.startsWith(last))) return;
      last = path.slice(0, slash);
      for (let start = 0; start <= slash; ) {
        const next = path.indexOf('/', start);
        const name = path.slice(start, next);
        if (isListed(name) && !found.has(path.slice(0, next))) found.set(path.slice(0, next), matched(path.slice(0, next), name, index));
        start = next + 1;
      }
    },
    checked: () => [...found.values()].filter(({ hits }) => hits.length > 0).sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

function matched(path: string, name: string, index: Index): Checked {
  const fields = BUNDLE.test(name) ? (['file', 'folder'] as const) : (['folder'] as const);
  const references = fields.map((field): Reference => {
    return {
      clue: { kind: 'mark', field, text: name },
      token: [0, 0],
      role: 'runtime',
      state: 'resolved',
      certain: 'exact',
      group: 'name',
    };
  });
  const extraction: Extraction = { references, edges: [], problems: [] };
  return matchAll(path, ['folder'], [extraction], index);
}

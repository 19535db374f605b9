// go.sum, go.work.sum: checksums of modules, of which not all are built. https://go.dev/ref/mod#go-sum-files
import type { Extraction, Format, Reference, Source } from '../../model.ts';
import { bothSides } from '../../parse/merge-markers.ts';

export const goSum: Format = {
  id: 'golang/go-sum',
  files: [{ name: 'go.sum' }, { name: 'go.work.sum' }],
  extract: bothSides(extract),
};

/** One reference for a module and version; its `/go.mod` line counts only where no other line names that version. */
function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  let lastName = '';
  let lastVersion = '';
  let first = -1;
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (start < text.length) {
    const lf = text.indexOf('\n', start);
    const end = lf < 0 ? text.length : lf;
    if (first < start) first = blank(text, start); // looked for once, however many lines lie before it
    const second = first >= end ? end : blank(text, first + 1);
    if (second < end && first > start) {
      const name = text.slice(start, first);
      const goModOnly = text.startsWith('/go.mod', second - 7);
      const version = text.slice(first + 1, goModOnly ? second - 7 : second);
      if (name !== lastName || version !== lastVersion) {
        references.push({
          clue: { kind: 'package', type: 'golang', name, version },
          token: [start, first],
          whole: [start, lf < 0 ? end : end + 1],
          role: 'runtime',
          state: 'resolved',
          certain: 'exact',
          group: 'sum',
        });
        lastName = name;
        lastVersion = version;
      }
    }
    start = end + 1;
  }
  return { references, edges: [], problems: [] };
}

function blank(text: string, from: number): number {
  const at = text.indexOf(' ', from);
  return at < 0 ? text.length : at;
}

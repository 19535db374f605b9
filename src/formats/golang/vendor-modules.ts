// vendor/modules.txt: the modules whose source lies in the vendor folder. https://go.dev/ref/mod#go-mod-vendor
import type { Extraction, Format, Reference, Source, Span } from '../../model.ts';
import { bothSides } from '../../parse/merge-markers.ts';

export const vendorModules: Format = {
  id: 'golang/vendor-modules',
  files: [{ name: 'modules.txt', under: 'vendor' }],
  extract: bothSides(extract),
};

/** `# path v1 => path v2` begins a module; `## explicit` says that go.mod names it. */
function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (start < text.length) {
    const lf = text.indexOf('\n', start);
    const end = lf < 0 ? text.length : lf;
    if (text.startsWith('# ', start)) {
      const line = text.slice(start, end);
      const arrow = line.indexOf(' => ');
      const add = (from: number, side: string, replaced: boolean): void => {
        const found = /^(\S+)(?:\s+(\S+))?/.exec(side);
        const name = found?.[1];
        if (!name || /^(?:\.{0,2}\/|\.\.?$|[A-Za-z]:)/.test(name)) return; // a folder
        const token: Span = [from, from + name.length];
        const version = found[2];
        references.push({
          clue: { kind: 'package', type: 'golang', name, ...(version ? { version } : {}) },
          token,
          role: 'runtime',
          state: replaced ? 'replaced' : 'resolved',
          certain: 'exact',
          group: 'vendor',
        });
      };
      add(start + 2, line.slice(2, arrow < 0 ? line.length : arrow), arrow >= 0);
      if (arrow >= 0) add(start + arrow + 4, line.slice(arrow + 4), false);
    }
    start = end + 1;
  }
  return { references, edges: [], problems: [] };
}

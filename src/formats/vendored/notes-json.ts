// Notes in JSON that say where vendored code comes from: Braid's, and a project's own vendor.json.
// https://github.com/cristibalan/braid#getting-started
import type { Extraction, Format, Reference, Source } from '../../model.ts';
import { scanJson } from '../../parse/json.ts';
import { origin } from './origin.ts';

export const notesJson: Format = {
  id: 'vendored/notes-json',
  files: ['.braids.json', '.braids', 'vendor.json', 'vendors.json', 'vendored.json', 'third_party.json', 'third-party.json'].map(name => ({
    name,
  })),
  extract,
};

const ADDRESSES = /^(?:url|urls|source|repository|repo|remote|git|homepage|origin|downloadUrl|download_url)$/i;

function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  const problems = scanJson(text, {
    scalar(path, from, to, start) {
      // of a list, the key before it
      let level = path.depth() - 1;
      while (level >= 0 && path.keyStart(level) < 0) level--;
      const key = level < 0 ? '' : path.key(level);
      if (start === from || !ADDRESSES.test(key)) return;
      const found = origin(text.slice(from, to), [from, to], key);
      if (found) references.push(found);
    },
  });
  return { references, edges: [], problems };
}

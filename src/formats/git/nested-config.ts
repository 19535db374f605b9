// The settings of a clone that lies inside the tree: where it was fetched from. https://git-scm.com/docs/git-config
import type { Extraction, Format, Reference, Source } from '../../model.ts';
import { parseIni } from '../../parse/ini.ts';
import { sourceSpan } from '../../parse/mapped-text.ts';
import { openAddress } from '../../parse/open-address.ts';
import { addressOf } from './address.ts';

export const nestedConfig: Format = {
  id: 'git/nested-config',
  files: [{ name: 'config', under: '.git' }],
  extract,
};

/** The scanned project's own settings never come here: its origin is no dependency. */
function extract({ text }: Source): Extraction {
  const { entries } = parseIni(text);
  const references: Reference[] = [];
  for (const { section, key, value } of entries) {
    if (!/^remote\b/i.test(section) || key.toLowerCase() !== 'url') continue;
    const url = addressOf(value.text);
    if (!url) continue;
    const token = sourceSpan(value, [openAddress(value.text).skipped, value.text.length]);
    references.push({ clue: { kind: 'host', url }, token, role: 'source', state: 'declared', certain: 'exact', group: section });
  }
  return { references, edges: [], problems: [] };
}

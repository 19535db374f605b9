// .gitmodules: where submodules are fetched from. https://git-scm.com/docs/gitmodules
import type { Extraction, Format, Reference, Source, Span } from '../../model.ts';
import { parseIni } from '../../parse/ini.ts';
import { sourceSpan } from '../../parse/mapped-text.ts';
import { openAddress } from '../../parse/open-address.ts';
import { addressOf } from './address.ts';

export const gitmodules: Format = {
  id: 'git/gitmodules',
  files: [{ name: '.gitmodules' }],
  extract,
};

function extract({ text }: Source): Extraction {
  const { entries, problems } = parseIni(text);
  const references: Reference[] = [];
  const headers = Array.from(text.matchAll(/^(\ufeff?)[ \t]*\[/gm), found => found.index + (found[1]?.length ?? 0));
  let header = 0;
  for (const { section, key, value, span } of entries) {
    while ((headers[header + 1] ?? text.length) <= span[0]) header++;
    if (!/^submodule\b/i.test(section) || key.toLowerCase() !== 'url') continue;
    const address = value.text;
    const url = addressOf(address);
    if (!url) continue;
    const token: Span = sourceSpan(value, [openAddress(address).skipped, address.length]);
    const whole = sectionOf(text, headers, header, span); // a submodule without its address is none
    references.push({ clue: { kind: 'host', url }, token, whole, role: 'source', state: 'declared', certain: 'exact', group: section });
  }
  return { references, edges: [], problems };
}

/** From the header to the next one that stands behind the entry: a continued value may hold a bracket. */
function sectionOf(text: string, headers: readonly number[], at: number, [start, end]: Span): Span {
  let next = at + 1;
  while ((headers[next] ?? text.length) < end) next++;
  return [Math.min(headers[at] ?? start, start), headers[next] ?? text.length];
}

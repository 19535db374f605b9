// NuGet.config: where packages come from. https://learn.microsoft.com/nuget/reference/nuget-config-file
import type { Extraction, Format, Reference, Source } from '../../model.ts';
import { parseXml } from '../../parse/xml.ts';
import { attributeOf, everyElement } from '../../parse/xml-find.ts';
import { removal } from '../../parse/xml-removal.ts';

export const nugetConfig: Format = {
  id: 'nuget/nuget-config',
  files: [{ name: 'nuget.config' }, { prefix: 'nuget.', suffix: '.config' }],
  extract,
};

const SECTIONS = new Set(['packagesources', 'auditsources']);

function extract({ text }: Source): Extraction {
  const { roots, problems } = parseXml(text, { flat: new Set(['add']) });
  const references: Reference[] = [];
  for (const [element, above] of everyElement(roots)) {
    const section = above.at(-1)?.name;
    if (element.name !== 'add' || !section || !SECTIONS.has(section.toLowerCase())) continue;
    const value = attributeOf(element, 'value');
    if (!value || !/^https?:\/\/[^/]/i.test(value.value)) continue; // else a folder
    references.push({
      clue: { kind: 'host', url: value.value },
      token: value.span,
      whole: removal(text, element.span),
      role: 'source',
      state: 'configured',
      certain: value.value.includes('%') && /%\w+%/.test(value.value) ? 'partial' : 'exact',
      group: section,
    });
  }
  return { references, edges: [], problems };
}

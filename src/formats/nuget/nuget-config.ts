// NuGet.config: where packages come from. https://learn.microsoft.com/nuget/reference/nuget-config-file
import type { Extraction, Format, Problem, Reference, Source } from '../../model.ts';
import { bothSides } from '../../parse/merge-markers.ts';
import { parseXml } from '../../parse/xml.ts';
import { attributeOf, everyElement } from '../../parse/xml-find.ts';
import { removal } from '../../parse/xml-removal.ts';

export const nugetConfig: Format = {
  id: 'nuget/nuget-config',
  files: [{ name: 'nuget.config' }, { prefix: 'nuget.', suffix: '.config' }],
  extract: bothSides(extract),
};

const SECTIONS = new Set(['packagesources', 'auditsources']);

function extract({ text }: Source): Extraction {
  const { roots, problems: broken } = parseXml(text, { flat: new Set(['add']) });
  const references: Reference[] = [];
  const problems: Problem[] = [...broken];
  for (const [element, above] of everyElement(roots)) {
    const section = above.at(-1)?.name;
    const pushes = section === 'config' && attributeOf(element, 'key')?.value.toLowerCase() === 'defaultpushsource';
    if (element.name !== 'add' || !section || !(pushes || SECTIONS.has(section.toLowerCase()))) continue;
    const value = attributeOf(element, 'value');
    if (value && /^%\w+%/.test(value.value))
      problems.push({ reason: 'dynamic', id: 'dynamic-name', at: value.span[0], args: { name: value.value } });
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

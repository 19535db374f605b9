// packages.config: what an older .NET project installs. https://learn.microsoft.com/nuget/reference/packages-config
import type { Extraction, Format, Problem, Reference, Source } from '../../model.ts';
import { bothSides } from '../../parse/merge-markers.ts';
import { untemplated } from '../../parse/template-tags.ts';
import { parseXml } from '../../parse/xml.ts';
import { attributeOf, everyElement } from '../../parse/xml-find.ts';
import { removal } from '../../parse/xml-removal.ts';
import { isPackageId, nugetPackage } from './package.ts';

export const packagesConfig: Format = {
  id: 'nuget/packages-config',
  files: [{ name: 'packages.config' }, { prefix: 'packages.', suffix: '.config' }],
  extract: bothSides(untemplated(extract)),
};

function extract({ text }: Source): Extraction {
  const { roots, problems: broken } = parseXml(text, { flat: new Set(['package']) });
  const references: Reference[] = [];
  const problems: Problem[] = [...broken];
  for (const [element] of everyElement(roots)) {
    const id = element.name === 'package' ? attributeOf(element, 'id') : undefined;
    if (!id) continue;
    const open = id.value.search(/[${]/); // of a template around the file
    if (open >= 0) problems.push({ reason: 'dynamic', id: 'dynamic-name', at: id.span[0], args: { name: id.value } });
    const name = open < 0 ? id.value : id.value.slice(0, open);
    if (!isPackageId(name)) continue;
    const version = attributeOf(element, 'version')?.value;
    const development = attributeOf(element, 'developmentDependency')?.value.toLowerCase() === 'true';
    references.push(
      nugetPackage({
        name,
        version: version?.includes('{') ? undefined : version,
        token: id.span,
        whole: removal(text, element.span),
        role: development ? 'development' : 'runtime',
        group: 'packages',
        certain: open < 0 ? 'exact' : 'partial',
      }),
    );
  }
  return { references, edges: [], problems };
}

// packages.config: what an older .NET project installs. https://learn.microsoft.com/nuget/reference/packages-config
import type { Extraction, Format, Reference, Source } from '../../model.ts';
import { parseXml } from '../../parse/xml.ts';
import { attributeOf, everyElement } from '../../parse/xml-find.ts';
import { removal } from '../../parse/xml-removal.ts';
import { isPackageId, nugetPackage } from './package.ts';

export const packagesConfig: Format = {
  id: 'nuget/packages-config',
  files: [{ name: 'packages.config' }, { prefix: 'packages.', suffix: '.config' }],
  extract,
};

function extract({ text }: Source): Extraction {
  const { roots, problems } = parseXml(text, { flat: new Set(['package']) });
  const references: Reference[] = [];
  for (const [element] of everyElement(roots)) {
    const id = element.name === 'package' ? attributeOf(element, 'id') : undefined;
    if (!id || !isPackageId(id.value)) continue;
    const development = attributeOf(element, 'developmentDependency')?.value.toLowerCase() === 'true';
    references.push(
      nugetPackage({
        name: id.value,
        version: attributeOf(element, 'version')?.value,
        token: id.span,
        whole: removal(text, element.span),
        role: development ? 'development' : 'runtime',
        group: 'packages',
      }),
    );
  }
  return { references, edges: [], problems };
}

// *.nuspec: what a NuGet package asks for. https://learn.microsoft.com/nuget/reference/nuspec
import type { Extraction, Format, Problem, Reference, Source } from '../../model.ts';
import { bothSides } from '../../parse/merge-markers.ts';
import { untemplated } from '../../parse/template-tags.ts';
import { parseXml } from '../../parse/xml.ts';
import { attributeOf, everyElement } from '../../parse/xml-find.ts';
import { removal } from '../../parse/xml-removal.ts';
import { isPackageId, nugetPackage } from './package.ts';

export const nuspec: Format = { id: 'nuget/nuspec', files: [{ suffix: '.nuspec' }], extract: bothSides(untemplated(extract)) };

function extract({ text }: Source): Extraction {
  const { roots, problems: broken } = parseXml(text, { flat: new Set(['dependency', 'group']) });
  const problems: Problem[] = [...broken];
  const references: Reference[] = [];
  for (const [element, above] of everyElement(roots)) {
    const id = element.name === 'dependency' && above.some(one => one.name === 'dependencies') ? attributeOf(element, 'id') : undefined;
    if (!id) continue;
    const token = id.value.search(/\$|\{\{/); // `$id$` is filled in when it is packed
    if (token >= 0) problems.push({ reason: 'dynamic', id: 'dynamic-name', at: id.span[0], args: { name: id.value } });
    const name = token < 0 ? id.value : id.value.slice(0, token);
    if (!isPackageId(name)) continue;
    const version = attributeOf(element, 'version')?.value;
    references.push(
      nugetPackage({
        name,
        version: version && /[${]/.test(version) ? undefined : version,
        token: id.span,
        whole: removal(text, element.span),
        role: 'runtime',
        group: 'dependencies',
        certain: token < 0 ? 'exact' : 'partial',
      }),
    );
  }
  return { references, edges: [], problems };
}

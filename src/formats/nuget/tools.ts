// dotnet-tools.json and global.json: tools and build SDKs of a .NET repository. https://learn.microsoft.com/dotnet/core/tools/local-tools-how-to-use https://learn.microsoft.com/dotnet/core/tools/global-json
import type { Extraction, Format, Problem, Reference, Source } from '../../model.ts';
import { parseJson } from '../../parse/json.ts';
import { jsonWhole } from '../../parse/json-whole.ts';
import { isPackageId, nugetPackage } from './package.ts';

export const tools: Format = { id: 'nuget/tools', files: [{ name: 'dotnet-tools.json' }, { name: 'global.json' }], extract };

/** Of dotnet-tools.json. */
const NEWEST = 1;

function extract({ path, text }: Source): Extraction {
  const { root, problems: broken } = parseJson(text);
  const references: Reference[] = [];
  const wanted = /global\.json$/i.test(path) ? 'msbuild-sdks' : 'tools'; // `tools` of global.json, as Arcade has it, names no packages
  const problems: Problem[] = [...broken];
  for (const { key: group, value: table } of root?.kind === 'object' ? root.members : []) {
    if (group === 'version' && wanted === 'tools' && table?.kind === 'number' && Number(table.text) > NEWEST)
      problems.push({
        reason: 'version',
        id: 'future-version',
        at: table.span[0],
        args: { version: table.text.slice(0, 40) },
      });
    if (group !== wanted || table?.kind !== 'object') continue;
    for (const [index, { key, keySpan, value }] of table.members.entries()) {
      if (!isPackageId(key)) continue;
      const given = value?.kind === 'object' ? value.members.find(member => member.key === 'version')?.value : value;
      references.push(
        nugetPackage({
          name: key,
          version: given?.kind === 'string' ? given.text : undefined,
          token: keySpan,
          whole: jsonWhole(text, table, index),
          role: group === 'tools' ? 'tool' : 'build',
          group,
        }),
      );
    }
  }
  return { references, edges: [], problems };
}

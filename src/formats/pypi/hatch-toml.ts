// hatch.toml: Hatch's own settings outside pyproject.toml. https://hatch.pypa.io/latest/intro/#configuration
import type { Extraction, Format, Source } from '../../model.ts';
import { computedNames } from '../../parse/computed-names.ts';
import { parseToml } from '../../parse/toml.ts';
import { hatchTables } from './hatch.ts';

export const hatchToml: Format = { id: 'pypi/hatch-toml', files: [{ name: 'hatch.toml' }], extract: computedNames(extract) };

function extract({ text }: Source): Extraction {
  const { root, problems } = parseToml(text);
  const hatch = hatchTables(text, root);
  return { references: hatch.references, edges: [], problems: [...problems, ...hatch.problems] };
}

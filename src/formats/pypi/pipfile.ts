// Pipfile: packages, development packages, categories and sources. https://github.com/pypa/pipfile
import type { Extraction, Format, Reference, Source } from '../../model.ts';
import { computedNames } from '../../parse/computed-names.ts';
import { parseToml } from '../../parse/toml.ts';
import { addresses, tableDependency } from './toml-requirements.ts';
import { tables } from './uv-settings.ts';

export const pipfile: Format = { id: 'pypi/pipfile', files: [{ name: 'Pipfile' }], extract: computedNames(extract) };

const SETTINGS = new Set(['source', 'requires', 'scripts', 'pipenv', 'pipfile']);

function extract({ text }: Source): Extraction {
  const { root, problems } = parseToml(text);
  const references: Reference[] = [];
  for (const source of tables(root.index.get('source')?.value)) references.push(...addresses(source, ['url'], 'configured', 'source'));
  for (const { key, value } of root.entries) {
    if (SETTINGS.has(key) || value?.kind !== 'table') continue;
    const role = key === 'packages' ? 'runtime' : /test/.test(key) ? 'test' : 'development';
    for (const entry of value.entries) references.push(...tableDependency(text, value, entry, role, key));
  }
  return { references, edges: [], problems };
}

// poetry.toml and pdm.toml: the indexes and repositories of a project's own settings. https://python-poetry.org/docs/configuration/ https://pdm-project.org/latest/reference/configuration/
import type { Extraction, Format, Reference, Source } from '../../model.ts';
import { parseToml, type TomlTable } from '../../parse/toml.ts';
import { settingAddresses } from './index-addresses.ts';

export const toolSettings: Format = {
  id: 'pypi/tool-settings',
  files: [{ name: 'poetry.toml' }, { name: 'pdm.toml' }, { name: '.pdm.toml' }],
  extract,
};

/** `[repositories.private] url = …`, `[pypi] url = …`, `[pypi.extra] url = …`, `[repository.company] url = …`. */
const TABLES = new Set(['repositories', 'repository', 'pypi', 'source']);

function extract({ text }: Source): Extraction {
  const { root, problems } = parseToml(text);
  const references: Reference[] = [];
  for (const { key, value } of root.entries) {
    if (!TABLES.has(key)) continue;
    const tables = value?.kind === 'table' ? [value] : value?.kind === 'array' ? value.items : [];
    for (const table of tables) if (table.kind === 'table') addresses(table, key);
  }

  /** A table of its own, and one for each name in it. */
  function addresses(table: TomlTable, group: string): void {
    references.push(...settingAddresses(text, table, ['url', 'find_links'], group));
    for (const { key, value } of table.entries) {
      if (value?.kind === 'table') references.push(...settingAddresses(text, value, ['url'], `${group}.${key}`));
    }
  }

  return { references, edges: [], problems };
}

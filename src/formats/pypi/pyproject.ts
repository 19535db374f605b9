// pyproject.toml: the standard tables and those of Poetry, uv, PDM, Hatch, Pixi, Flit and tox. https://packaging.python.org/en/latest/specifications/pyproject-toml/
import type { Extraction, Format, Reference, Role, Source } from '../../model.ts';
import { parseToml, type TomlNode } from '../../parse/toml.ts';
import { tomlAt, tomlEntries } from '../../parse/toml-at.ts';
import { pixiTables } from './pixi-tables.ts';
import { addresses, requirementList, tableDependency } from './toml-requirements.ts';
import { folded, tables, uvLocal, uvSettings } from './uv-settings.ts';

export const pyproject: Format = { id: 'pypi/pyproject', files: [{ name: 'pyproject.toml' }], extract };

function extract({ text }: Source): Extraction {
  const { root, problems } = parseToml(text);
  const tool = (...path: readonly string[]): TomlNode | undefined => tomlAt(root, 'tool', ...path);
  const found: Reference[] = [];
  const list = (node: TomlNode | undefined, role: Role, group: string): void => {
    found.push(...requirementList(text, node, role, group));
  };

  list(tomlAt(root, 'build-system', 'requires'), 'build', 'build-system');
  list(tomlAt(root, 'project', 'dependencies'), 'runtime', 'dependencies');
  for (const { key, value } of tomlEntries(root, 'project', 'optional-dependencies')) list(value, 'optional', key);
  for (const { key, value } of tomlEntries(root, 'dependency-groups')) list(value, groupRole(key), key);

  found.push(...poetry(text, tool('poetry')));
  const uv = tool('uv');
  if (uv?.kind === 'table') found.push(...uvSettings(text, uv));
  for (const { key, value } of tomlEntries(tool('pdm'), 'dev-dependencies')) list(value, groupRole(key), key);
  for (const source of tables(tool('pdm', 'source'))) found.push(...addresses(source, ['url'], 'configured', 'source'));
  const overrides = tool('pdm', 'resolution', 'overrides');
  if (overrides?.kind === 'table') {
    for (const entry of overrides.entries) found.push(...tableDependency(text, overrides, entry, 'constraint', 'overrides'));
  }
  list(tool('rye', 'dev-dependencies'), 'development', 'dev-dependencies');
  for (const source of tables(tool('rye', 'sources'))) found.push(...addresses(source, ['url'], 'configured', 'sources'));
  found.push(...hatch(text, tool('hatch')));
  const pixi = tool('pixi');
  if (pixi?.kind === 'table') found.push(...pixiTables(text, pixi));
  list(tool('flit', 'metadata', 'requires'), 'runtime', 'requires');
  list(tool('flit', 'metadata', 'dev-requires'), 'development', 'dev-requires');
  for (const { key, value } of tomlEntries(tool('flit', 'metadata', 'requires-extra'))) list(value, 'optional', key);
  list(tool('tox', 'requires'), 'tool', 'tox');
  list(tool('tox', 'env_run_base', 'deps'), 'test', 'tox');
  for (const { value } of tomlEntries(tool('tox', 'env'))) list(tomlAt(value, 'deps'), 'test', 'tox');

  const local = uvLocal(uv);
  const references = found.filter(({ clue }) => clue.kind !== 'package' || !local.has(folded(clue.name)));
  return { references, edges: [], problems };
}

function poetry(text: string, node: TomlNode | undefined): readonly Reference[] {
  const out: Reference[] = [];
  const each = (table: TomlNode | undefined, role: Role, group: string): void => {
    if (table?.kind !== 'table') return;
    for (const entry of table.entries) {
      if (entry.key.toLowerCase() !== 'python') out.push(...tableDependency(text, table, entry, role, group));
    }
  };
  each(tomlAt(node, 'dependencies'), 'runtime', 'dependencies');
  each(tomlAt(node, 'dev-dependencies'), 'development', 'dev-dependencies');
  each(tomlAt(node, 'requires-plugins'), 'plugin', 'requires-plugins');
  for (const { key, value } of tomlEntries(node, 'group'))
    each(tomlAt(value, 'dependencies'), key === 'main' ? 'runtime' : groupRole(key), key);
  for (const { value } of tomlEntries(node, 'build-constraints')) each(value, 'constraint', 'build-constraints');
  for (const source of tables(tomlAt(node, 'source'))) out.push(...addresses(source, ['url'], 'configured', 'source'));
  return out;
}

/** Environments, build hooks and targets each have lists of their own. */
function hatch(text: string, node: TomlNode | undefined): readonly Reference[] {
  const out: Reference[] = [];
  for (const { key, value } of tomlEntries(node, 'envs')) {
    for (const name of ['dependencies', 'extra-dependencies']) out.push(...requirementList(text, tomlAt(value, name), groupRole(key), key));
  }
  const builds = [tomlAt(node, 'build'), ...tomlEntries(node, 'build', 'targets').map(({ value }) => value)];
  for (const build of builds) {
    out.push(...requirementList(text, tomlAt(build, 'dependencies'), 'build', 'build'));
    for (const { key, value } of tomlEntries(build, 'hooks'))
      out.push(...requirementList(text, tomlAt(value, 'dependencies'), 'build', key));
  }
  return out;
}

function groupRole(name: string): Role {
  return /test/i.test(name) ? 'test' : 'development';
}

// pyproject.toml: the standard tables and those of Poetry, uv, PDM, Hatch, Pixi, Flit and tox. https://packaging.python.org/en/latest/specifications/pyproject-toml/
import type { Extraction, Format, Reference, Role, Source } from '../../model.ts';
import { computedNames } from '../../parse/computed-names.ts';
import { parseToml, type TomlNode } from '../../parse/toml.ts';
import { tomlAt, tomlEntries } from '../../parse/toml-at.ts';
import { hatchTables } from './hatch.ts';
import { indexTables } from './index-addresses.ts';
import { pixiTables } from './pixi-tables.ts';
import { taskCommands } from './task-commands.ts';
import { requirementList, tableDependency } from './toml-requirements.ts';
import { folded, uvLocal, uvSettings } from './uv-settings.ts';

export const pyproject: Format = { id: 'pypi/pyproject', files: [{ name: 'pyproject.toml' }], extract: computedNames(extract) };

/** Where tools keep the commands of a project. */
const TASKS = [
  ['pdm', 'scripts'],
  ['poe', 'tasks'],
  ['taskipy', 'tasks'],
  ['rye', 'scripts'],
  ['pixi', 'tasks'],
];

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
  found.push(...indexTables(text, tool('pdm', 'source'), 'source'));
  const overrides = tool('pdm', 'resolution', 'overrides');
  if (overrides?.kind === 'table') {
    for (const entry of overrides.entries) found.push(...tableDependency(text, overrides, entry, 'constraint', 'overrides'));
  }
  list(tool('rye', 'dev-dependencies'), 'development', 'dev-dependencies');
  found.push(...indexTables(text, tool('rye', 'sources'), 'sources'));
  const hatch = hatchTables(text, tool('hatch'));
  found.push(...hatch.references);
  const tasks = TASKS.map(path => taskCommands(tool(...path), 'tool', path.join('.')));
  for (const one of tasks) found.push(...one.references);
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
  return { references, edges: [], problems: [...problems, ...hatch.problems, ...tasks.flatMap(one => one.problems)] };
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
  out.push(...indexTables(text, tomlAt(node, 'source'), 'source'));
  return out;
}

function groupRole(name: string): Role {
  return /test/i.test(name) ? 'test' : 'development';
}

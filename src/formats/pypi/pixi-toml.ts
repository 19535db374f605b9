// pixi.toml: conda and PyPI dependencies. https://pixi.sh/latest/reference/pixi_manifest/
import type { Extraction, Format, Source } from '../../model.ts';
import { parseToml } from '../../parse/toml.ts';
import { tomlAt } from '../../parse/toml-at.ts';
import { pixiTables } from './pixi-tables.ts';
import { taskCommands } from './task-commands.ts';

export const pixiToml: Format = { id: 'pypi/pixi-toml', files: [{ name: 'pixi.toml' }], extract };

function extract({ text }: Source): Extraction {
  const { root, problems } = parseToml(text);
  const tasks = taskCommands(tomlAt(root, 'tasks'), 'tool', 'tasks');
  return { references: [...pixiTables(text, root), ...tasks.references], edges: [], problems: [...problems, ...tasks.problems] };
}

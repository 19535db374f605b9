// pixi.toml: conda and PyPI dependencies. https://pixi.sh/latest/reference/pixi_manifest/
import type { Extraction, Format, Source } from '../../model.ts';
import { parseToml } from '../../parse/toml.ts';
import { pixiTables } from './pixi-tables.ts';

export const pixiToml: Format = { id: 'pypi/pixi-toml', files: [{ name: 'pixi.toml' }], extract };

function extract({ text }: Source): Extraction {
  const { root, problems } = parseToml(text);
  return { references: pixiTables(text, root), edges: [], problems };
}

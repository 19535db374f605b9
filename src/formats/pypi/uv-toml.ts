// uv.toml: uv's settings in a file of their own. https://docs.astral.sh/uv/concepts/configuration-files/
import type { Extraction, Format, Source } from '../../model.ts';
import { parseToml } from '../../parse/toml.ts';
import { uvSettings } from './uv-settings.ts';

export const uvToml: Format = { id: 'pypi/uv-toml', files: [{ name: 'uv.toml' }], extract };

function extract({ text }: Source): Extraction {
  const { root, problems } = parseToml(text);
  return { references: uvSettings(text, root), edges: [], problems };
}

// pylock.toml, the standard lockfile. https://packaging.python.org/en/latest/specifications/pylock-toml/
import type { Format } from '../../model.ts';
import { lockPackages } from './lock-packages.ts';

export const pylock: Format = {
  id: 'pypi/pylock',
  files: [{ name: 'pylock.toml' }, { prefix: 'pylock.', suffix: '.toml' }],
  extract: ({ text }) => lockPackages(text, { table: 'packages', newest: 1 }),
};

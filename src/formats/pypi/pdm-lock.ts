// pdm.lock. https://pdm-project.org/latest/usage/lockfile/
import type { Format } from '../../model.ts';
import { lockPackages } from './lock-packages.ts';

export const pdmLock: Format = {
  id: 'pypi/pdm-lock',
  files: [{ name: 'pdm.lock' }],
  extract: ({ text }) => lockPackages(text, { table: 'package', newest: 4 }),
};

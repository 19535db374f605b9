// poetry.lock. https://python-poetry.org/docs/basic-usage/#installing-dependencies
import type { Format } from '../../model.ts';
import { lockPackages } from './lock-packages.ts';

export const poetryLock: Format = {
  id: 'pypi/poetry-lock',
  files: [{ name: 'poetry.lock' }],
  extract: ({ text }) => lockPackages(text, { table: 'package', newest: 2 }),
};

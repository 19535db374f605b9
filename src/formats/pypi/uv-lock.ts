// uv.lock, and the locks of single scripts. https://docs.astral.sh/uv/concepts/projects/layout/#the-lockfile
import type { Format } from '../../model.ts';
import { lockPackages } from './lock-packages.ts';

export const uvLock: Format = {
  id: 'pypi/uv-lock',
  files: [{ name: 'uv.lock' }, { suffix: '.py.lock' }],
  extract: ({ text }) => lockPackages(text, { table: 'package', newest: 1 }),
};

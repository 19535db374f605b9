// conda-lock.yml: the packages of every platform in one file. https://conda.github.io/conda-lock/output/
import type { Extraction, Format, Source } from '../../model.ts';
import { condaLocked } from './locked.ts';

export const condaLock: Format = {
  id: 'conda/conda-lock',
  files: [{ suffix: 'conda-lock.yml' }, { suffix: 'conda-lock.yaml' }],
  extract,
};

function extract({ text }: Source): Extraction {
  return condaLocked(text, 1);
}

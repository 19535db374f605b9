// pixi.lock: the packages of every environment and platform. https://pixi.sh/latest/workspace/lockfile/
import type { Extraction, Format, Source } from '../../model.ts';
import { condaLocked } from './locked.ts';

export const pixiLock: Format = { id: 'conda/pixi-lock', files: [{ name: 'pixi.lock' }], extract };

function extract({ text }: Source): Extraction {
  return condaLocked(text, 6);
}

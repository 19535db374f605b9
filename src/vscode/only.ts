// The same files, of which only some are looked at: how a single edited file is checked again.
import type { Files } from '../model.ts';

/** `files` with `find` cut down to `paths`, under the same rules as a whole scan. */
export function only(files: Files, paths: readonly string[]): Files {
  return {
    ...files,
    async *find(wanted) {
      for (const path of paths) {
        const folders = path.split('/').slice(0, -1);
        if (wanted.takes(path) && !folders.some(folder => wanted.skips(folder))) yield { path, size: -1, stamp: '' };
      }
    },
  };
}

// bun.lockb, bun's older binary lockfile: its names lie in one buffer without ends, so it is reported as not read. https://bun.com/docs/pm/lockfile
import type { Extraction, Format } from '../../model.ts';

export const bunLockb: Format = { id: 'npm/bun-lockb', files: [{ name: 'bun.lockb' }], extract };

/** `bun install --save-text-lockfile` writes bun.lock, which is read. */
function extract(): Extraction {
  return { references: [], edges: [], problems: [{ reason: 'encoding', id: 'not-text', at: 0 }] };
}

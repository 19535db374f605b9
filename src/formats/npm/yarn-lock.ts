// yarn.lock: the classic one and that of yarn 2 and newer, which share a name and nothing else.
import type { Extraction, Format, Source } from '../../model.ts';
import { yarnBerry } from './yarn-berry.ts';
import { yarnClassic } from './yarn-classic.ts';

export const yarnLock: Format = { id: 'npm/yarn-lock', files: [{ name: 'yarn.lock' }], extract };

function extract({ text }: Source): Extraction {
  const nul = text.indexOf('\0');
  if (nul >= 0) return { references: [], edges: [], problems: [{ reason: 'encoding', id: 'not-text', at: nul }] };
  return /^__metadata:/m.test(text.slice(0, 4096)) || /^ {2}resolution: /m.test(text.slice(0, 8192)) ? yarnBerry(text) : yarnClassic(text);
}

// TAR archives, plain or gzipped (npm and Python source packages, OpenHarmony HAR, Unity packages): names, manifests, one level inside.
import type { Extraction, Probe, RangeReader } from '../model.ts';
import { isInteresting, lookInto } from './archive/inside.ts';
import { INSIDE, PACKED } from './archive/limits.ts';
import { BUDGET, budget } from './read/budget.ts';
import { close, findings } from './read/findings.ts';
import { readTar } from './tar/read.ts';

export const tar: Probe = {
  id: 'tar',
  files: [
    { suffix: '.tar' },
    { suffix: '.tgz' },
    { suffix: '.tar.gz' },
    { suffix: '.crate' },
    { suffix: '.har' },
    { suffix: '.unitypackage' },
    { suffix: '.gem' },
  ],
  inspect,
};

/** A gzipped archive can only be read from its start; of a plain one the headers cost one block each, and what is inside its own budget. */
const LIMIT = BUDGET + PACKED;

async function inspect(path: string, reader: RangeReader): Promise<Extraction> {
  const found = findings();
  const head = await budget(reader).read(0, 2);
  const isPacked = head[0] === 0x1f && head[1] === 0x8b;
  const bytes = budget(reader, LIMIT, isPacked ? 4096 : 512);
  let looked = 0;
  await readTar(
    path,
    bytes,
    found,
    name => (isInteresting(name) ? 'content' : 'name'),
    async (name, member) => {
      if (++looked > INSIDE) found.problem('size', 'too-large', { size: looked, limit: INSIDE, what: 'files inside' });
      else await lookInto(name, member, found);
    },
  );
  return close(found, bytes, LIMIT);
}

// Android executables that lie about by themselves: the packages of the classes that they define.
import type { Extraction, Probe, RangeReader } from '../model.ts';
import { startsWith } from '../parse/bytes.ts';
import { dex as classes } from './archive/dex.ts';
import { PACKED } from './archive/limits.ts';
import { budget } from './read/budget.ts';
import { close, findings } from './read/findings.ts';

export const dex: Probe = { id: 'dex', files: [{ suffix: '.dex' }], inspect };

/** Names lie all over the file: it is read as a member of an archive would be. */
async function inspect(_path: string, reader: RangeReader): Promise<Extraction> {
  const bytes = budget(reader, PACKED, 4096);
  const found = findings();
  if (startsWith(await bytes.read(0, 8), 'dex\n')) {
    const content = await bytes.read(0, reader.size);
    if (content.length < 0x70) found.problem('syntax', 'truncated', { what: 'DEX header' });
    classes(content, found);
  }
  return close(found, bytes, PACKED);
}

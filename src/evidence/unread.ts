// Archives of kinds that nobody here opens: judged by their names, which is said, for what was not read is not clean.
import type { Extraction, Probe, RangeReader } from '../model.ts';
import { startsWith } from '../parse/bytes.ts';
import { budget } from './read/budget.ts';
import { close, findings } from './read/findings.ts';

const KINDS: Readonly<Record<string, readonly string[]>> = {
  '7z\xbc\xaf\x27\x1c': ['7z'],
  'Rar!\x1a\x07': ['rar'],
  '\xd0\xcf\x11\xe0': ['msi'],
  MSCF: ['cab'],
  '\xfd7zXZ\0': ['tar.xz', 'txz'],
  BZh: ['tar.bz2', 'tbz', 'tbz2'],
  '\x28\xb5\x2f\xfd': ['tar.zst'],
  '!<arch>\ndebian': ['deb'],
  '\xed\xab\xee\xdb': ['rpm'],
};

export const unread: Probe = {
  id: 'unread',
  files: Object.values(KINDS)
    .flat()
    .map(suffix => ({ suffix: `.${suffix}` })),
  inspect,
};

async function inspect(_path: string, reader: RangeReader): Promise<Extraction> {
  const bytes = budget(reader);
  const found = findings();
  const head = await bytes.read(0, 16);
  const kind = Object.entries(KINDS).find(([magic]) => startsWith(head, magic))?.[1][0];
  if (kind) found.problem('access', 'not-read', { what: `${kind} archive` });
  return close(found, bytes);
}

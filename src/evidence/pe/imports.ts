// The modules a PE image loads, at once or on first use.
// https://learn.microsoft.com/windows/win32/debug/pe-format#the-idata-section
import { u32 } from '../../parse/bytes.ts';
import type { Findings } from '../read/findings.ts';
import { type Image, textAt } from './image.ts';

const MODULES = 256;
const SPEND = 12 * 1024;

export async function imports(of: Image, found: Findings): Promise<void> {
  await table(of, 1, 20, entry => u32(entry, 12), 'imports', found);
  await table(
    of,
    13,
    32,
    entry => {
      const name = u32(entry, 4);
      return (u32(entry, 0) & 1) === 1 ? name : Math.max(0, name - of.base); // old linkers stored addresses
    },
    'delay imports',
    found,
  );
}

/** Both tables end with an entry of zeros. */
async function table(
  of: Image,
  index: number,
  size: number,
  name: (entry: Uint8Array) => number,
  group: string,
  found: Findings,
): Promise<void> {
  const directory = of.directory(index);
  if (!directory) return;
  const bytes = of.bytes.portion(SPEND);
  const start = of.offset(directory.rva);
  for (let row = 0; ; row++) {
    const entry = start === undefined ? new Uint8Array(0) : await bytes.read(start + row * size, size);
    if (entry.length < size) return bytes.left() === 0 ? undefined : found.problem('syntax', 'truncated', { what: group });
    const rva = name(entry);
    if (rva === 0 || entry.every(byte => byte === 0)) return;
    if (row >= MODULES) return found.problem('size', 'too-large', { size: row, limit: MODULES, what: group });
    found.mark('load', await textAt(of, rva, 256, bytes), group);
  }
}

// The name a PE image gives itself and the names it exports: all of them, or a sample that no long prefix escapes.
import { latin1, u32 } from '../../parse/bytes.ts';
import type { Findings } from '../read/findings.ts';
import { type Image, textAt } from './image.ts';

/** Two sorted names that share this much close the gap between them: whatever lies there begins the same. */
const SHARED = 16;
const NAME = 128;
const PROBES = 4096;
/** Names beside a probed one, which may have come along with what was read. */
const BESIDE = 48;

export async function exports(of: Image, found: Findings): Promise<void> {
  const directory = of.directory(0);
  if (!directory) return;
  const at = of.offset(directory.rva);
  const table = at === undefined ? new Uint8Array(0) : await of.bytes.read(at, 40);
  if (table.length < 40) return found.problem('syntax', 'truncated', { what: 'export directory' });
  found.mark('export-name', await textAt(of, u32(table, 12)), 'exports');
  const stated = u32(table, 24);
  const pointers = stated === 0 ? undefined : of.offset(u32(table, 32));
  if (pointers === undefined) return;
  const count = Math.min(stated, Math.floor((of.bytes.size - pointers) / 4));
  if (count < stated) found.problem('syntax', 'truncated', { what: 'export names' });
  if (count > 0) await names(of, pointers, count, found);
}

/**
 * The name pointer table is sorted, and linkers lay its texts down in that order, so that its two ends say how far the
 * texts reach. Where all of it fits into what is left of the budget, all names are marked. Else gaps are halved, the
 * widest first, until both ends of every gap share a long prefix: then no shorter prefix was missed. When the budget
 * ends before that, the names are an even sample, and the caller reports that not all was read.
 */
async function names(of: Image, pointers: number, count: number, found: Findings): Promise<void> {
  const { bytes } = of;
  const textOf = (index: number) => of.offset(u32(bytes.seen(pointers + index * 4, 4), 0));
  await bytes.read(pointers, 4);
  await bytes.read(pointers + (count - 1) * 4, 4);
  const first = textOf(0);
  const last = textOf(count - 1);
  if (first !== undefined && last !== undefined && last >= first && count * 4 + last - first + 4 * NAME < bytes.left()) {
    await bytes.read(pointers, count * 4);
    await bytes.read(first, last - first + NAME);
    for (let index = 0; index < count; index++) {
      const offset = textOf(index);
      if (offset !== undefined) found.mark('symbol', untilZero(await bytes.read(offset, NAME)), 'exports');
    }
    return;
  }
  const near = new Set<number>();
  for (const index of await probed(of, pointers, count)) {
    for (let beside = Math.max(0, index - BESIDE); beside <= Math.min(count - 1, index + BESIDE); beside++) near.add(beside);
  }
  for (const index of [...near].sort((a, b) => a - b)) {
    const offset = bytes.seen(pointers + index * 4, 4).length === 4 ? textOf(index) : undefined;
    if (offset !== undefined) found.mark('symbol', untilZero(bytes.seen(offset, NAME)), 'exports');
  }
}

/** Reads names by halving gaps; returns the indexes that were looked at. */
async function probed(of: Image, pointers: number, count: number): Promise<Set<number>> {
  const { bytes } = of;
  const looked = new Set<number>();
  const nameOf = async (index: number): Promise<string> => {
    looked.add(index);
    const offset = of.offset(u32(await bytes.read(pointers + index * 4, 4), 0));
    return offset === undefined ? '' : untilZero(await bytes.read(offset, NAME));
  };
  const gaps = [{ low: 0, high: count - 1, lower: await nameOf(0), upper: await nameOf(count - 1) }];
  for (let next = 0; next < gaps.length && looked.size < PROBES && !bytes.short(); next++) {
    const gap = gaps[next];
    if (!gap || gap.high - gap.low <= 1) continue;
    if (gap.lower <= gap.upper && gap.upper.startsWith(gap.lower.slice(0, SHARED)) && gap.lower.length >= SHARED) continue;
    const middle = Math.floor((gap.low + gap.high) / 2);
    const name = await nameOf(middle);
    gaps.push({ ...gap, high: middle, upper: name }, { ...gap, low: middle, lower: name });
  }
  return looked;
}

/** A name without its end may have been cut by the budget: a prefix of it is still one of the name. */
function untilZero(bytes: Uint8Array): string {
  const zero = bytes.indexOf(0);
  return latin1(bytes, 0, zero < 0 ? bytes.length : zero);
}

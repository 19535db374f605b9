// The central directory of a ZIP file: the one list of entries that readers agree on; local headers are not trusted.
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
import { latin1, u16, u32, u64, utf8 } from '../../parse/bytes.ts';
import { DIRECTORY, ENTRIES } from '../archive/limits.ts';
import type { Budget } from '../read/budget.ts';
import type { Findings } from '../read/findings.ts';

export interface ZipEntry {
  readonly name: string;
  readonly isEncrypted: boolean;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly packed: number;
  /** As stated; what it yields counts. */
  readonly size: number;
  /** Where the local header lies. */
  readonly at: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const ENTRY = 0x02014b50;
const MOST_COMMENT = 65_535 + 22;
const UTF8 = 0x800;

/** `undefined` when the file has no central directory. `tail`: only the last kilobyte is searched for its end record. */
export async function directory(bytes: Budget, search: 'whole' | 'tail', found: Findings): Promise<readonly ZipEntry[] | undefined> {
  const end = (await endRecord(bytes, 1024)) ?? (search === 'whole' ? await endRecord(bytes, MOST_COMMENT) : undefined);
  if (!end) return undefined;
  const { at, record } = end;
  let size = u32(record, 12);
  let offset = u32(record, 16);
  let last = at;
  if (size === 0xffffffff || offset === 0xffffffff || u16(record, 10) === 0xffff) {
    const locator = await bytes.read(at - 20, 20);
    const wide = await bytes.read(u64(locator, 8), 56);
    if (u32(locator, 0) === 0x07064b50 && u32(wide, 0) === END_64) {
      size = u64(wide, 40);
      offset = u64(wide, 48);
      last = u64(locator, 8);
    }
  }
  if (u32(await bytes.read(offset, 4), 0) !== ENTRY && size > 0) offset = last - size; // something was put before the archive
  const shift = offset - u32(record, 16);
  const wanted = Math.min(size, DIRECTORY);
  if (size > wanted) found.problem('size', 'too-large', { size, limit: DIRECTORY, what: 'ZIP directory' });
  const entries = read(await bytes.read(offset, wanted), last === at ? Math.max(0, shift) : 0);
  if (entries.length === 0 && size > 0) found.problem('syntax', 'truncated', { what: 'ZIP directory' });
  return entries;
}

async function endRecord(bytes: Budget, reach: number): Promise<{ readonly at: number; readonly record: Uint8Array } | undefined> {
  const start = Math.max(0, bytes.size - reach);
  const tail = await bytes.read(start, bytes.size - start);
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail[at] === 0x50 && u32(tail, at) === END) return { at: start + at, record: tail.subarray(at, at + 22) };
  }
  return undefined;
}

function read(table: Uint8Array, shift: number): ZipEntry[] {
  const out: ZipEntry[] = [];
  let at = 0;
  while (at + 46 <= table.length && u32(table, at) === ENTRY && out.length < ENTRIES) {
    const nameEnd = at + 46 + u16(table, at + 28);
    const next = nameEnd + u16(table, at + 30) + u16(table, at + 32);
    const flags = u16(table, at + 8);
    const name = flags & UTF8 ? utf8(table, at + 46, nameEnd) : latin1(table, at + 46, nameEnd);
    const extra = wide(table.subarray(nameEnd, nameEnd + u16(table, at + 30)), u32(table, at + 24) === 0xffffffff ? 1 : 0);
    const packed = u32(table, at + 20);
    const local = u32(table, at + 42);
    if (nameEnd <= table.length) {
      out.push({
        name,
        isEncrypted: (flags & 1) !== 0,
        method: u16(table, at + 10),
        size: u32(table, at + 24),
        packed: packed === 0xffffffff ? (extra[0] ?? packed) : packed,
        at: (local === 0xffffffff ? (extra[packed === 0xffffffff ? 1 : 0] ?? local) : local) + shift,
      });
    }
    at = next;
  }
  return out;
}

/** The 64-bit values of the extra field after the first `skip`, in the order in which the short ones were exhausted. */
function wide(extra: Uint8Array, skip: number): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + u16(extra, at + 2)) {
    if (u16(extra, at) !== 1) continue;
    const count = Math.floor(Math.min(u16(extra, at + 2), extra.length - at - 4) / 8);
    return Array.from({ length: count }, (_, index) => u64(extra, at + 4 + index * 8)).slice(skip);
  }
  return [];
}

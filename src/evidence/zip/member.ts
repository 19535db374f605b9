// The content of one entry of a ZIP file: a window onto the file where it is stored, inflated under caps where it is packed.
import type { RangeReader } from '../../model.ts';
import { u16, u32 } from '../../parse/bytes.ts';
import { type Inflated, inflate } from '../archive/inflate.ts';
import type { Budget } from '../read/budget.ts';
import type { ZipEntry } from './directory.ts';

const LOCAL = 0x04034b50;
const PIECE = 32 * 1024;

/** Where the content lies: the local header may hold other lengths than the directory. */
async function content(bytes: Budget, entry: ZipEntry): Promise<{ readonly from: number; readonly to: number } | undefined> {
  const head = await bytes.read(entry.at, 30);
  if (head.length < 30 || u32(head, 0) !== LOCAL) return undefined;
  const from = entry.at + 30 + u16(head, 26) + u16(head, 28);
  return { from, to: Math.min(from + entry.packed, bytes.size) };
}

/** A reader over a stored entry: nothing is read before somebody asks. */
export async function window(bytes: Budget, entry: ZipEntry): Promise<RangeReader | undefined> {
  const where = entry.method === 0 && !entry.isEncrypted ? await content(bytes, entry) : undefined;
  if (!where) return undefined;
  const { from, to } = where;
  return { size: to - from, read: (offset, length) => bytes.read(from + offset, Math.min(length, to - from - offset)) };
}

/** At most `most` bytes of an entry. */
export async function unpack(bytes: Budget, entry: ZipEntry, most: number): Promise<Inflated> {
  const where = entry.isEncrypted ? undefined : await content(bytes, entry);
  if (!where) return { bytes: new Uint8Array(0), end: 'damaged' };
  let at = where.from;
  if (entry.method === 0) {
    const got = await bytes.read(at, Math.min(where.to - at, most));
    return { bytes: got, end: got.length < where.to - at ? 'cap' : 'whole' };
  }
  if (entry.method !== 8) return { bytes: new Uint8Array(0), end: 'damaged' };
  const inflated = await inflate(async () => {
    const piece = await bytes.read(at, Math.min(PIECE, where.to - at));
    at += piece.length;
    return piece;
  }, most);
  // A stream can be cut where no decoder notices it: then less comes out than was promised.
  const isCut = inflated.end === 'whole' && inflated.bytes.length < entry.size;
  return isCut ? { ...inflated, end: 'damaged' } : inflated;
}

// A reader over bytes in memory.
import type { RangeReader } from '../../model.ts';

export function inMemory(bytes: Uint8Array): RangeReader {
  return { size: bytes.length, read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)) };
}

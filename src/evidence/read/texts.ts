// The zero-terminated texts of a string table: all of them, or an even sample where the budget does not reach.
import { latin1 } from '../../parse/bytes.ts';
import type { Budget } from './budget.ts';

const SAMPLE = 1024;
const LONGEST = 256;

/**
 * Texts between `offset` and `offset + size`, cut to 256 characters. Where `spend` does not cover the table, blocks of
 * 1 KB at even distances are read, and the caller sees `whole: false`: what lies between was not checked.
 */
export async function texts(
  bytes: Budget,
  offset: number,
  size: number,
  spend: number,
): Promise<{ readonly found: readonly string[]; readonly whole: boolean }> {
  const reach = Math.max(0, Math.min(size, bytes.size - offset));
  const room = Math.min(spend, bytes.left());
  if (reach + 512 <= room) return { found: split(await bytes.read(offset, reach)), whole: reach === size };
  const blocks = Math.floor(room / (SAMPLE + 512));
  const found: string[] = [];
  for (let block = 0; block < blocks; block++) {
    const at = Math.floor((block * (reach - SAMPLE)) / Math.max(1, blocks - 1));
    const part = await bytes.read(offset + at, SAMPLE);
    const start = at === 0 ? 0 : part.indexOf(0) + 1; // the first text of a block began before it
    if (start > 0 || at === 0) found.push(...split(part.subarray(start)));
  }
  return { found, whole: false };
}

function split(bytes: Uint8Array): string[] {
  const out: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const zero = bytes.indexOf(0, at);
    const end = zero < 0 ? bytes.length : zero;
    if (end > at) out.push(latin1(bytes, at, Math.min(end, at + LONGEST)));
    at = end + 1;
  }
  return out;
}

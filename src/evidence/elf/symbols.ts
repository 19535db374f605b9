// The names of dynamic symbols, each where its entry says: linkers let a name begin inside another that ends the same.
// https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.symtab.html
import { latin1, type Order, u32 } from '../../parse/bytes.ts';
import type { Budget } from '../read/budget.ts';

const LONGEST = 256;
/** More buckets than any linker makes: the count is not believed. */
const BUCKETS = 1 << 20;

export interface SymbolTable {
  readonly wide: boolean;
  readonly order: Order;
  /** File offsets; a hash table says how many symbols there are. */
  readonly symbols: number;
  readonly strings: { readonly offset: number; readonly size: number };
  readonly hash: number | undefined;
  readonly gnuHash: number | undefined;
}

/** `undefined` where the tables cannot be read whole: no hash table, a budget that does not reach, a file that is cut. */
export async function symbolNames(bytes: Budget, table: SymbolTable): Promise<readonly string[] | undefined> {
  const count = await countOf(bytes, table);
  const width = table.wide ? 24 : 16;
  const { offset, size } = table.strings;
  if (count === undefined || count * width + size + 1024 > bytes.left() || offset + size > bytes.size) return undefined;
  const entries = await bytes.read(table.symbols, count * width);
  const strings = await bytes.read(offset, size);
  if (entries.length < count * width || strings.length < size) return undefined;
  const out: string[] = [];
  for (let at = 0; at < entries.length; at += width) {
    const from = u32(entries, at, table.order);
    if (from === 0 || from >= size) continue;
    const zero = strings.indexOf(0, from);
    out.push(latin1(strings, from, Math.min(zero < 0 ? size : zero, from + LONGEST)));
  }
  return out;
}

/**
 * The classic table states the count. Of GNU's, the last chain ends with the last symbol: the highest bucket is where it starts, and an
 * odd hash is where it ends. https://flapenguin.me/elf-dt-gnu-hash
 */
async function countOf(bytes: Budget, { wide, order, hash, gnuHash }: SymbolTable): Promise<number | undefined> {
  if (hash !== undefined) {
    const head = await bytes.read(hash, 8);
    if (head.length === 8) return u32(head, 4, order);
  }
  if (gnuHash === undefined) return undefined;
  const head = await bytes.read(gnuHash, 16);
  const buckets = u32(head, 0, order);
  const first = u32(head, 4, order);
  if (head.length < 16 || buckets > BUCKETS) return undefined;
  const start = gnuHash + 16 + u32(head, 8, order) * (wide ? 8 : 4);
  const table = await bytes.read(start, buckets * 4);
  if (table.length < buckets * 4) return undefined;
  let last = 0;
  for (let at = 0; at < table.length; at += 4) last = Math.max(last, u32(table, at, order));
  if (last < first) return first; // only symbols that are imported
  const chain = await bytes.read(start + buckets * 4 + (last - first) * 4, 4096);
  for (let at = 0; at + 4 <= chain.length; at += 4) if (u32(chain, at, order) % 2 === 1) return last + at / 4 + 1;
  return undefined;
}

// The headers of a PE image: its data directories, and where an address in memory lies in the file.
// https://learn.microsoft.com/windows/win32/debug/pe-format
import { startsWith, u16, u32 } from '../../parse/bytes.ts';
import type { Budget } from '../read/budget.ts';

export interface Image {
  readonly bytes: Budget;
  readonly library: boolean;
  readonly wide: boolean;
  /** Preferred base address, needed where delay imports hold addresses instead of offsets. */
  readonly base: number;
  /** Sections in the header; more than are read in a hostile file. */
  readonly sections: number;
  readonly truncated: boolean;
  directory(index: number): Directory | undefined;
  /** File offset of a relative virtual address, or `undefined` where the file holds nothing for it. */
  offset(rva: number): number | undefined;
}

export interface Directory {
  readonly rva: number;
  readonly size: number;
}

export const SECTIONS = 96; // the loader's own limit
const HEADERS = 4096;

/** `undefined` when the bytes are no PE image. */
export async function image(bytes: Budget): Promise<Image | undefined> {
  const dos = await bytes.read(0, 64);
  if (!startsWith(dos, 'MZ')) return undefined;
  const at = u32(dos, 0x3c);
  const head = await bytes.read(at, 24 + 240);
  if (!startsWith(head, 'PE\0\0')) return undefined;
  const count = u16(head, 6);
  const optionalSize = u16(head, 20);
  const magic = u16(head, 24);
  if (magic !== 0x10b && magic !== 0x20b) return undefined;
  const wide = magic === 0x20b;
  const tables = 24 + (wide ? 112 : 96);
  const directories = Math.min(16, u32(head, tables - 4), Math.max(0, Math.floor((24 + optionalSize - tables) / 8)));
  const wanted = Math.min(count, SECTIONS);
  const table = await bytes.read(at + 24 + optionalSize, wanted * 40);
  const headersEnd = Math.min(Math.max(u32(head, 24 + 60), at), HEADERS);
  const align = u32(head, 24 + 36) >= 512 ? 512 : 1;
  const sections = Array.from({ length: Math.floor(table.length / 40) }, (_, index) => {
    const raw = u32(table, index * 40 + 20);
    return {
      start: u32(table, index * 40 + 12),
      inMemory: u32(table, index * 40 + 8),
      raw: raw - (raw % align), // the loader rounds down
      inFile: u32(table, index * 40 + 16),
    };
  });
  return {
    bytes,
    library: (u16(head, 22) & 0x2000) !== 0,
    wide,
    base: wide ? 0 : u32(head, 24 + 28),
    sections: count,
    truncated: table.length < wanted * 40 || head.length < tables + directories * 8,
    directory(index) {
      const rva = index < directories ? u32(head, tables + index * 8) : 0;
      return rva === 0 ? undefined : { rva, size: u32(head, tables + index * 8 + 4) };
    },
    offset(rva) {
      for (const { start, inMemory, raw, inFile } of sections) {
        if (rva < start || rva >= start + Math.max(inMemory, inFile)) continue;
        return rva - start < inFile && raw + rva - start < bytes.size ? raw + rva - start : undefined;
      }
      return rva < headersEnd && rva < bytes.size ? rva : undefined;
    },
  };
}

/** The zero-terminated text at an address; at most `limit` bytes. */
export async function textAt(of: Image, rva: number, limit = 256, bytes = of.bytes): Promise<string> {
  const offset = rva === 0 ? undefined : of.offset(rva);
  if (offset === undefined) return '';
  const got = await bytes.read(offset, limit);
  let end = 0;
  while (end < got.length && got[end] !== 0) end++;
  let out = '';
  for (let at = 0; at < end; at++) out += String.fromCharCode(got[at] ?? 0);
  return out;
}

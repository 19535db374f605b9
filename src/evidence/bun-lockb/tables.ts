// The tables of a bun.lockb: a list of packages by columns, then arrays that say where they begin and end.
// https://github.com/oven-sh/bun/blob/bun-v1.1.38/src/install/lockfile.zig
import { startsWith, u32, u64, utf8 } from '../../parse/bytes.ts';

/** https://github.com/oven-sh/bun/blob/bun-v1.1.38/src/install/resolution.zig */
export type Origin = 'root' | 'registry' | 'folder' | 'archive' | 'forge' | 'git' | 'link' | 'workspace' | 'address' | 'unknown';

export interface LockedEntry {
  readonly name: string;
  readonly origin: Origin;
  readonly version: string;
  /** An address where the origin has one; of a forge, `owner/repository`. */
  readonly from: string;
  readonly asks: readonly Asked[];
}

export interface Asked {
  /** As the asking package calls it. */
  readonly name: string;
  /** Bits: 2 runtime, 4 optional, 8 development, 16 peer. */
  readonly behavior: number;
  /** Index of an entry; beyond the last one where nothing was installed. */
  readonly entry: number;
}

export type Tables =
  | { readonly kind: 'entries'; readonly entries: readonly LockedEntry[] }
  | { readonly kind: 'unknown'; readonly format: number }
  | { readonly kind: 'damaged' };

export const MAGIC = '#!/usr/bin/env bun\nbun-lockfile-format-v0\n';
export const HEADER = MAGIC.length + 4 + 32 + 8;
const NAME = 8;
const DEPENDENCY = 26;
/** Format 2 numbers versions in 32 bits, format 3 in 64. */
const RESOLUTION: Readonly<Record<number, number>> = { 2: 64, 3: 72 };
const ORIGINS: Readonly<Record<number, Origin>> = {
  1: 'root',
  2: 'registry',
  4: 'folder',
  8: 'archive',
  16: 'forge',
  32: 'git',
  64: 'link',
  72: 'workspace',
  80: 'address',
};
const LONGEST = 2048;

/** How many bytes belong to the lockfile; 0 where it is none. */
export function lockfileSize(head: Uint8Array): number {
  return startsWith(head, MAGIC) && head.length >= HEADER ? u64(head, HEADER - 8) : 0;
}

/** Linear in the bytes, whatever they say. */
export function readTables(data: Uint8Array): Tables {
  const format = u32(data, MAGIC.length);
  const width = RESOLUTION[format];
  if (width === undefined) return { kind: 'unknown', format };
  const count = u64(data, HEADER);
  const begin = u64(data, HEADER + 24);
  const end = u64(data, HEADER + 32);
  const resolutions = begin + count * 2 * NAME; // behind the names lie their hashes
  const slices = resolutions + count * width;
  if (!(begin >= HEADER + 40 && end <= data.length && slices + count * 2 * NAME <= end)) return { kind: 'damaged' };
  const [, , targets, dependencies, , strings] = arrays(data, end, 6);
  if (!targets || !dependencies || !strings) return { kind: 'damaged' };

  const text = (at: number): string => {
    if (at + 8 > data.length) return '';
    if (((data[at + 7] ?? 0) & 0x80) === 0) {
      const zero = data.subarray(at, at + 8).indexOf(0);
      return utf8(data, at, zero < 0 ? at + 8 : at + zero);
    }
    const from = strings.from + u32(data, at);
    return utf8(data, from, Math.min(from + Math.min(u32(data, at + 4) - 0x80000000, LONGEST), strings.to));
  };

  const version = (at: number): string => {
    const wide = format === 3;
    const [major, minor, patch] = [0, 1, 2].map(part => (wide ? u64(data, at + part * 8) : u32(data, at + part * 4)));
    const tag = at + (wide ? 24 : 16);
    const pre = text(tag);
    const build = text(tag + 16);
    return `${major}.${minor}.${patch}${pre ? `-${pre}` : ''}${build ? `+${build}` : ''}`;
  };

  const entries: LockedEntry[] = [];
  let left = Math.floor((dependencies.to - dependencies.from) / DEPENDENCY); // slices that overlap are not read twice
  for (let index = 0; index < count; index++) {
    const at = resolutions + index * width;
    const origin = ORIGINS[data[at] ?? 0] ?? 'unknown';
    const first = text(at + 8);
    const slice = slices + index * NAME;
    const asks: Asked[] = [];
    const start = u32(data, slice);
    for (let one = start; one < start + u32(data, slice + 4) && left > 0; one++, left--) {
      const place = dependencies.from + one * DEPENDENCY;
      const target = targets.from + one * 4;
      if (place + DEPENDENCY > dependencies.to || target + 4 > targets.to) break;
      asks.push({ name: text(place), behavior: data[place + 16] ?? 0, entry: u32(data, target) });
    }
    entries.push({
      name: text(begin + index * NAME),
      origin,
      version: origin === 'registry' ? version(at + 16) : '',
      from: origin === 'forge' ? `${first}/${text(at + 16)}` : origin === 'git' ? text(at + 16) : first,
      asks,
    });
  }
  return { kind: 'entries', entries };
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Each array begins with where its content begins and ends; the next one follows it. */
function arrays(data: Uint8Array, start: number, count: number): readonly Range[] {
  const out: Range[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    const from = u64(data, at);
    const to = u64(data, at + 8);
    if (from < at + 16 || to < from || to > data.length) break;
    out.push({ from, to });
    at = to;
  }
  return out;
}

// The headers of an ELF file, of either width and byte order, as far as a probe needs them.
// https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html
import { type Order, startsWith, u16, u32, u64 } from '../../parse/bytes.ts';
import type { Budget } from '../read/budget.ts';

export interface Elf {
  readonly wide: boolean;
  readonly order: Order;
  /** 1 object or kernel module, 2 program, 3 library or program. */
  readonly kind: number;
  readonly segments: readonly Segment[];
  readonly sections: readonly Section[];
  /** Which section holds the sections' names. */
  readonly names: number;
  readonly truncated: boolean;
}

export interface Segment {
  readonly type: number;
  readonly offset: number;
  readonly address: number;
  readonly size: number;
}

export interface Section {
  readonly name: number;
  readonly type: number;
  readonly offset: number;
  readonly size: number;
  readonly link: number;
}

const SEGMENTS = 64;
const SECTIONS = 128;
const RELOCATABLE = 1;

/** Sections are read of objects only: those of libraries are stripped or falsified by packers, and nothing loads by them. */
export async function elf(bytes: Budget): Promise<Elf | undefined> {
  const head = await bytes.read(0, 64);
  if (!startsWith(head, '\x7fELF')) return undefined;
  const wide = head[4] === 2;
  const order: Order = head[5] === 2 ? 'big' : 'little';
  const kind = u16(head, 16, order);
  const word = (from: Uint8Array, at: number) => (wide ? u64(from, at, order) : u32(from, at, order));
  const segments: Segment[] = [];
  const segmentSize = u16(head, wide ? 0x36 : 0x2a, order);
  const segmentCount = Math.min(u16(head, wide ? 0x38 : 0x2c, order), SEGMENTS);
  const table = await bytes.read(word(head, wide ? 0x20 : 0x1c), segmentCount * segmentSize);
  for (let at = 0; segmentSize >= (wide ? 56 : 32) && at + segmentSize <= table.length; at += segmentSize) {
    segments.push({
      type: u32(table, at, order),
      offset: word(table, at + (wide ? 8 : 4)),
      address: word(table, at + (wide ? 16 : 8)),
      size: word(table, at + (wide ? 32 : 16)),
    });
  }
  const sections: Section[] = [];
  const sectionSize = u16(head, wide ? 0x3a : 0x2e, order);
  const sectionCount = kind === RELOCATABLE ? Math.min(u16(head, wide ? 0x3c : 0x30, order), SECTIONS) : 0;
  const list = await bytes.read(word(head, wide ? 0x28 : 0x20), sectionCount * sectionSize);
  for (let at = 0; sectionSize >= (wide ? 64 : 40) && at + sectionSize <= list.length; at += sectionSize) {
    sections.push({
      name: u32(list, at, order),
      type: u32(list, at + 4, order),
      offset: word(list, at + (wide ? 24 : 16)),
      size: word(list, at + (wide ? 32 : 20)),
      link: u32(list, at + (wide ? 40 : 24), order),
    });
  }
  const truncated = table.length < segmentCount * segmentSize || list.length < sectionCount * sectionSize || head.length < (wide ? 64 : 52);
  return { wide, order, kind, segments, sections, names: u16(head, wide ? 0x3e : 0x32, order), truncated };
}

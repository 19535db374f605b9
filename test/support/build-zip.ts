// Builds ZIP archives for tests, honest and lying ones.
import { deflateSync } from 'fflate';
import { ascii, join, le16, le32 } from './build-bytes.ts';

export interface ZipPart {
  readonly name: string;
  readonly data?: Uint8Array | string;
  readonly stored?: true;
  readonly encrypted?: true;
  /** Packed bytes instead of the real ones. */
  readonly packed?: Uint8Array;
  /** Points at the local header of this entry instead of its own. */
  readonly sameAs?: number;
  /** The size that the directory states. */
  readonly claims?: number;
}

export function buildZip(parts: readonly ZipPart[], { comment = '', before = 0, wide = false } = {}): Uint8Array {
  const locals: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const part of parts) {
    const data = typeof part.data === 'string' ? new TextEncoder().encode(part.data) : (part.data ?? new Uint8Array(0));
    const packed = part.packed ?? (part.stored ? data : deflateSync(data));
    const name = new TextEncoder().encode(part.name);
    const flags = 0x800 + (part.encrypted ? 1 : 0);
    const sizes = join([le32(0, packed.length, part.claims ?? data.length), le16(name.length, 0)]);
    const local = join([le32(0x04034b50), le16(20, flags, part.stored ? 0 : 8, 0, 0), sizes, name, packed]);
    offsets.push(at);
    const where = offsets[part.sameAs ?? offsets.length - 1] ?? at;
    central.push(join([le32(0x02014b50), le16(20, 20, flags, part.stored ? 0 : 8, 0, 0), sizes, le16(0, 0, 0), le32(0, where), name]));
    locals.push(local);
    at += local.length;
  }
  const directory = join(central);
  const end64 = wide
    ? join([
        le32(0x06064b50, 44, 0),
        le16(45, 45),
        le32(0, 0, parts.length, 0, parts.length, 0, directory.length, 0, at, 0),
        le32(0x07064b50, 0, at + directory.length, 0, 1),
      ])
    : new Uint8Array(0);
  const count = wide ? 0xffff : parts.length;
  const end = join([
    le32(0x06054b50),
    le16(0, 0, count, count),
    wide ? le32(0xffffffff, 0xffffffff) : le32(directory.length, at),
    le16(comment.length),
    ascii(comment),
  ]);
  return join([new Uint8Array(before).fill(35), ...locals, directory, end64, end]);
}

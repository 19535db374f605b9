// Do the first bytes fit the name? Keeps a text file or an empty placeholder named like a listed library silent.
import type { RangeReader } from '../model.ts';

const STARTS: Readonly<Record<string, readonly (readonly number[])[]>> = {
  pe: [[0x4d, 0x5a]],
  elf: [[0x7f, 0x45, 0x4c, 0x46]],
  mach: [
    [0xcf, 0xfa, 0xed, 0xfe],
    [0xce, 0xfa, 0xed, 0xfe],
    [0xca, 0xfe, 0xba, 0xbe],
    [0xfe, 0xed, 0xfa, 0xce],
    [0xfe, 0xed, 0xfa, 0xcf],
  ],
  archive: [[0x21, 0x3c, 0x61, 0x72, 0x63, 0x68, 0x3e]],
  zip: [[0x50, 0x4b]],
  gzip: [[0x1f, 0x8b]],
};

const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  dll: ['pe'],
  exe: ['pe'],
  ocx: ['pe'],
  sys: ['pe'],
  so: ['elf'],
  dylib: ['mach'],
  a: ['archive', 'mach', 'elf'],
  lib: ['archive'],
  jar: ['zip'],
  aar: ['zip'],
  apk: ['zip'],
  zip: ['zip'],
  tgz: ['gzip'],
  gz: ['gzip'],
};

/** `true` also for endings that promise no particular bytes, such as headers; an empty file confirms nothing. */
export async function confirmedByMagic(path: string, bytes: RangeReader): Promise<boolean> {
  if (bytes.size === 0) return false;
  const base = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const kinds = /\.so(?:\.\d+)*$/.test(base) ? ['elf'] : ENDINGS[base.slice(base.lastIndexOf('.') + 1)];
  const head = await bytes.read(0, 8);
  if (!kinds) return base.includes('.') || Object.values(STARTS).some(starts => starts.some(start => fits(head, start)));
  return kinds.some(kind => STARTS[kind]?.some(start => fits(head, start)));
}

function fits(head: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => head[index] === byte);
}

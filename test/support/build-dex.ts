// Builds the tables of an Android executable that lead to its classes, for tests.
import { ascii, join, le32, zero } from './build-bytes.ts';

export function executable(names: readonly string[]): Uint8Array {
  const start = 0x70;
  const texts = names.map(name => join([Uint8Array.of(name.length), zero(name)]));
  const data = start + names.length * (4 + 4 + 32);
  const offsets = texts.map((_, index) => data + texts.slice(0, index).reduce((total, one) => total + one.length, 0));
  const head = join([
    ascii('dex\n035\0', 0x38),
    le32(names.length, start, names.length, start + names.length * 4),
    new Uint8Array(0x18),
    le32(names.length, start + names.length * 8),
    new Uint8Array(8),
  ]);
  const classes = names.map((_, index) => join([le32(index), new Uint8Array(28)]));
  return join([head, le32(...offsets), le32(...names.map((_, index) => index)), ...classes, ...texts]);
}

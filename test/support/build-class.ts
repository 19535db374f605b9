// Builds the head of a Java class file for tests: its constant pool and own name.
import { join } from './build-bytes.ts';

export function buildClass(
  own: string,
  references: readonly string[],
  more: { readonly strings?: readonly string[]; readonly texts?: readonly string[] } = {},
): Uint8Array {
  const constants: Uint8Array[] = [];
  const half = (value: number) => Uint8Array.of((value >> 8) & 255, value & 255);
  const add = (constant: Uint8Array) => constants.push(constant);
  const text = (value: string) => {
    const data = new TextEncoder().encode(value);
    return add(join([Uint8Array.of(1), half(data.length), data]));
  };
  const self = add(join([Uint8Array.of(7), half(text(own))]));
  for (const name of references) add(join([Uint8Array.of(7), half(text(name))]));
  for (const value of more.strings ?? []) add(join([Uint8Array.of(8), half(text(value))]));
  for (const value of more.texts ?? []) text(value);
  return join([
    Uint8Array.of(0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 61),
    half(constants.length + 1),
    ...constants,
    half(0x21),
    half(self),
    half(0),
    half(0),
    half(0),
    half(0),
    half(0),
  ]);
}

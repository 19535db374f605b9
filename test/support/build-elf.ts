// Builds small ELF libraries for tests, of either width and byte order: one loaded segment and a dynamic table.
import { ascii, join, zero } from './build-bytes.ts';

export interface ElfParts {
  readonly bits?: 32 | 64;
  readonly big?: true;
  readonly soname?: string;
  readonly needed?: readonly string[];
  readonly runpath?: string;
  readonly symbols?: readonly string[];
  /** With a symbol table and its classic hash table: these symbols, each as the end of a longer text. */
  readonly tails?: readonly string[];
}

export function buildElf({ bits = 64, big, soname, needed = [], runpath, symbols = [], tails }: ElfParts): Uint8Array {
  const wide = bits === 64;
  const number = (size: number, value: number) => {
    const out = new Uint8Array(size);
    for (let at = 0, rest = value; at < size; at++, rest = Math.floor(rest / 256)) out[big ? size - 1 - at : at] = rest % 256;
    return out;
  };
  const word = (value: number) => number(wide ? 8 : 4, value);
  const half = (value: number) => number(2, value);
  const full = (value: number) => number(4, value);
  const strings: Uint8Array[] = [Uint8Array.of(0)];
  const text = (value: string) => {
    const at = join(strings).length;
    strings.push(zero(value));
    return at;
  };
  const entries: [number, number][] = needed.map(name => [1, text(name)]);
  if (soname !== undefined) entries.push([14, text(soname)]);
  if (runpath !== undefined) entries.push([29, text(runpath)]);
  const ends = (tails ?? []).map(name => text(`x${name}`) + 1);
  const texts = join([join(strings), ...symbols.map(zero)]);
  const head = wide ? 64 : 52;
  const segment = wide ? 56 : 32;
  const start = head + 2 * segment;
  const size = (entries.length + (tails ? 5 : 3)) * (wide ? 16 : 8);
  const base = 0x10000;
  const listed = [0, ...ends].map(name => join([full(name), new Uint8Array(wide ? 20 : 12)]));
  const hash = join([full(1), full(listed.length), full(0), ...listed.map(() => full(0))]);
  const more: (readonly [number, number])[] = tails
    ? [
        [6, base + start + size + texts.length],
        [4, base + start + size + texts.length + join(listed).length],
      ]
    : [];
  const table = tails ? join([texts, ...listed, hash]) : texts;
  const dynamic = join(
    [...entries, ...more, [5, base + start + size] as const, [10, texts.length] as const, [0, 0] as const].flatMap(([tag, value]) => [
      word(tag),
      word(value),
    ]),
  );
  const load = (type: number, from: number, length: number) =>
    wide
      ? join([full(type), full(5), word(from), word(base + from), word(base + from), word(length), word(length), word(8)])
      : join([full(type), word(from), word(base + from), word(base + from), word(length), word(length), full(5), word(4)]);
  const header = join([
    ascii('\x7fELF'),
    Uint8Array.of(wide ? 2 : 1, big ? 2 : 1, 1),
    new Uint8Array(9),
    half(3),
    half(wide ? 62 : 8),
    full(1),
    word(0),
    word(head),
    word(0),
    full(0),
    half(head),
    half(segment),
    half(2),
    half(0),
    half(0),
    half(0),
  ]);
  return join([header, load(1, 0, start + size + table.length), load(2, start, size), dynamic, table]);
}

/** An object with module information and a symbol table, little-endian, 64 bits. */
export function buildObject(information: string, symbols: readonly string[]): Uint8Array {
  const number = (size: number, value: number) => Uint8Array.from({ length: size }, (_, at) => Math.floor(value / 256 ** at) % 256);
  const names = ascii('\0.modinfo\0');
  const texts = [names, ascii(information), new Uint8Array(24), join([Uint8Array.of(0), ...symbols.map(zero)])];
  const starts = texts.map((_, index) => 64 + join(texts.slice(0, index)).length);
  const body = join(texts);
  const section = (name: number, type: number, of: number, link: number) =>
    join([
      number(4, name),
      number(4, type),
      number(16, 0),
      number(8, starts[of] ?? 0),
      number(8, texts[of]?.length ?? 0),
      number(4, link),
      number(20, 0),
    ]);
  const header = join([
    ascii('\x7fELF\x02\x01\x01', 16),
    ...[number(2, 1), number(2, 62), number(4, 1), number(8, 0), number(8, 0), number(8, 64 + body.length), number(4, 0)],
    ...[64, 0, 0, 64, 5, 1].map(value => number(2, value)),
  ]);
  return join([header, body, new Uint8Array(64), section(0, 3, 0, 0), section(1, 1, 1, 0), section(0, 2, 2, 4), section(0, 3, 3, 0)]);
}

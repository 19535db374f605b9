// Builds small Mach-O libraries for tests, thin of either width and order, or fat; with an embedded signature.
import { ascii, join, zero } from './build-bytes.ts';

export interface MachOParts {
  readonly bits?: 32 | 64;
  readonly big?: true;
  readonly id: string;
  readonly loads: readonly string[];
  readonly symbols: readonly string[];
  readonly identifier: string;
  readonly team: string;
  readonly certificate: Uint8Array;
}

function word(value: number, big: boolean): Uint8Array {
  const bytes = [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
  return Uint8Array.from(big ? bytes : bytes.reverse());
}

export function buildMachO({ bits = 64, big = undefined, id, loads, symbols, identifier, team, certificate }: MachOParts): Uint8Array {
  const u = (...values: readonly number[]) => join(values.map(value => word(value, big === true)));
  const pad = (data: Uint8Array) => join([data, new Uint8Array((8 - (data.length % 8)) % 8)]);
  const named = (kind: number, text: string) => {
    const body = pad(join([u(24, 0, 0, 0), zero(text)]));
    return join([u(kind, body.length + 8), body]);
  };
  const commands = [named(0xd, id), ...loads.map(load => named(0xc, load))];
  const fixed = 24 + 16;
  const start = (bits === 64 ? 32 : 28) + join(commands).length + fixed;
  const strings = join([ascii(' \0'), ...symbols.map(zero)]);
  const signature = sign(identifier, team, certificate);
  const all = join([...commands, u(2, 24, start, 0, start, strings.length), u(0x1d, 16, start + strings.length, signature.length)]);
  const head = join([
    u(bits === 64 ? 0xfeedfacf : 0xfeedface, 7, 3, 6, commands.length + 2, all.length, 0),
    bits === 64 ? u(0) : new Uint8Array(0),
  ]);
  return join([head, all, strings, signature]);
}

function sign(identifier: string, team: string, certificate: Uint8Array): Uint8Array {
  const u = (...values: readonly number[]) => join(values.map(value => word(value, true)));
  const texts = join([zero(identifier), zero(team)]);
  const directory = join([u(0xfade0c02, 52 + texts.length, 0x20400, 0, 0, 52, 0, 0, 0, 0, 0, 0, 52 + identifier.length + 1), texts]);
  const cms = join([u(0xfade0b01, 8 + certificate.length), certificate]);
  return join([u(0xfade0cc0, 28 + directory.length + cms.length, 2, 0, 28, 0x10000, 28 + directory.length), directory, cms]);
}

export function buildFat(slices: readonly Uint8Array[]): Uint8Array {
  const start = 8 + slices.length * 20;
  const entries = slices.map((slice, index) => {
    const at = start + slices.slice(0, index).reduce((total, one) => total + one.length, 0);
    return join([7, 3, at, slice.length, 0].map(value => word(value, true)));
  });
  return join([word(0xcafebabe, true), word(slices.length, true), ...entries, ...slices]);
}

// Builds a bun.lockb as bun 1.1 (format 2) and 1.3 (format 3) write it: columns of packages, then arrays.
import { ascii, block, join, le32 } from './build-bytes.ts';

export interface BuiltPackage {
  readonly name: string;
  /** 1 root, 2 registry, 4 folder, 16 forge, 32 git, 72 workspace, 80 address. */
  readonly tag: number;
  /** Of a registry. */
  readonly version?: readonly [number, number, number];
  readonly pre?: string;
  /** An address or path; of a forge and of git owner and repository. */
  readonly texts?: readonly string[];
  /** Name, behavior, index of the package. */
  readonly asks?: readonly (readonly [name: string, behavior: number, entry: number])[];
}

export function buildBunLockb(packages: readonly BuiltPackage[], format: 2 | 3 = 2): Uint8Array {
  const strings = block();
  const text = (value: string): Uint8Array => {
    const bytes = new TextEncoder().encode(value);
    if (bytes.length < 8) return join([bytes, new Uint8Array(8 - bytes.length)]);
    return join([le32(strings.add(bytes, 1)), le32(bytes.length + 0x80000000)]);
  };
  const long = (value: number) => le32(value, 0);
  const resolution = ({ tag, version, pre = '', texts = [] }: BuiltPackage): Uint8Array => {
    const numbers = format === 3 ? join((version ?? []).map(long)) : join([le32(...(version ?? [])), le32(0)]);
    const value = version
      ? join([text(texts[0] ?? ''), numbers, text(pre), long(0), long(0), long(0)])
      : join(tag === 32 ? [text(''), ...texts.map(text)] : texts.map(text));
    const width = format === 3 ? 64 : 56;
    return join([Uint8Array.of(tag), new Uint8Array(7), value, new Uint8Array(Math.max(0, width - value.length))]);
  };
  const asks = packages.flatMap(one => one.asks ?? []);
  let at = 0;
  const slices = packages.map(({ asks: own = [] }) => {
    at += own.length;
    return le32(at - own.length, own.length);
  });
  const columns = join([
    ...packages.map(({ name }) => text(name)),
    ...packages.map(() => long(0)),
    ...packages.map(resolution),
    ...slices,
    ...slices,
    new Uint8Array(packages.length * (88 + 20 + 48)),
  ]);
  const dependencies = join(asks.map(([name, behavior]) => join([text(name), long(0), Uint8Array.of(behavior, 1), text('*')])));
  const file = block();
  file.add(join([ascii('#!/usr/bin/env bun\nbun-lockfile-format-v0\n'), le32(format), new Uint8Array(32)]), 1);
  const total = file.add(long(0), 1);
  file.add(join([long(packages.length), long(8), long(8)]), 1);
  const range = file.add(join([long(0), long(0)]), 1);
  const begin = file.add(columns, 16);
  file.patch(range, join([long(begin), long(file.size())]));
  for (const content of [
    new Uint8Array(0),
    new Uint8Array(0),
    le32(...asks.map(([, , entry]) => entry)),
    dependencies,
    new Uint8Array(0),
    strings.bytes(),
  ]) {
    const place = file.add(join([long(0), long(0), ascii('\n<T> 1 sizeof, 1 alignof\n')]), 1);
    const start = file.add(content, 8);
    file.patch(place, join([long(start), long(file.size())]));
  }
  file.add(long(0), 1);
  file.patch(total, long(file.size()));
  return file.bytes();
}

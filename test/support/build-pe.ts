// Builds small valid PE images for tests: headers, one section, and the tables that a case asks for.
import { ascii, type Block, block, join, le16, le32, wide, zero } from './build-bytes.ts';

export interface PeParts {
  readonly wide?: boolean;
  readonly program?: boolean;
  readonly exports?: { readonly name: string; readonly names: readonly string[] };
  readonly imports?: readonly string[];
  readonly delayed?: readonly string[];
  /** Absolute addresses in the delay imports, as linkers before 2002 wrote them. */
  readonly oldDelay?: true;
  readonly version?: Readonly<Record<string, string>>;
  readonly pdb?: string;
  readonly certificate?: Uint8Array;
  readonly net?: { readonly name: string; readonly references: readonly string[]; readonly modules: readonly string[] };
  /** Bytes after the last section, before the certificate. */
  readonly overlay?: number;
}

const RAW = 0x400;
const RVA = 0x1000;
const BASE = 0x400000;

export function buildPe(parts: PeParts): Uint8Array {
  const body = block(RVA);
  const directories: [number, number][] = Array.from({ length: 16 }, () => [0, 0]);
  if (parts.version) directories[2] = resources(body, parts.version);
  if (parts.imports) directories[1] = modules(body, parts.imports, 20, 12, 0, 0);
  if (parts.delayed) directories[13] = modules(body, parts.delayed, 32, 4, parts.oldDelay ? 0 : 1, parts.oldDelay ? BASE : 0);
  if (parts.pdb !== undefined) directories[6] = debug(body, parts.pdb);
  if (parts.net) directories[14] = net(body, parts.net);
  if (parts.exports) directories[0] = exported(body, parts.exports.name, parts.exports.names);
  body.add(Uint8Array.of(0), 1);
  const section = join([body.bytes(), new Uint8Array((512 - (body.size() % 512)) % 512)]);
  const overlay = new Uint8Array(parts.overlay ?? 0);
  const certificates = parts.certificate
    ? join([le32(parts.certificate.length + 8), le16(0x200, 2), parts.certificate])
    : new Uint8Array(0);
  if (parts.certificate) directories[4] = [RAW + section.length + overlay.length, certificates.length];
  return join([header(parts, directories, section.length), section, overlay, certificates]);
}

function header(parts: PeParts, directories: readonly [number, number][], size: number): Uint8Array {
  const tables = join([le32(16), ...directories.map(pair => le32(...pair))]);
  const optional = parts.wide
    ? join([
        le16(0x20b),
        new Uint8Array(22),
        le32(BASE, 0),
        le32(RVA, 0x200),
        new Uint8Array(16),
        le32(RVA + size, RAW),
        new Uint8Array(44),
        tables,
      ])
    : join([
        le16(0x10b),
        new Uint8Array(26),
        le32(BASE),
        le32(RVA, 0x200),
        new Uint8Array(16),
        le32(RVA + size, RAW),
        new Uint8Array(28),
        tables,
      ]);
  const file = join([
    ascii('PE', 4),
    le16(parts.wide ? 0x8664 : 0x14c, 1),
    le32(0, 0, 0),
    le16(optional.length, parts.program ? 0x102 : 0x2102),
  ]);
  const section = join([ascii('.all', 8), le32(size, RVA, size, RAW, 0, 0, 0, 0x60000020)]);
  const dos = join([ascii('MZ', 0x3c), le32(0x40)]);
  const head = join([dos, file, optional, section]);
  return join([head, new Uint8Array(RAW - head.length)]);
}

/** Names must be sorted by the caller where a case needs it, as linkers do. */
function exported(body: Block, name: string, names: readonly string[]): [number, number] {
  const table = body.add(new Uint8Array(40));
  const addresses = body.add(new Uint8Array(names.length * 4));
  const pointers = body.add(new Uint8Array(names.length * 4));
  const ordinals = body.add(new Uint8Array(names.length * 2));
  const own = body.add(zero(name), 1);
  for (const [index, text] of names.entries()) body.patch(pointers + index * 4, le32(body.add(zero(text), 1)));
  body.patch(table + 12, le32(own, 1, names.length, names.length, addresses, pointers, ordinals));
  return [table, 40];
}

function modules(body: Block, names: readonly string[], size: number, at: number, attributes: number, base: number): [number, number] {
  const table = body.add(new Uint8Array((names.length + 1) * size));
  for (const [index, name] of names.entries()) {
    if (size === 32) body.patch(table + index * size, le32(attributes));
    body.patch(table + index * size + at, le32(base + body.add(zero(name), 2)));
  }
  return [table, (names.length + 1) * size];
}

function debug(body: Block, pdb: string): [number, number] {
  const info = join([ascii('RSDS'), new Uint8Array(20), zero(pdb)]);
  const at = body.add(info);
  return [body.add(join([le32(0, 0, 0, 2, info.length, at, at - RVA + RAW)])), 28];
}

/** Type 16, name 1, language 1033, and the data that they lead to. */
function resources(body: Block, strings: Readonly<Record<string, string>>): [number, number] {
  const data = versionBlock(strings);
  const directory = (id: number, to: number) => join([le32(0, 0, 0), le16(0, 1), le32(id, to)]);
  const root = body.add(new Uint8Array(3 * 24 + 16));
  const at = body.add(data);
  body.patch(root, join([directory(16, 0x80000018), directory(1, 0x80000030), directory(1033, 72), le32(at, data.length, 0, 0)]));
  return [root, 88 + data.length];
}

function versionBlock(strings: Readonly<Record<string, string>>): Uint8Array {
  const entries = Object.entries(strings).map(([key, value]) =>
    node(key, value === '' ? new Uint8Array(0) : wide(value), value.length + (value ? 1 : 0), 1, []),
  );
  const table = node('040904b0', new Uint8Array(0), 0, 1, entries);
  const info = node('StringFileInfo', new Uint8Array(0), 0, 1, [table]);
  const variables = node('VarFileInfo', new Uint8Array(0), 0, 1, [node('Translation', le16(0x409, 0x4b0), 4, 0, [])]);
  return node('VS_VERSION_INFO', join([le32(0xfeef04bd), new Uint8Array(48)]), 52, 0, [variables, info]);
}

function node(key: string, value: Uint8Array, length: number, kind: number, children: readonly Uint8Array[]): Uint8Array {
  const body = block();
  body.add(join([le16(0, length, kind), wide(key)]));
  if (value.length > 0) body.add(value);
  for (const child of children) body.add(child);
  body.patch(0, le16(body.size()));
  return body.bytes();
}

/** CLR header, metadata root, tables (Module, TypeRef, MemberRef, ModuleRef, Assembly, AssemblyRef) and strings. */
function net(body: Block, { name, references, modules: natives }: NonNullable<PeParts['net']>): [number, number] {
  const strings = block();
  strings.add(Uint8Array.of(0), 1);
  const text = (value: string) => strings.add(zero(value), 1);
  const rows = join([
    le16(0, text('x.dll'), 1, 0, 0),
    le16(6, text('Object'), text('System')),
    le16(9, text('.ctor'), 0),
    ...natives.map(native => le16(text(native))),
    join([le32(0x8004), le16(1, 0, 0, 0), le32(0), le16(0, text(name), 0)]),
    ...references.map(reference => join([le16(4, 0, 0, 0), le32(0), le16(0, text(reference), 0, 0)])),
  ]);
  const counts = [1, 1, 1, ...(natives.length ? [natives.length] : []), 1, ...(references.length ? [references.length] : [])];
  const valid = 1 + 2 + 2 ** 10 + (natives.length ? 2 ** 0x1a : 0);
  const high = 1 + (references.length ? 8 : 0);
  const tables = join([
    le32(0),
    Uint8Array.of(2, 0, 0, 1),
    le32(valid, high, 0, 0),
    le32(...counts),
    rows,
    new Uint8Array(4 - (rows.length % 4)),
  ]);
  const version = ascii('v4.0.30319', 12);
  const headSize = 16 + version.length + 4 + 12 + 20;
  const metadata = join([
    ascii('BSJB'),
    le16(1, 1),
    le32(0, version.length),
    version,
    le16(0, 2),
    le32(headSize, tables.length),
    ascii('#~', 4),
    le32(headSize + tables.length, strings.size()),
    ascii('#Strings', 12),
    tables,
    strings.bytes(),
  ]);
  const at = body.add(metadata);
  return [body.add(join([le32(72), le16(2, 5), le32(at, metadata.length), new Uint8Array(56)])), 72];
}

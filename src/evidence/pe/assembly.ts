// The names in a .NET assembly's metadata: its own, the assemblies it references, the native modules it calls.
// ECMA-335, partition II, section 24: https://ecma-international.org/publications-and-standards/standards/ecma-335/
import { cstring, startsWith, u16, u32 } from '../../parse/bytes.ts';
import type { Findings } from '../read/findings.ts';
import type { Image } from './image.ts';

const STREAMS = 16;
const ROWS = 256;
const SPEND = 12 * 1024;
const MODULE_REF = 0x1a;
const ASSEMBLY = 0x20;
const ASSEMBLY_REF = 0x23;

/**
 * Columns of the tables up to AssemblyRef: a number is a width in bytes, `s` `g` `b` an index into the strings, GUIDs
 * and blobs, `t` an index into one table, `c` a coded index (bits of the tag, then the tables it may mean).
 */
type Column = number | 's' | 'g' | 'b' | { readonly t: number } | { readonly bits: number; readonly c: readonly number[] };
const t = (table: number): Column => ({ t: table });
const c = (bits: number, ...tables: readonly number[]): Column => ({ bits, c: tables });
const typeOrRef = c(2, 2, 1, 0x1b);
const memberParent = c(3, 2, 1, 0x1a, 6, 0x1b);
const hasCustom = c(5, 6, 4, 1, 2, 8, 9, 10, 0, 14, 23, 20, 17, 26, 27, 32, 35, 38, 39, 40, 42, 44, 43);
const TABLES: readonly (readonly Column[])[] = [
  [2, 's', 'g', 'g', 'g'], // 00 Module
  [c(2, 0, 0x1a, 0x23, 1), 's', 's'], // 01 TypeRef
  [4, 's', 's', typeOrRef, t(4), t(6)], // 02 TypeDef
  [t(4)], // 03 FieldPtr
  [2, 's', 'b'], // 04 Field
  [t(6)], // 05 MethodPtr
  [4, 2, 2, 's', 'b', t(8)], // 06 MethodDef
  [t(8)], // 07 ParamPtr
  [2, 2, 's'], // 08 Param
  [t(2), typeOrRef], // 09 InterfaceImpl
  [memberParent, 's', 'b'], // 0A MemberRef
  [2, c(2, 4, 8, 0x17), 'b'], // 0B Constant
  [hasCustom, c(3, 6, 10), 'b'], // 0C CustomAttribute
  [c(1, 4, 8), 'b'], // 0D FieldMarshal
  [2, c(2, 2, 6, 0x20), 'b'], // 0E DeclSecurity
  [2, 4, t(2)], // 0F ClassLayout
  [4, t(4)], // 10 FieldLayout
  ['b'], // 11 StandAloneSig
  [t(2), t(0x14)], // 12 EventMap
  [t(0x14)], // 13 EventPtr
  [2, 's', typeOrRef], // 14 Event
  [t(2), t(0x17)], // 15 PropertyMap
  [t(0x17)], // 16 PropertyPtr
  [2, 's', 'b'], // 17 Property
  [2, t(6), c(1, 0x14, 0x17)], // 18 MethodSemantics
  [t(2), c(1, 6, 10), c(1, 6, 10)], // 19 MethodImpl
  ['s'], // 1A ModuleRef
  ['b'], // 1B TypeSpec
  [2, c(1, 4, 6), 's', t(0x1a)], // 1C ImplMap
  [4, t(4)], // 1D FieldRVA
  [4, 4], // 1E EncLog
  [4], // 1F EncMap
  [4, 2, 2, 2, 2, 4, 'b', 's', 's'], // 20 Assembly
  [4], // 21 AssemblyProcessor
  [4, 4, 4], // 22 AssemblyOS
  [2, 2, 2, 2, 4, 'b', 's', 's', 'b'], // 23 AssemblyRef
];

export async function assembly(of: Image, found: Findings): Promise<void> {
  const directory = of.directory(14);
  const header = directory && of.offset(directory.rva);
  if (header === undefined) return;
  const bytes = of.bytes.portion(SPEND);
  const root = of.offset(u32(await bytes.read(header, 16), 8));
  const head = root === undefined ? new Uint8Array(0) : await bytes.read(root, 16 + 256);
  if (root === undefined || !startsWith(head, 'BSJB')) return found.problem('syntax', 'truncated', { what: '.NET metadata' });
  const streams = readStreams(head, root);
  const tables = streams.get('#~') ?? streams.get('#-');
  const strings = streams.get('#Strings');
  if (tables === undefined || strings === undefined) return found.problem('syntax', 'truncated', { what: '.NET metadata' });
  const layout = measure(await bytes.read(tables, 24 + 64 * 4));
  for (const [table, field, suffix] of [
    [ASSEMBLY, 'export-name', of.library ? '.dll' : '.exe'],
    [ASSEMBLY_REF, 'load', '.dll'],
    [MODULE_REF, 'load', ''],
  ] as const) {
    const { start, count, width, name } = layout(table);
    if (count > ROWS) found.problem('size', 'too-large', { size: count, limit: ROWS, what: '.NET references' });
    const rows = await bytes.read(tables + start, Math.min(count, ROWS) * width);
    for (let row = 0; row + width <= rows.length; row += width) {
      const at = name.wide ? u32(rows, row + name.at) : u16(rows, row + name.at);
      const text = at === 0 ? '' : cstring(await bytes.read(strings + at, 256));
      if (text)
        found.mark(
          field,
          `${text}${suffix}`,
          table === ASSEMBLY ? 'assembly' : table === ASSEMBLY_REF ? 'assembly references' : 'native modules',
        );
    }
  }
}

function readStreams(head: Uint8Array, root: number): ReadonlyMap<string, number> {
  const out = new Map<string, number>();
  let at = 16 + Math.min(u32(head, 12), 256);
  const count = Math.min(u16(head, at + 2), STREAMS);
  at += 4;
  for (let stream = 0; stream < count && at + 9 <= head.length; stream++) {
    const name = cstring(head, at + 8, 32);
    if (!out.has(name)) out.set(name, root + u32(head, at));
    at += 8 + ((name.length + 4) & ~3);
  }
  return out;
}

interface Layout {
  readonly start: number;
  readonly count: number;
  readonly width: number;
  /** The first string column from the left: the name, in all three tables. */
  readonly name: { readonly at: number; readonly wide: boolean };
}

/** Where each table starts depends on the widths of all before it, and these on the sizes of heaps and tables. */
function measure(head: Uint8Array): (table: number) => Layout {
  const heaps = head[6] ?? 0;
  const rows: number[] = [];
  let at = 24;
  for (let table = 0; table < 64; table++) {
    const present = ((u32(head, table < 32 ? 8 : 12) >>> (table % 32)) & 1) === 1;
    rows.push(present ? u32(head, at) : 0);
    if (present) at += 4;
  }
  const width = (column: Column): number => {
    if (typeof column === 'number') return column;
    if (column === 's') return heaps & 1 ? 4 : 2;
    if (column === 'g') return heaps & 2 ? 4 : 2;
    if (column === 'b') return heaps & 4 ? 4 : 2;
    if ('t' in column) return (rows[column.t] ?? 0) > 0xffff ? 4 : 2;
    return column.c.some(table => (rows[table] ?? 0) >= 2 ** (16 - column.bits)) ? 4 : 2;
  };
  const sum = (columns: readonly Column[]) => columns.reduce((total: number, column) => total + width(column), 0);
  return table => {
    const columns = TABLES[table] ?? [];
    const start = TABLES.slice(0, table).reduce((total, before, index) => total + (rows[index] ?? 0) * sum(before), at);
    const name = columns.slice(0, columns.indexOf('s'));
    return { start, count: rows[table] ?? 0, width: sum(columns), name: { at: sum(name), wide: width('s') === 4 } };
  };
}

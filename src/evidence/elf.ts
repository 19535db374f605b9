// Linux and Android libraries, programs and kernel modules: own name, what they need, dynamic symbols (JNI names among them).
import type { Extraction, Probe, RangeReader } from '../model.ts';
import { cstring, u32, u64 } from '../parse/bytes.ts';
import { type Elf, elf as readElf } from './elf/image.ts';
import { symbolNames } from './elf/symbols.ts';
import { BUDGET, type Budget, budget, withNames } from './read/budget.ts';
import { close, type Findings, findings } from './read/findings.ts';
import { texts } from './read/texts.ts';

export const elf: Probe = {
  id: 'elf',
  files: [
    { suffix: '.so' },
    ...Array.from({ length: 31 }, (_, number) => ({ prefix: 'lib', suffix: `.${number}` })), // libx.so.1.2
    { suffix: '.ko' },
    { suffix: '.o' },
    { suffix: '.elf' },
    { suffix: '.axf' },
    { suffix: '.node' },
  ],
  inspect,
};

const DYNAMIC = 512;
const LOAD = 1;
const DYNAMIC_SEGMENT = 2;
const NEEDED = 1;
const STRINGS = 5;
const STRINGS_SIZE = 10;
const HASH = 4;
const SYMBOLS = 6;
const GNU_HASH = 0x6ffffef5;
const SONAME = 14;
const RPATH = 15;
const RUNPATH = 29;
const BYTES_SECTION = 1;
const SYMBOL_SECTION = 2;
const MODULE_INFORMATION = 8 * 1024;

async function inspect(_path: string, reader: RangeReader): Promise<Extraction> {
  const all = budget(reader, withNames(reader.size));
  const bytes = all.portion(BUDGET);
  const found = findings();
  const image = await readElf(bytes);
  if (image) {
    if (image.truncated) found.problem('syntax', 'truncated', { what: 'ELF headers' });
    await dynamic(bytes, all, image, found);
    await object(bytes, all, image, found);
  }
  return close(found, all, withNames(reader.size));
}

/** The table that the loader itself works from: https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.dynamic.html */
async function dynamic(bytes: Budget, all: Budget, { segments, wide, order }: Elf, found: Findings): Promise<void> {
  const segment = segments.find(({ type }) => type === DYNAMIC_SEGMENT);
  if (!segment) return;
  const size = wide ? 16 : 8;
  const wanted = Math.min(segment.size, DYNAMIC * size);
  const table = await bytes.read(segment.offset, wanted);
  if (table.length < wanted) found.problem('syntax', 'truncated', { what: 'dynamic section' });
  const entries: [tag: number, value: number][] = [];
  for (let at = 0; at + size <= table.length; at += size) {
    const tag = wide ? u64(table, at, order) : u32(table, at, order);
    if (tag === 0) break;
    entries.push([tag, wide ? u64(table, at + 8, order) : u32(table, at + 4, order)]);
  }
  const placed = (wanted: number): number | undefined => {
    const address = entries.find(([tag]) => tag === wanted)?.[1];
    const home = segments.find(
      part => part.type === LOAD && address !== undefined && address >= part.address && address < part.address + part.size,
    );
    return address === undefined || !home ? undefined : home.offset + address - home.address;
  };
  const strings = placed(STRINGS);
  if (strings === undefined) return;
  const length = entries.find(([tag]) => tag === STRINGS_SIZE)?.[1] ?? 0;
  const named = new Set<string>();
  for (const [tag, value] of entries) {
    if (tag !== NEEDED && tag !== SONAME && tag !== RPATH && tag !== RUNPATH) continue;
    const text = cstring(await bytes.read(strings + value, 512));
    named.add(text);
    if (tag === NEEDED) found.mark('load', text, 'needed');
    else if (tag === SONAME) found.mark('export-name', text, 'own name');
    else for (const folder of text.split(':')) found.mark('folder', baseOf(folder), 'run path');
  }
  const list = placed(SYMBOLS);
  const exact =
    list === undefined
      ? undefined
      : await symbolNames(all, {
          wide,
          order,
          symbols: list,
          strings: { offset: strings, size: length },
          hash: placed(HASH),
          gnuHash: placed(GNU_HASH),
        });
  if (exact) for (const name of exact) found.mark('symbol', name, 'dynamic symbols');
  else await symbols(all, strings, length, named, found);
}

/** Where the symbols themselves cannot be followed: the table of texts also holds names of libraries and versions, which are no symbols. */
async function symbols(bytes: Budget, offset: number, size: number, named: ReadonlySet<string>, found: Findings): Promise<void> {
  const { found: all, whole } = await texts(bytes, offset, size, bytes.left());
  for (const text of all)
    if (!named.has(text) && !/^(?:GLIBC|GCC|GLIBCXX|CXXABI)_|^LIBC(?:_[A-Z])?$/.test(text)) found.mark('symbol', text, 'dynamic symbols');
  if (whole) return;
  if (offset + size > bytes.size) found.problem('syntax', 'truncated', { what: 'symbol names' });
  else found.problem('size', 'too-large', { size: bytes.size, limit: withNames(bytes.size), what: 'symbol names' });
}

/** Objects have no dynamic table; a kernel module says in `.modinfo` what it is called, does and depends on. */
async function object(bytes: Budget, all: Budget, { sections, names }: Elf, found: Findings): Promise<void> {
  const titles = sections[names];
  for (const section of sections) {
    const title = section.type === BYTES_SECTION && titles ? cstring(await bytes.read(titles.offset + section.name, 16)) : '';
    if (title === '.modinfo') {
      for (const text of (await texts(bytes, section.offset, section.size, MODULE_INFORMATION)).found) information(text, found);
    }
  }
  for (const section of sections) {
    const strings = section.type === SYMBOL_SECTION ? sections[section.link] : undefined;
    if (strings) await symbols(all, strings.offset, strings.size, new Set(), found);
  }
}

/** `key=value`. The author is a person and no evidence. */
function information(text: string, found: Findings): void {
  const at = text.indexOf('=');
  const key = text.slice(0, Math.max(0, at));
  const value = text.slice(at + 1);
  if (key === 'name') found.mark('export-name', value, 'module information');
  else if (key === 'description') found.mark('product', value, 'module information');
  else if (key === 'depends') for (const name of value.split(',')) found.mark('load', name, 'module information');
}

function baseOf(path: string): string {
  const base = path.slice(path.lastIndexOf('/') + 1);
  return base.startsWith('$') || base.startsWith('.') ? '' : base;
}

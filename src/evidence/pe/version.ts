// What a PE image says of itself in its version resource, read by structure: a search for the keys misreads empty values.
// https://learn.microsoft.com/windows/win32/menurc/vs-versioninfo
import type { Field } from '../../model.ts';
import { u16, u32, utf16 } from '../../parse/bytes.ts';
import type { Findings } from '../read/findings.ts';
import type { Image } from './image.ts';

const RESOURCE_VERSION = 16;
const ENTRIES = 256;
const LANGUAGES = 4;
const RESOURCE = 8 * 1024;
const NODES = 512;

const FIELDS: Readonly<Record<string, Field>> = {
  CompanyName: 'company',
  ProductName: 'product',
  FileDescription: 'product',
  OriginalFilename: 'export-name',
  InternalName: 'export-name',
  LegalCopyright: 'copyright',
};

export async function version(of: Image, found: Findings): Promise<void> {
  const directory = of.directory(2);
  const root = directory && of.offset(directory.rva);
  if (root === undefined) return;
  const [type] = await entries(of, root, root, RESOURCE_VERSION);
  const [name] = type?.folder ? await entries(of, root, type.at) : [];
  const languages = name?.folder ? (await entries(of, root, name.at)).slice(0, LANGUAGES) : [];
  for (const language of languages) {
    if (language.folder) continue; // three levels and no more: a tree that goes deeper is a trap
    const data = await of.bytes.read(language.at, 8);
    const at = of.offset(u32(data, 0));
    if (at === undefined || data.length < 8) found.problem('syntax', 'truncated', { what: 'version information' });
    else strings(await of.bytes.read(at, Math.min(u32(data, 4), RESOURCE)), found);
  }
}

interface Entry {
  readonly at: number;
  readonly folder: boolean;
}

/** Entries of a resource directory; with `id` only the one of that number. Names come first, then numbers. */
async function entries(of: Image, root: number, at: number, id?: number): Promise<Entry[]> {
  const head = await of.bytes.read(at, 16);
  const named = u16(head, 12);
  const count = Math.min(named + u16(head, 14), id === undefined ? LANGUAGES : ENTRIES);
  const table = await of.bytes.read(at + 16, count * 8);
  const out: Entry[] = [];
  for (let row = 0; row + 8 <= table.length; row += 8) {
    const key = u32(table, row);
    const to = u32(table, row + 4);
    if (id === undefined || key === id) out.push({ at: root + (to % 0x80000000), folder: to >= 0x80000000 });
  }
  return out;
}

/**
 * Every node is { length, length of value, kind, key, value, children }, aligned to four bytes. Linkers disagree whether
 * a value's length counts bytes or units, so that a text runs to its zero or to the end of its node.
 */
function strings(block: Uint8Array, found: Findings): void {
  let left = NODES;
  const pending: (readonly [start: number, end: number, depth: number])[] = [[0, block.length, 0]];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [start, end, depth] = next;
    for (let at = start; at + 6 < end && left > 0; left--) {
      const length = u16(block, at);
      if (length < 8) break;
      const stop = Math.min(at + length, end);
      const key = utf16(block, at + 6, stop);
      const value = align(at + 6 + key.length * 2 + 2);
      if (depth === 0) pending.push([align(value + u16(block, at + 2)), stop, 1]);
      else if (depth === 1 && key === 'StringFileInfo') pending.push([value, stop, 2]);
      else if (depth === 2) pending.push([value, stop, 3]);
      else if (depth === 3) {
        const field = FIELDS[key];
        if (field && u16(block, at + 2) > 0) found.mark(field, utf16(block, value, stop), 'version information');
      }
      at = align(at + length);
    }
  }
}

function align(at: number): number {
  return (at + 3) & ~3;
}

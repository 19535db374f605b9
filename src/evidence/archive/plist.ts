// The top level of a property list, as text or binary: what an Apple bundle says that it is.
// https://opensource.apple.com/source/CF/CF-1153.18/CFBinaryPList.c https://www.apple.com/DTDs/PropertyList-1.0.dtd
import { latin1, startsWith, u16, u32, utf8, utf16 } from '../../parse/bytes.ts';
import { parseXml } from '../../parse/xml.ts';
import type { Findings } from '../read/findings.ts';

const PAIRS = 512;
const LONGEST = 512;

/** Values that are computed when the bundle is built (`$(…)`) say nothing. The identifier is a claim, as all of it is. */
export function plist(content: Uint8Array, found: Findings): void {
  const all = startsWith(content, 'bplist00') ? binary(content) : text(content);
  const value = (key: string): string => {
    const found = all.get(key) ?? '';
    return found.includes('$(') || found.includes('${') ? '' : found;
  };
  found.mark('class', value('CFBundleIdentifier'), 'Info.plist');
  found.mark('export-name', value('CFBundleExecutable'), 'Info.plist');
  found.mark('product', value('CFBundleName'), 'Info.plist');
  found.mark('copyright', value('NSHumanReadableCopyright'), 'Info.plist');
}

function text(content: Uint8Array): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  const root = parseXml(utf8(content).replace(/^\ufeff/, '')).roots.find(({ name }) => name === 'plist');
  const entries = root?.children.find(({ name }) => name === 'dict')?.children ?? [];
  for (const [index, { name, text: key }] of entries.entries()) {
    const next = entries[index + 1];
    if (name === 'key' && next?.name === 'string' && out.size < PAIRS) out.set(key.trim(), next.text.trim());
  }
  return out;
}

/** The last 32 bytes say how wide numbers are and where the table of offsets lies; only the top dictionary is read. */
function binary(content: Uint8Array): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  const end = content.length - 32;
  const [wide = 0, narrow = 0] = content.subarray(end + 6, end + 8);
  const count = u32(content, end + 12, 'big');
  const table = u32(content, end + 28, 'big');
  if (end < 8 || wide < 1 || wide > 8 || narrow < 1 || narrow > 8) return out;
  const number = (at: number, width: number): number => {
    let value = 0;
    for (let index = 0; index < width; index++) value = value * 256 + (content[at + index] ?? 0);
    return value;
  };
  const objectAt = (index: number): number => (index < count ? number(table + index * wide, wide) : content.length);
  const top = objectAt(u32(content, end + 20, 'big'));
  if ((content[top] ?? 0) >> 4 !== 0xd) return out;
  const { length, from } = sized(content, top);
  for (let pair = 0; pair < Math.min(length, PAIRS); pair++) {
    const key = string(content, objectAt(number(from + pair * narrow, narrow)));
    if (key) out.set(key, string(content, objectAt(number(from + (length + pair) * narrow, narrow))));
  }
  return out;
}

/** The low four bits are the length, or say that a number object follows which is. */
function sized(content: Uint8Array, at: number): { readonly length: number; readonly from: number } {
  const low = (content[at] ?? 0) & 15;
  if (low < 15) return { length: low, from: at + 1 };
  const width = 1 << ((content[at + 1] ?? 0) & 3);
  const length = width === 1 ? (content[at + 2] ?? 0) : width === 2 ? u16(content, at + 2, 'big') : u32(content, at + 2, 'big');
  return { length, from: at + 2 + width };
}

function string(content: Uint8Array, at: number): string {
  const kind = (content[at] ?? 0) >> 4;
  const { length, from } = sized(content, at);
  if (kind === 5) return latin1(content, from, from + Math.min(length, LONGEST));
  return kind === 6 ? utf16(content, from, from + Math.min(length, LONGEST) * 2, 'big') : '';
}

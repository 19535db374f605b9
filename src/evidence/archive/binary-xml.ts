// The elements of Android's binary XML: a pool of strings, then one chunk for each tag.
// https://android.googlesource.com/platform/frameworks/base/+/main/libs/androidfw/include/androidfw/ResourceTypes.h
import { u16, u32, utf8, utf16 } from '../../parse/bytes.ts';
import type { Tag } from './android.ts';

const STRINGS = 1;
const START = 0x102;
const IDS = 0x180;
const MOST = 8000;
const LONGEST = 512;
/** Attributes may be named by their number alone. */
const NAMES: ReadonlyMap<number, string> = new Map([[0x01010003, 'name']]);

export function binaryXml(content: Uint8Array): Tag[] {
  const out: Tag[] = [];
  let text: (index: number) => string = () => '';
  let ids: Uint8Array = new Uint8Array(0);
  for (let at = u16(content, 2); at + 8 <= content.length && out.length < MOST; ) {
    const kind = u16(content, at);
    const size = u32(content, at + 4);
    if (size < 8) break;
    const chunk = content.subarray(at, at + size);
    if (kind === STRINGS) text = pool(chunk);
    else if (kind === IDS) ids = chunk.subarray(8);
    else if (kind === START) out.push(tag(chunk, text, ids));
    at += size;
  }
  return out;
}

function tag(chunk: Uint8Array, text: (index: number) => string, ids: Uint8Array): Tag {
  const from = 16 + u16(chunk, 24);
  const width = Math.max(20, u16(chunk, 26));
  const count = Math.min(u16(chunk, 28), Math.floor((chunk.length - from) / width));
  const attributes: { name: string; value: string }[] = [];
  for (let index = 0; index < count; index++) {
    const at = from + index * width;
    const name = u32(chunk, at + 4);
    const raw = u32(chunk, at + 8);
    const typed = chunk[at + 15] === 3 ? u32(chunk, at + 16) : 0xffffffff;
    attributes.push({ name: NAMES.get(u32(ids, name * 4)) ?? text(name), value: text(raw === 0xffffffff ? typed : raw) });
  }
  return { name: text(u32(chunk, 20)), attributes };
}

/** Texts of a pool by number; empty where there is none. */
function pool(chunk: Uint8Array): (index: number) => string {
  const count = Math.min(u32(chunk, 8), Math.floor(chunk.length / 4));
  const isUtf8 = (u32(chunk, 16) & 0x100) !== 0;
  const start = u32(chunk, 20);
  return index => {
    if (index >= count) return '';
    const from = start + u32(chunk, 28 + index * 4);
    if (!isUtf8) return utf16(chunk, from + 2, Math.min(from + 2 + u16(chunk, from) * 2, from + 2 + LONGEST * 2));
    let at = from + ((chunk[from] ?? 0) & 0x80 ? 2 : 1); // units, of no use; then bytes
    at += (chunk[at] ?? 0) & 0x80 ? 2 : 1;
    let end = at;
    while (end < chunk.length && end < at + LONGEST && chunk[end] !== 0) end++;
    return utf8(chunk, at, end);
  };
}

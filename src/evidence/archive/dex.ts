// The packages of the classes that an Android executable defines. https://source.android.com/docs/core/runtime/dex-format
import { startsWith, u32, utf8 } from '../../parse/bytes.ts';
import type { Findings } from '../read/findings.ts';
import { NAMES } from './limits.ts';

const CLASSES = 65_536;
const LONGEST = 512;

/** `content` may be cut: what is missing at its end is a Problem of the caller. */
export function dex(content: Uint8Array, found: Findings): void {
  if (!startsWith(content, 'dex\n')) return;
  const [texts, types] = [u32(content, 0x3c), u32(content, 0x44)];
  const count = Math.min(u32(content, 0x60), CLASSES);
  const classes = u32(content, 0x64);
  const known = new Set<string>();
  for (let index = 0; index < count && known.size < NAMES; index++) {
    const at = classes + index * 32;
    if (at + 32 > content.length) return;
    const type = types + u32(content, at) * 4;
    let from = u32(content, texts + u32(content, type) * 4);
    while ((content[from] ?? 0) >= 0x80) from++; // the length, of no use: a zero ends the text
    from++;
    let end = from;
    while (end < content.length && end < from + LONGEST && content[end] !== 0) end++;
    let slash = end;
    while (slash > from && content[slash] !== 0x2f) slash--;
    if (content[from] !== 0x4c || slash === from) continue; // `Lcom/example/A;`
    const name = utf8(content, from + 1, slash).replaceAll('/', '.');
    if (!known.has(name)) found.mark('class', name, 'classes');
    known.add(name);
  }
}

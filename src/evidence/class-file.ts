// A compiled Java class: its own name, the packages it refers to, and the native libraries that it loads by name.
// https://docs.oracle.com/javase/specs/jvms/se21/html/jvms-4.html
import type { Extraction, Probe, RangeReader } from '../model.ts';
import { u16, u32, utf8 } from '../parse/bytes.ts';
import { BUDGET, budget } from './read/budget.ts';
import { close, type Findings, findings } from './read/findings.ts';

export const classFile: Probe = { id: 'class-file', files: [{ suffix: '.class' }], inspect };

/** Bytes after the tag of a constant; 1 (text) is counted by itself. */
const WIDTHS: Readonly<Record<number, number>> = {
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 2,
  8: 2,
  9: 4,
  10: 4,
  11: 4,
  12: 4,
  15: 3,
  16: 2,
  17: 4,
  18: 4,
  19: 2,
  20: 2,
};

async function inspect(_path: string, reader: RangeReader): Promise<Extraction> {
  const bytes = budget(reader);
  const found = findings();
  const head = await bytes.read(0, 10);
  if (u32(head, 0, 'big') === 0xcafebabe && u16(head, 6, 'big') >= 45) read(await bytes.read(0, BUDGET), found);
  return close(found, bytes);
}

function read(data: Uint8Array, found: Findings): void {
  const count = u16(data, 8, 'big');
  const texts = new Map<number, string>();
  const classes = new Map<number, number>();
  const strings: number[] = [];
  let at = 10;
  for (let index = 1; index < count && at < data.length; index++) {
    const tag = data[at] ?? 0;
    if (tag === 1) {
      const length = u16(data, at + 1, 'big');
      texts.set(index, utf8(data, at + 3, at + 3 + Math.min(length, 512)));
      at += 3 + length;
      continue;
    }
    const width = WIDTHS[tag];
    if (width === undefined) {
      found.problem('syntax', 'truncated', { what: 'constant pool' }); // a kind of constant that we do not know
      return;
    }
    if (tag === 7) classes.set(index, u16(data, at + 1, 'big'));
    else if (tag === 8) strings.push(u16(data, at + 1, 'big'));
    if (tag === 5 || tag === 6) index++; // these take two places
    at += 1 + width;
  }
  if (at + 4 > data.length) found.problem('syntax', 'truncated', { what: 'constant pool' });
  const own = classes.get(u16(data, at + 2, 'big')) ?? 0;
  found.mark('class', dotted(texts.get(own) ?? ''), 'own name');
  for (const name of classes.values()) if (name !== own) found.mark('class', packageOf(dotted(texts.get(name) ?? '')), 'references');
  const loads = [...texts.values()].some(text => text === 'loadLibrary' || text === 'com/sun/jna/Native');
  if (loads)
    for (const text of strings)
      if (/^[\w.+-]{2,64}$/.test(texts.get(text) ?? '')) found.mark('load', texts.get(text) ?? '', 'strings beside loadLibrary');
}

/** `[Lcom/example/A;` and `com/example/A` as `com.example.A`. */
function dotted(name: string): string {
  return name
    .replace(/^\[+L?/, '')
    .replace(/;$/, '')
    .replaceAll('/', '.');
}

function packageOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('.')));
}

// WebAssembly modules: what they import from where, what they export, and the kits that say they produced them.
// https://webassembly.github.io/spec/core/binary/modules.html
import type { Extraction, Probe, RangeReader } from '../model.ts';
import { startsWith, utf8 } from '../parse/bytes.ts';
import { budget } from './read/budget.ts';
import { close, type Findings, findings } from './read/findings.ts';

export const wasm: Probe = { id: 'wasm', files: [{ suffix: '.wasm' }], inspect };

const CUSTOM = 0;
const IMPORTS = 2;
const EXPORTS = 7;
const SECTIONS = 1024;
const SPEND = 24 * 1024;
const NAMES = 4096;

async function inspect(_path: string, reader: RangeReader): Promise<Extraction> {
  const bytes = budget(reader);
  const found = findings();
  if (!startsWith(await bytes.read(0, 8), '\0asm')) return close(found, bytes);
  let at = 8;
  for (let section = 0; section < SECTIONS && at < bytes.size; section++) {
    const head = cursor(await bytes.read(at, 64));
    const id = head.byte();
    const size = head.number();
    const from = at + head.at();
    const isWanted = id === IMPORTS || id === EXPORTS || (id === CUSTOM && head.text() === 'producers');
    if (isWanted) {
      const content = await bytes.read(from, Math.min(size, SPEND));
      if (content.length < Math.min(size, SPEND)) found.problem('syntax', 'truncated', { what: 'WebAssembly section' });
      else if (size > SPEND) found.problem('size', 'too-large', { size, limit: SPEND, what: 'WebAssembly names' });
      read(id, cursor(content), found);
    }
    at = from + size;
  }
  if (at > bytes.size) found.problem('syntax', 'truncated', { what: 'WebAssembly section' });
  return close(found, bytes);
}

function read(id: number, content: Cursor, found: Findings): void {
  if (id === CUSTOM) {
    content.text();
    producers(content, found);
    return;
  }
  const count = Math.min(content.number(), NAMES);
  for (let row = 0; row < count && content.left() > 0; row++) {
    const first = content.text();
    if (id === IMPORTS) {
      if (content.left() <= 0) return;
      found.mark('load', first, 'imports');
      found.mark('symbol', content.text(), 'imports');
      skipType(content);
    } else {
      if (content.left() > 0) found.mark('symbol', first, 'exports');
      content.byte();
      content.number();
    }
  }
}

/** Kind and type of an import; a kind that we do not know ends the list. */
function skipType(content: Cursor): void {
  const kind = content.byte();
  if (kind === 0) content.number();
  else if (kind === 3) content.skip(2);
  else if (kind === 4) {
    content.skip(1);
    content.number();
  } else if (kind === 1 || kind === 2) {
    if (kind === 1) content.byte();
    const flags = content.byte();
    content.number();
    if (flags & 1) content.number();
  } else content.skip(Number.MAX_SAFE_INTEGER);
}

/** https://github.com/WebAssembly/tool-conventions/blob/main/ProducersSection.md */
function producers(content: Cursor, found: Findings): void {
  for (let fields = Math.min(content.number(), 8); fields > 0 && content.left() > 0; fields--) {
    const field = content.text();
    for (let values = Math.min(content.number(), 64); values > 0 && content.left() > 0; values--) {
      const name = content.text();
      content.text();
      if (field === 'sdk') found.mark('product', name, 'producers');
    }
  }
}

interface Cursor {
  byte(): number;
  /** LEB128, unsigned. */
  number(): number;
  text(): string;
  skip(count: number): void;
  at(): number;
  left(): number;
}

function cursor(data: Uint8Array): Cursor {
  let at = 0;
  const self: Cursor = {
    byte: () => data[at++] ?? 0,
    number() {
      let out = 0;
      for (let shift = 1; shift < 2 ** 35; shift *= 128) {
        const byte = self.byte();
        out += (byte & 127) * shift;
        if (byte < 128) break;
      }
      return out;
    },
    text() {
      const length = self.number();
      const start = at;
      at += length;
      return utf8(data, start, Math.min(at, start + 512));
    },
    skip(count) {
      at += count;
    },
    at: () => at,
    left: () => data.length - at,
  };
  return self;
}

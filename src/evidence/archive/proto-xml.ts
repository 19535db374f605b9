// The elements of an XML document in protocol buffers, as Android App Bundles hold their manifest.
// https://android.googlesource.com/platform/frameworks/base/+/main/tools/aapt2/Resources.proto
import { utf8 } from '../../parse/bytes.ts';
import type { Tag } from './android.ts';

const MOST = 8000;
const LONGEST = 512;
/** Fields of XmlNode, XmlElement and XmlAttribute. */
const NODE_ELEMENT = 1;
const ELEMENT_NAME = 3;
const ELEMENT_ATTRIBUTE = 4;
const ELEMENT_CHILD = 5;
const ATTRIBUTE_NAME = 2;
const ATTRIBUTE_VALUE = 3;

type Range = readonly [from: number, to: number];

export function protoXml(content: Uint8Array): Tag[] {
  const out: Tag[] = [];
  const nodes: Range[] = [[0, content.length]];
  for (let node = nodes.shift(); node && out.length < MOST; node = nodes.shift()) {
    for (const [field, element] of fields(content, node)) {
      if (field !== NODE_ELEMENT) continue;
      let name = '';
      const attributes: { name: string; value: string }[] = [];
      for (const [part, range] of fields(content, element)) {
        if (part === ELEMENT_NAME) name = text(content, range);
        else if (part === ELEMENT_ATTRIBUTE) attributes.push(attribute(content, range));
        else if (part === ELEMENT_CHILD && nodes.length < MOST) nodes.push(range);
      }
      out.push({ name, attributes });
    }
  }
  return out;
}

function attribute(content: Uint8Array, range: Range): { name: string; value: string } {
  const out = { name: '', value: '' };
  for (const [field, inner] of fields(content, range)) {
    if (field === ATTRIBUTE_NAME) out.name = text(content, inner);
    else if (field === ATTRIBUTE_VALUE) out.value = text(content, inner);
  }
  return out;
}

function text(content: Uint8Array, [from, to]: Range): string {
  return utf8(content, from, Math.min(to, from + LONGEST));
}

/** Fields that hold bytes; numbers are passed over, and the first thing that is no field ends the message. */
function fields(content: Uint8Array, [from, to]: Range): (readonly [field: number, range: Range])[] {
  const out: (readonly [number, Range])[] = [];
  let at = from;
  const number = (): number => {
    let value = 0;
    for (let scale = 1; scale < 2 ** 42 && at < to; scale *= 128) {
      const byte = content[at++] ?? 0;
      value += (byte & 127) * scale;
      if (byte < 128) break;
    }
    return value;
  };
  while (at < to) {
    const key = number();
    const kind = key % 8;
    if (kind === 0) number();
    else if (kind === 1) at += 8;
    else if (kind === 5) at += 4;
    else if (kind === 2) {
      const length = number();
      if (length > to - at) break;
      out.push([Math.floor(key / 8), [at, at + length]]);
      at += length;
    } else break;
  }
  return out;
}

// An Android manifest in its three spellings: text (AAR), binary XML (APK), protocol buffers (AAB).
import { u16, utf8 } from '../../parse/bytes.ts';
import { parseXml, type XmlElement } from '../../parse/xml.ts';
import type { Findings } from '../read/findings.ts';
import { binaryXml } from './binary-xml.ts';
import { protoXml } from './proto-xml.ts';

export interface Tag {
  readonly name: string;
  /** Without namespace prefix. */
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
}

/**
 * What is part of the application: its code and its settings. Packages that it asks about (`queries`), permissions and
 * actions name others, with whom it works together or whom it looks for: they say nothing about what is inside.
 * https://developer.android.com/guide/topics/manifest/manifest-intro
 */
const OWN: ReadonlySet<string> = new Set([
  'application',
  'activity',
  'activity-alias',
  'service',
  'receiver',
  'provider',
  'meta-data',
  'instrumentation',
]);

export function android(content: Uint8Array, found: Findings): void {
  const tags = u16(content, 0) === 3 ? binaryXml(content) : content[0] === 0x0a ? protoXml(content) : textXml(content);
  for (const { name, attributes } of tags) {
    const of = (wanted: string) => attributes.find(one => one.name === wanted)?.value ?? '';
    if (name === 'manifest') found.mark('class', of('package'), 'AndroidManifest.xml');
    if (!OWN.has(name)) continue;
    const text = of('name');
    if (!/^[A-Za-z]\w*(?:\.[\w$]+)+$/.test(text)) continue;
    found.mark('class', name === 'meta-data' ? text : text.slice(0, text.lastIndexOf('.')), 'AndroidManifest.xml');
  }
}

function textXml(content: Uint8Array): Tag[] {
  const out: XmlElement[] = [...parseXml(utf8(content).replace(/^\ufeff/, '')).roots];
  for (let next = 0; next < out.length; next++) for (const child of out[next]?.children ?? []) out.push(child);
  return out.map(({ name, attributes }) => ({
    name,
    attributes: attributes.map(one => ({ name: one.name.slice(one.name.indexOf(':') + 1), value: one.value })),
  }));
}

// The descriptors and locators of yarn's lockfiles: `name@range`, `alias@npm:name@range`, `name@patch:…`, `name@npm:1.0.0::__archiveUrl=…`.
// https://yarnpkg.com/advanced/lexicon#descriptor
import type { Span } from '../../model.ts';
import { readSpec } from './spec.ts';

export interface Descriptor {
  /** Before the sign: what it is asked by. */
  readonly name: string;
  readonly span: Span;
  /** Another package behind it. */
  readonly target?: { readonly name: string; readonly span: Span };
  /** An address it is fetched from, with the place of what follows the sign. */
  readonly address?: { readonly url: string; readonly span: Span };
  /** What follows the sign. */
  readonly range: string;
}

/** Reads `text[from, to)`; offsets are those of the source. */
export function yarnDescriptor(text: string, from: number, to: number): Descriptor {
  const raw = text.slice(from, to);
  const at = raw.indexOf('@', 1);
  if (at < 0) return { name: raw, span: [from, to], range: '' };
  const name = raw.slice(0, at);
  const range = raw.slice(at + 1);
  const begin = from + at + 1;
  const common = { name, span: [from, from + at] as const, range };
  const archive = !range.includes('__archiveUrl=') ? undefined : /::(?:.*&)?__archiveUrl=([^&]+)/.exec(range); // a registry that serves from elsewhere
  if (archive?.[1]) {
    const start = begin + archive.index + archive[0].length - archive[1].length;
    return { ...common, address: { url: decode(archive[1]), span: [start, start + archive[1].length] } };
  }
  if (RANGE.test(range)) return common; // nearly all
  const spec = readSpec(range);
  if (spec.kind === 'address') return { ...common, address: { url: spec.url, span: [begin, to] } };
  if (spec.kind !== 'alias' || spec.name === name || range.startsWith('workspace:')) return common;
  return { ...common, target: { name: spec.name, span: [begin + spec.from, begin + spec.to] } };
}

/** A range as such, or behind `npm:` without a name. */
const RANGE = /^(?:npm:)?[\d^~*<>=][^@:/]*$/;

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray percent sign
  }
}

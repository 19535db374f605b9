// Walks DER without reading what it does not need: each element is a tag and the range of its content.
// https://www.itu.int/rec/T-REC-X.690
import type { Budget } from './budget.ts';

export interface Element {
  readonly tag: number;
  /** File offsets: `start` of the whole element, `from` and `to` of its content. */
  readonly start: number;
  readonly from: number;
  readonly to: number;
}

/** The element at `at`; `undefined` where none can be. BER's indefinite lengths are not followed. */
export async function element(bytes: Budget, at: number, end: number): Promise<Element | undefined> {
  const head = await bytes.read(at, Math.min(6, end - at));
  const tag = head[0];
  const first = head[1];
  if (tag === undefined || first === undefined) return undefined;
  if (first < 0x80) return { tag, start: at, from: at + 2, to: Math.min(at + 2 + first, end) };
  const count = first - 0x80;
  if (count === 0 || count > 4 || head.length < 2 + count) return undefined;
  let length = 0;
  for (let index = 0; index < count; index++) length = length * 256 + (head[2 + index] ?? 0);
  return { tag, start: at, from: at + 2 + count, to: Math.min(at + 2 + count + length, end) };
}

/** The elements inside another, at most `most`. */
export async function children(bytes: Budget, of: Element, most = 64): Promise<Element[]> {
  const out: Element[] = [];
  let at = of.from;
  while (at < of.to && out.length < most) {
    const next = await element(bytes, at, of.to);
    if (!next) break;
    out.push(next);
    at = next.to;
  }
  return out;
}

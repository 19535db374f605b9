// Small pieces for building binary files in tests: little-endian numbers, padded texts, a growing block with addresses.

export function le16(...values: readonly number[]): Uint8Array {
  return Uint8Array.from(values.flatMap(value => [value & 255, (value >>> 8) & 255]));
}

export function le32(...values: readonly number[]): Uint8Array {
  return Uint8Array.from(values.flatMap(value => [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, (value >>> 24) & 255]));
}

export function ascii(text: string, length = text.length): Uint8Array {
  const out = new Uint8Array(length);
  for (let at = 0; at < text.length && at < length; at++) out[at] = text.charCodeAt(at);
  return out;
}

export function zero(text: string): Uint8Array {
  return join([new TextEncoder().encode(text), Uint8Array.of(0)]);
}

export function wide(text: string): Uint8Array {
  return le16(...[...text].map(char => char.charCodeAt(0)), 0);
}

export function join(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Bytes that grow; `add` returns where the piece starts, counted from `origin`. */
export interface Block {
  add(piece: Uint8Array, align?: number): number;
  patch(at: number, piece: Uint8Array): void;
  size(): number;
  bytes(): Uint8Array;
}

export function block(origin = 0): Block {
  let data = new Uint8Array(1024);
  let used = 0;
  const room = (size: number) => {
    if (size <= data.length) return;
    const more = new Uint8Array(Math.max(size, data.length * 2));
    more.set(data);
    data = more;
  };
  return {
    add(piece, align = 4) {
      const at = Math.ceil(used / align) * align;
      room(at + piece.length);
      data.set(piece, at);
      used = at + piece.length;
      return origin + at;
    },
    patch(at, piece) {
      data.set(piece, at - origin);
    },
    size: () => used,
    bytes: () => data.slice(0, used),
  };
}

export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x100000000;
  };
}

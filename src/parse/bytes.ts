// Reads numbers and strings out of bytes; what lies past the end reads as zero, so that no offset can throw.

export type Order = 'little' | 'big';

export function u16(bytes: Uint8Array, at: number, order: Order = 'little'): number {
  const a = bytes[at] ?? 0;
  const b = bytes[at + 1] ?? 0;
  return order === 'little' ? a | (b << 8) : (a << 8) | b;
}

export function u32(bytes: Uint8Array, at: number, order: Order = 'little'): number {
  const low = u16(bytes, order === 'little' ? at : at + 2, order);
  const high = u16(bytes, order === 'little' ? at + 2 : at, order);
  return high * 0x10000 + low;
}

/** Above 2^53 the value loses its low bits: it is then beyond any file's end, which is all that matters. */
export function u64(bytes: Uint8Array, at: number, order: Order = 'little'): number {
  const low = u32(bytes, order === 'little' ? at : at + 4, order);
  const high = u32(bytes, order === 'little' ? at + 4 : at, order);
  return high * 0x100000000 + low;
}

/** One character per byte (Latin-1), from `from` up to `to`. */
export function latin1(bytes: Uint8Array, from = 0, to = bytes.length): string {
  const stop = Math.min(to, bytes.length);
  let out = '';
  for (let at = from; at < stop; at += CHUNK) {
    // Any array-like will do, and a spread would go through an iterator for each byte.
    out += String.fromCharCode.apply(undefined, bytes.subarray(at, Math.min(at + CHUNK, stop)) as unknown as number[]);
  }
  return out;
}

/** Arguments of one call: far below what any engine takes. */
const CHUNK = 4096;

/** Up to the first zero byte, or up to `limit` bytes: decoded as UTF-8. */
export function cstring(bytes: Uint8Array, from = 0, limit = bytes.length): string {
  const stop = Math.min(bytes.length, from + limit);
  let to = from;
  while (to < stop && bytes[to] !== 0) to++;
  return utf8(bytes, from, to);
}

/** UTF-8; a byte that cannot be read becomes U+FFFD. */
export function utf8(bytes: Uint8Array, from = 0, to = bytes.length): string {
  const stop = Math.min(to, bytes.length);
  let at = from;
  while (at < stop && (bytes[at] ?? 0) < 0x80) at++;
  let out = latin1(bytes, from, at); // most texts are ASCII alone
  while (at < stop) {
    const first = bytes[at] ?? 0;
    const more =
      first < 0x80 ? 0 : first >= 0xc2 && first < 0xe0 ? 1 : first >= 0xe0 && first < 0xf0 ? 2 : first >= 0xf0 && first < 0xf5 ? 3 : -1;
    if (more === 0) out += String.fromCharCode(first);
    if (more <= 0) {
      if (more < 0) out += '\ufffd';
      at++;
      continue;
    }
    let code = first & (0x3f >> more);
    let read = 1;
    while (read <= more && at + read < stop && ((bytes[at + read] ?? 0) & 0xc0) === 0x80)
      code = (code << 6) | ((bytes[at + read++] ?? 0) & 0x3f);
    out += read <= more || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code);
    at += read;
  }
  return out;
}

/** UTF-16 code units up to `to` or the first zero unit. */
export function utf16(bytes: Uint8Array, from = 0, to = bytes.length, order: Order = 'little'): string {
  let out = '';
  for (let at = from; at + 1 < to && at + 1 < bytes.length; at += 2) {
    const unit = u16(bytes, at, order);
    if (unit === 0) break;
    out += String.fromCharCode(unit);
  }
  return out;
}

/** Whether the bytes at `at` are exactly this ASCII text. */
export function startsWith(bytes: Uint8Array, text: string, at = 0): boolean {
  if (at < 0 || at + text.length > bytes.length) return false;
  for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text.charCodeAt(index)) return false;
  return true;
}

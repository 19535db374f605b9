// Bytes to text: UTF-8 and UTF-16, with or without a byte-order mark, which is left out as editors do.

declare const TextDecoder: new (label: string, options?: { ignoreBOM?: boolean }) => { decode(bytes: Uint8Array): string };

/** Undecodable bytes become U+FFFD; content that is no text keeps its NULs, by which it is recognised. */
export function decode(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes), { ignoreBOM: false }).decode(bytes);
}

function encodingOf(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  // Without a mark, UTF-16 of mostly ASCII text has a NUL in every second byte.
  let even = 0;
  let odd = 0;
  const head = Math.min(bytes.length, 64) & ~1;
  for (let i = 0; i < head; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  if (head >= 16 && odd > head * 0.4 && even === 0) return 'utf-16le';
  if (head >= 16 && even > head * 0.4 && odd === 0) return 'utf-16be';
  return 'utf-8';
}

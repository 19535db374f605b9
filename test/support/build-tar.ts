// Builds TAR archives for tests.
import { ascii, join } from './build-bytes.ts';

export function buildTar(
  entries: readonly { readonly name: string; readonly data?: string | Uint8Array; readonly type?: string; readonly prefix?: string }[],
): Uint8Array {
  const parts = entries.flatMap(({ name, data = '', type = '0', prefix = '' }) => {
    const content = typeof data === 'string' ? new TextEncoder().encode(data) : data;
    const head = join([
      ascii(name, 100),
      ascii('0000644\0', 8),
      new Uint8Array(16),
      ascii(`${content.length.toString(8).padStart(11, '0')}\0`, 12),
      new Uint8Array(12),
      ascii('        ', 8),
      ascii(type, 1),
      new Uint8Array(100),
      ascii('ustar\x0000', 8),
      new Uint8Array(80),
      ascii(prefix, 155),
      new Uint8Array(12),
    ]);
    const sum = head.reduce((total, byte) => total + byte, 0);
    head.set(ascii(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
    return [head, content, new Uint8Array((512 - (content.length % 512)) % 512)];
  });
  return join([...parts, new Uint8Array(1024)]);
}

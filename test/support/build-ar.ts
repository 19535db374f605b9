// Builds `ar` archives for tests.
import { ascii, join } from './build-bytes.ts';

export function buildAr(members: readonly { readonly name: string; readonly data: Uint8Array }[]): Uint8Array {
  const parts = members.map(({ name, data }) => {
    const head = `${name.padEnd(16)}${'0'.padEnd(12)}${'0'.padEnd(6)}${'0'.padEnd(6)}${'644'.padEnd(8)}${String(data.length).padEnd(10)}\`\n`;
    return join([ascii(head), data, ascii(data.length % 2 ? '\n' : '')]);
  });
  return join([ascii('!<arch>\n'), ...parts]);
}

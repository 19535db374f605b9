// One header of a TAR archive: name, size and type. https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
import { cstring, latin1, startsWith } from '../../parse/bytes.ts';

export const BLOCK = 512;

export interface Member {
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

/** The checksum counts its own field as spaces. */
export function isHeader(head: Uint8Array): boolean {
  let sum = 0;
  for (let at = 0; at < BLOCK; at++) sum += at >= 148 && at < 156 ? 32 : (head[at] ?? 0);
  return head.length === BLOCK && Number.parseInt(latin1(head, 148, 156), 8) === sum;
}

export function header(head: Uint8Array): Member {
  const prefix = startsWith(head, 'ustar\0', 257) ? cstring(head, 345, 155) : '';
  const name = cstring(head, 0, 100);
  const isBinary = ((head[124] ?? 0) & 0x80) !== 0; // sizes of 8 GB and more
  const size = isBinary ? Number.MAX_SAFE_INTEGER : Number.parseInt(latin1(head, 124, 136), 8) || 0;
  return { name: prefix ? `${prefix}/${name}` : name, size, type: latin1(head, 156, 157) };
}

/** Its content is the name of the next member. */
export function isLong({ type }: Member): boolean {
  return type === 'L' || type === 'x';
}

export function longName(content: Uint8Array, type: string): string {
  if (type === 'L') return cstring(content);
  return /^\d+ path=(.*)$/m.exec(cstring(content))?.[1] ?? '';
}

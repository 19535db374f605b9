// Reads a fixture folder the way an edge would: bytes to text, paths relative to the folder.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Source } from '../../src/model.ts';

/** Every text file of a fixture, sorted by path; `expected.txt` and `origin.txt` are not part of it. */
export function sources(folder: string): Source[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter(file => file !== 'expected.txt' && file !== 'origin.txt')
    .sort()
    .map(file => ({ path: file, text: decode(readFileSync(path.join(folder, file))) }));
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be', { ignoreBOM: true }).decode(bytes);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

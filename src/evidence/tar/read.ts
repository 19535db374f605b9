// Names and manifests of one TAR archive, plain or gzipped, as far as its budget reaches; hands on what is to be looked into.
import type { RangeReader } from '../../model.ts';
import { inflate } from '../archive/inflate.ts';
import { ENTRIES, MANIFEST, UNPACKED } from '../archive/limits.ts';
import { isManifest, manifest } from '../archive/manifest.ts';
import { inMemory } from '../archive/memory.ts';
import { type Names, names } from '../archive/names.ts';
import { BUDGET, type Budget } from '../read/budget.ts';
import type { Findings } from '../read/findings.ts';
import { BLOCK, header, isHeader, isLong, longName, type Member } from './header.ts';
import { stream, type Taken } from './stream.ts';
import { isUnity, unity } from './unity.ts';

const PIECE = 32 * 1024;

/** What to do with a member: keep its content to look into it, or go by its name. */
export type Choice = (name: string) => 'content' | 'name';

/** A member to be looked into. */
export type Sink = (name: string, reader: RangeReader) => Promise<void>;

/** Returns the members' names. Contents are handed to `sink` where `choose` asks for them; one after the other, when the stream has ended. */
export async function readTar(path: string, bytes: Budget, found: Findings, choose: Choice, sink?: Sink): Promise<readonly string[]> {
  const head = await bytes.read(0, BLOCK);
  if (head[0] === 0x1f && head[1] === 0x8b) return gzipped(path, bytes, found, choose, sink);
  return isHeader(head) ? plain(bytes, found, choose, sink) : [];
}

/** Headers by leaps: contents are not read but of manifests, long names, and what is looked into through a window. */
async function plain(bytes: Budget, found: Findings, choose: Choice, sink?: Sink): Promise<readonly string[]> {
  const all = names(found, 'other');
  const heads = bytes.portion(BUDGET - 2 * BLOCK);
  const seen: string[] = [];
  const windows: (readonly [name: string, reader: RangeReader])[] = [];
  let long = '';
  let at = 0;
  for (let count = 0; at + BLOCK <= bytes.size && count < ENTRIES; count++) {
    const head = await heads.read(at, BLOCK);
    if (head.length < BLOCK || head[0] === 0) break;
    if (!isHeader(head)) {
      found.problem('syntax', 'truncated', { what: 'TAR archive' });
      break;
    }
    const read = header(head);
    const member = { ...read, name: long || read.name };
    const from = at + BLOCK;
    long = isLong(read) ? longName(await heads.read(from, Math.min(read.size, 4096)), read.type) : '';
    if (!isLong(read)) {
      all.add(member.name);
      seen.push(member.name);
      if (isManifest(member.name)) manifest(member.name, await heads.read(from, Math.min(member.size, MANIFEST)), found);
      else if (isFile(member) && choose(member.name) === 'content') windows.push([member.name, window(bytes, from, member.size)]);
    }
    at = from + Math.ceil(read.size / BLOCK) * BLOCK;
    if (at > bytes.size) found.problem('syntax', 'truncated', { what: 'TAR archive' });
  }
  for (const [name, reader] of windows) await sink?.(name, reader);
  return seen;
}

function window(bytes: Budget, from: number, size: number): RangeReader {
  return { size, read: (offset, length) => bytes.read(from + offset, Math.min(length, size - offset)) };
}

async function gzipped(path: string, bytes: Budget, found: Findings, choose: Choice, sink?: Sink): Promise<readonly string[]> {
  const all: Names = names(found, 'other');
  const seen: string[] = [];
  const taken: Taken[] = [];
  const kit = isUnity(path) ? unity() : undefined;
  let room = UNPACKED;
  const reading = stream(
    member => {
      if (kit) return kit.keep(member);
      all.add(member.name);
      seen.push(member.name);
      if (isManifest(member.name)) return MANIFEST;
      const wanted = sink && isFile(member) && choose(member.name) === 'content' ? Math.min(member.size, room) : 0;
      room -= wanted;
      return wanted;
    },
    one => {
      if (kit) kit.take(one);
      else if (isManifest(one.name)) manifest(one.name, one.content, found);
      else taken.push(one);
    },
  );
  await unpacked(bytes, found, reading);
  for (const one of kit?.named() ?? []) {
    all.add(one.name);
    seen.push(one.name);
    if (one.content.length > 0 && choose(one.name) === 'content') taken.push(one);
  }
  for (const { name, content, size } of taken) {
    if (content.length < size)
      found.problem('size', 'too-large', { size, limit: content.length, what: name.slice(name.lastIndexOf('/') + 1) });
    else await sink?.(name, inMemory(content));
  }
  return seen;
}

async function unpacked(bytes: Budget, found: Findings, reading: ReturnType<typeof stream>): Promise<void> {
  let at = bodyOf(await bytes.read(0, 1024));
  const { end } = await inflate(
    async () => {
      const piece = reading.state() === 'open' ? await bytes.read(at, PIECE) : new Uint8Array(0);
      at += piece.length;
      return piece;
    },
    UNPACKED,
    reading.take,
  );
  if (reading.state() === 'ended') return;
  if (end === 'cap' || end === 'bomb') found.problem('size', 'too-large', { size: bytes.size, limit: UNPACKED, what: 'archive' });
  else if (!bytes.short()) found.problem('syntax', 'truncated', { what: 'TAR archive' });
}

/** The end of a gzip header: https://www.rfc-editor.org/rfc/rfc1952 */
function bodyOf(head: Uint8Array): number {
  const flags = head[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + (head[at] ?? 0) + (head[at + 1] ?? 0) * 256;
  for (const flag of [8, 16]) if (flags & flag) at = head.indexOf(0, at) + 1 || head.length;
  return flags & 2 ? at + 2 : at;
}

/** Folders and links have no content of their own. */
function isFile({ type, size }: Member): boolean {
  return size > 0 && (type === '0' || type === '\0' || type === '7');
}

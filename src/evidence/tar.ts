// TAR archives, plain or gzipped (npm and Python source packages, OpenHarmony HAR): names and manifests, as the stream comes.
// https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
import type { Extraction, Probe, RangeReader } from '../model.ts';
import { cstring, latin1, startsWith } from '../parse/bytes.ts';
import { inflate } from './archive/inflate.ts';
import { isArchive, probesOf } from './archive/inside.ts';
import { ENTRIES, MANIFEST, PACKED, UNPACKED } from './archive/limits.ts';
import { isManifest, manifest } from './archive/manifest.ts';
import { type Names, names } from './archive/names.ts';
import { BUDGET, type Budget, budget } from './read/budget.ts';
import { close, type Findings, findings } from './read/findings.ts';

export const tar: Probe = {
  id: 'tar',
  files: [{ suffix: '.tar' }, { suffix: '.tgz' }, { suffix: '.tar.gz' }, { suffix: '.crate' }, { suffix: '.har' }],
  inspect,
};

const BLOCK = 512;
const LIMIT = BUDGET + PACKED;
const PIECE = 32 * 1024;

async function inspect(_path: string, reader: RangeReader): Promise<Extraction> {
  const found = findings();
  const head = await budget(reader).read(0, BLOCK);
  if (head[0] === 0x1f && head[1] === 0x8b) {
    const bytes = budget(reader, LIMIT, 4096);
    await gzipped(bytes, found);
    return close(found, bytes, LIMIT);
  }
  const bytes = budget(reader, BUDGET - BLOCK, BLOCK);
  if (isHeader(head)) await plain(bytes, found);
  return close(found, bytes);
}

interface Member {
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

/** Headers by leaps; contents are not read but of manifests and long names. */
async function plain(bytes: Budget, found: Findings): Promise<void> {
  const all = named(found);
  let long = '';
  let at = 0;
  for (let count = 0; at + BLOCK <= bytes.size && count < ENTRIES; count++) {
    const head = await bytes.read(at, BLOCK);
    if (head.length < BLOCK || head[0] === 0) return;
    const { name, size, type } = header(head);
    if (!isHeader(head)) return found.problem('syntax', 'truncated', { what: 'TAR archive' });
    const own = long || name;
    long = type === 'L' || type === 'x' ? longName(await bytes.read(at + BLOCK, Math.min(size, 4096)), type) : '';
    if (type !== 'L' && type !== 'x') all.add(own);
    if (isManifest(own)) manifest(own, await bytes.read(at + BLOCK, Math.min(size, MANIFEST)), found);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  if (at !== bytes.size) found.problem('syntax', 'truncated', { what: 'TAR archive' });
}

async function gzipped(bytes: Budget, found: Findings): Promise<void> {
  const start = bodyOf(await bytes.read(0, 1024));
  let at = start;
  const reading = stream(named(found), found);
  const { end } = await inflate(
    async () => {
      const piece = await bytes.read(at, Math.min(PIECE, LIMIT));
      at += piece.length;
      return piece;
    },
    UNPACKED,
    reading.take,
  );
  if (end === 'cap' || end === 'bomb') found.problem('size', 'too-large', { size: bytes.size, limit: UNPACKED, what: 'archive' });
  else if ((end !== 'whole' || !reading.hasEnded()) && !bytes.short()) found.problem('syntax', 'truncated', { what: 'TAR archive' });
}

/** The end of a gzip header: https://www.rfc-editor.org/rfc/rfc1952 */
function bodyOf(head: Uint8Array): number {
  const flags = head[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + (head[at] ?? 0) + (head[at + 1] ?? 0) * 256;
  for (const flag of [8, 16]) if (flags & flag) at = head.indexOf(0, at) + 1 || head.length;
  return flags & 2 ? at + 2 : at;
}

/** Libraries and archives inside are judged by their names, which is said once. */
function named(found: Findings): Names {
  const all = names(found, 'other');
  return {
    add(name) {
      all.add(name);
      if (isArchive(name) || probesOf(name).length > 0) found.problem('access', 'not-read', { what: 'libraries in the archive' });
    },
  };
}

/** Takes the pieces of a TAR stream; keeps one header, one long name and one manifest at a time. */
function stream(all: Names, found: Findings): { readonly take: (piece: Uint8Array) => void; readonly hasEnded: () => boolean } {
  const head = new Uint8Array(BLOCK);
  let filled = 0;
  let skip = 0;
  let keep: Uint8Array | undefined;
  let kept = 0;
  let member: Member = { name: '', size: 0, type: '' };
  let long = '';
  let done = false;
  function finish(): void {
    if (!keep) return;
    if (member.type === 'L' || member.type === 'x') long = longName(keep.subarray(0, kept), member.type);
    else manifest(member.name, keep.subarray(0, kept), found);
    keep = undefined;
  }
  function start(): void {
    if (head[0] === 0) {
      done = true;
      return;
    }
    if (!isHeader(head)) {
      done = true;
      found.problem('syntax', 'truncated', { what: 'TAR archive' });
      return;
    }
    const read = header(head);
    const isLong = read.type === 'L' || read.type === 'x';
    member = { ...read, name: isLong ? read.name : long || read.name };
    if (!isLong) {
      long = '';
      all.add(member.name);
    }
    skip = Math.ceil(read.size / BLOCK) * BLOCK;
    kept = 0;
    if (isLong || isManifest(member.name)) keep = new Uint8Array(Math.min(read.size, isLong ? 4096 : MANIFEST));
    if (skip === 0) finish();
  }
  function take(piece: Uint8Array): void {
    for (let at = 0; at < piece.length && !done; ) {
      if (skip > 0) {
        const part = piece.subarray(at, at + Math.min(skip, piece.length - at));
        if (keep && kept < keep.length) {
          const taken = part.subarray(0, keep.length - kept);
          keep.set(taken, kept);
          kept += taken.length;
        }
        skip -= part.length;
        at += part.length;
        if (skip === 0) finish();
        continue;
      }
      const part = piece.subarray(at, at + BLOCK - filled);
      head.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled < BLOCK) continue;
      filled = 0;
      start();
    }
  }
  return { take, hasEnded: () => done };
}

/** The checksum counts its own field as spaces. */
function isHeader(head: Uint8Array): boolean {
  let sum = 0;
  for (let at = 0; at < BLOCK; at++) sum += at >= 148 && at < 156 ? 32 : (head[at] ?? 0);
  return head.length === BLOCK && Number.parseInt(latin1(head, 148, 156), 8) === sum;
}

function header(head: Uint8Array): Member {
  const prefix = startsWith(head, 'ustar', 257) ? cstring(head, 345, 155) : '';
  const name = cstring(head, 0, 100);
  const isBinary = ((head[124] ?? 0) & 0x80) !== 0; // sizes of 8 GB and more
  const size = isBinary ? Number.MAX_SAFE_INTEGER : Number.parseInt(latin1(head, 124, 136), 8) || 0;
  return { name: prefix ? `${prefix}/${name}` : name, size, type: latin1(head, 156, 157) };
}

function longName(content: Uint8Array, type: string): string {
  if (type === 'L') return cstring(content);
  return /^\d+ path=(.*)$/m.exec(cstring(content))?.[1] ?? '';
}

// Static and import libraries (.a, .lib): the symbols in their index, and the DLL that an import library stands for.
// https://learn.microsoft.com/windows/win32/debug/pe-format#archive-library-file-format
import type { Extraction, Probe, RangeReader } from '../model.ts';
import { cstring, latin1, startsWith, u16, u32, u64 } from '../parse/bytes.ts';
import { type Budget, budget, withNames } from './read/budget.ts';
import { close, type Findings, findings } from './read/findings.ts';
import { texts } from './read/texts.ts';

export const ar: Probe = { id: 'ar', files: [{ suffix: '.a' }, { suffix: '.lib' }], inspect };

const HEADER = 60;
/** Members looked at for the names of DLLs; most import libraries name one in all of theirs. */
const MEMBERS = 40;
/** After so many members of another kind it is a static library. */
const OTHERS = 6;
const MEMBER_SPEND = 16 * 1024;

async function inspect(_path: string, file: RangeReader): Promise<Extraction> {
  const found = findings();
  const reader = await firstSlice(file);
  const bytes = budget(reader, withNames(reader.size));
  const magic = await bytes.read(0, 8);
  if (startsWith(magic, '!<arch>\n') || startsWith(magic, '!<thin>\n')) {
    await members(bytes, found);
    await index(bytes, found);
  }
  return close(found, bytes, withNames(reader.size));
}

/**
 * Apple's libraries for several processors hold one archive for each, with the same functions: the first stands for all.
 * https://github.com/apple-oss-distributions/xnu/blob/main/EXTERNAL_HEADERS/mach-o/fat.h
 */
async function firstSlice(file: RangeReader): Promise<RangeReader> {
  const head = await file.read(0, Math.min(40, file.size)).catch(() => new Uint8Array(0));
  const magic = u32(head, 0, 'big');
  if (head.length < 28 || (magic !== 0xcafebabe && magic !== 0xcafebabf)) return file;
  const isWide = magic === 0xcafebabf;
  const start = isWide ? u64(head, 16, 'big') : u32(head, 16, 'big');
  const size = Math.min(isWide ? u64(head, 24, 'big') : u32(head, 20, 'big'), file.size - start);
  return size > 0 ? { size, read: (offset, length) => file.read(start + offset, Math.min(length, size - offset)) } : file;
}

interface Member {
  readonly name: string;
  readonly from: number;
  readonly size: number;
}

async function member(bytes: Budget, at: number): Promise<Member | undefined> {
  const head = await bytes.read(at, HEADER);
  if (head.length < HEADER || !startsWith(head, '`\n', 58)) return undefined;
  const size = Number.parseInt(latin1(head, 48, 58), 10);
  if (!(size >= 0)) return undefined;
  const name = latin1(head, 0, 16).trimEnd();
  const long = name.startsWith('#1/') ? Math.min(Number.parseInt(name.slice(3), 10) || 0, 256) : 0; // BSD: the name leads the content
  if (long === 0) return { name, from: at + HEADER, size };
  return { name: cstring(await bytes.read(at + HEADER, long)), from: at + HEADER + long, size: Math.max(0, size - long) };
}

/** The index is the first member: https://www.freebsd.org/cgi/man.cgi?query=ar&sektion=5 */
async function index(bytes: Budget, found: Findings): Promise<void> {
  const first = await member(bytes, 8);
  if (!first) return bytes.size > 8 ? found.problem('syntax', 'truncated', { what: 'archive member' }) : undefined;
  const head = await bytes.read(first.from, 8);
  let skip = -1;
  if (first.name === '/') skip = 4 + u32(head, 0, 'big') * 4;
  else if (first.name === '/SYM64/') skip = 8 + u64(head, 0, 'big') * 8;
  else if (first.name.startsWith('__.SYMDEF_64')) skip = 16 + u64(head, 0);
  else if (first.name.startsWith('__.SYMDEF')) skip = 8 + u32(head, 0);
  if (skip < 0) return;
  if (skip > first.size) return found.problem('syntax', 'truncated', { what: 'symbol index' });
  const { found: all, whole } = await texts(bytes, first.from + skip, first.size - skip, bytes.left());
  for (const name of all) found.mark('symbol', source(name), 'symbol index');
  if (whole) return;
  if (first.from + first.size > bytes.size) found.problem('syntax', 'truncated', { what: 'symbol index' });
  else found.problem('size', 'too-large', { size: bytes.size, limit: withNames(bytes.size), what: 'symbol names' });
}

/** `__imp_` marks a pointer to an import; C names of 32-bit Windows and of Apple carry one more underscore than their source. */
function source(name: string): string {
  const plain = name.startsWith('__imp_') ? name.slice(6) : name;
  return plain.startsWith('_') && !plain.startsWith('_Z') ? plain.slice(1) : plain;
}

/** An import library's members are named after the DLL, or hold short import records that end with its name. */
async function members(of: Budget, found: Findings): Promise<void> {
  const bytes = of.portion(MEMBER_SPEND);
  let names: Member | undefined;
  let at = 8;
  let others = 0;
  for (let count = 0; count < MEMBERS && others < OTHERS && at < bytes.size && bytes.left() > 1024; count++) {
    const next = await member(bytes, at);
    if (!next) return count > 0 && !bytes.short() ? found.problem('syntax', 'truncated', { what: 'archive member' }) : undefined;
    if (next.name === '//') names = next;
    const reference = /^\/(\d+)$/.exec(next.name)?.[1];
    const title =
      reference && names ? cstring(await bytes.read(names.from + Number(reference), 256)).split(/[/\n]/)[0] : next.name.replace(/\/$/, '');
    const isModule = title !== undefined && /\.(?:dll|exe|sys|ocx)$/i.test(title);
    if (isModule) found.mark('load', title, 'import library');
    else if (next.name !== '/' && next.name !== '//') {
      const record = await bytes.read(next.from, 276);
      const isRecord = next.size >= 22 && u16(record, 0) === 0 && u16(record, 2) === 0xffff && u16(record, 4) === 0;
      if (isRecord) found.mark('load', secondText(record), 'import library');
      else others++;
    }
    at = next.from + next.size + (next.size % 2);
  }
}

/** A short import record: 20 bytes, the symbol's name, the DLL's name. */
function secondText(record: Uint8Array): string {
  const zero = record.indexOf(0, 20);
  return zero < 0 ? '' : cstring(record, zero + 1);
}

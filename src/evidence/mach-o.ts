// Apple libraries and programs, thin or fat: own name, what they load, symbols, and who they claim to be signed by.
// https://github.com/apple-oss-distributions/xnu/blob/main/EXTERNAL_HEADERS/mach-o/loader.h
import type { Extraction, Probe, RangeReader } from '../model.ts';
import { cstring, type Order, u32, u64 } from '../parse/bytes.ts';
import { codeSignature } from './mach-o/code-signature.ts';
import { BUDGET, type Budget, budget, withNames } from './read/budget.ts';
import { close, type Findings, findings } from './read/findings.ts';
import { texts } from './read/texts.ts';

export const machO: Probe = {
  id: 'mach-o',
  files: [{ suffix: '.dylib' }, { suffix: '.jnilib' }, { suffix: '.bundle' }, { suffix: '.so' }, { suffix: '.node' }, { suffix: '.o' }],
  inspect,
};

/** A Java class file begins with the same number: there the count is its version, 45 and more. */
const ARCHITECTURES = 32;
const SLICES = 4;
const COMMANDS = 512;
const COMMAND_BYTES = 16 * 1024;

async function inspect(_path: string, reader: RangeReader): Promise<Extraction> {
  const all = budget(reader, withNames(reader.size));
  const bytes = all.portion(BUDGET);
  const found = findings();
  const head = await bytes.read(0, 8);
  const magic = u32(head, 0, 'big');
  const count = u32(head, 4, 'big');
  if ((magic === 0xcafebabe || magic === 0xcafebabf) && count >= 1 && count <= ARCHITECTURES) {
    const size = magic === 0xcafebabf ? 32 : 20;
    const table = await bytes.read(8, count * size);
    if (table.length < count * size) found.problem('syntax', 'truncated', { what: 'fat header' });
    for (let slice = 0; slice < Math.min(SLICES, Math.floor(table.length / size)); slice++) {
      const at = slice * size + 8;
      const start = size === 32 ? u64(table, at, 'big') : u32(table, at, 'big');
      if (start >= bytes.size) found.problem('syntax', 'truncated', { what: 'fat slice' });
      else await thin(bytes, all, start, found);
    }
  } else await thin(bytes, all, 0, found);
  return close(found, all, withNames(reader.size));
}

async function thin(bytes: Budget, all: Budget, start: number, found: Findings): Promise<void> {
  const head = await bytes.read(start, 32);
  const forward = u32(head, 0, 'big');
  const order: Order = forward === 0xfeedface || forward === 0xfeedfacf ? 'big' : 'little';
  const magic = u32(head, 0, order);
  if (magic !== 0xfeedface && magic !== 0xfeedfacf) return;
  const count = Math.min(u32(head, 16, order), COMMANDS);
  const size = u32(head, 20, order);
  const commands = await bytes.read(start + (magic === 0xfeedfacf ? 32 : 28), Math.min(size, COMMAND_BYTES));
  let strings: readonly [offset: number, size: number] | undefined;
  let at = 0;
  for (let index = 0; index < count; index++) {
    const length = u32(commands, at + 4, order);
    if (length < 8 || at + length > commands.length) {
      found.problem('syntax', 'truncated', { what: 'load commands' });
      break;
    }
    const command = commands.subarray(at, at + length);
    const kind = u32(command, 0, order) % 0x80000000; // the high bit says that the loader must understand it
    if (kind === 0xd) found.mark('export-name', text(command, order), 'own name');
    else if (kind === 0xc || kind === 0x18 || kind === 0x1f || kind === 0x20 || kind === 0x23)
      found.mark('load', text(command, order), 'needed');
    else if (kind === 2) strings = [start + u32(command, 16, order), u32(command, 20, order)];
    else if (kind === 0x1d) await codeSignature(bytes, start + u32(command, 8, order), found);
    at += length;
  }
  if (strings) await symbols(all, strings, found);
}

/** C names carry one more underscore than their source. */
async function symbols(bytes: Budget, [offset, size]: readonly [number, number], found: Findings): Promise<void> {
  const { found: all, whole } = await texts(bytes, offset, size, bytes.left());
  for (const name of all) found.mark('symbol', name.startsWith('_') ? name.slice(1) : name, 'symbols');
  if (whole) return;
  if (offset + size > bytes.size) found.problem('syntax', 'truncated', { what: 'symbol names' });
  else found.problem('size', 'too-large', { size: bytes.size, limit: withNames(bytes.size), what: 'symbol names' });
}

/** A command's text starts where its third word says. */
function text(command: Uint8Array, order: Order): string {
  const at = u32(command, 8, order);
  return at < command.length ? cstring(command, at, 512) : '';
}

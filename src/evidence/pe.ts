// Windows images (DLL, EXE, drivers, controls, native add-ons): what they call themselves, load, export and claim.
import type { Extraction, Probe, RangeReader } from '../model.ts';
import { startsWith } from '../parse/bytes.ts';
import { assembly } from './pe/assembly.ts';
import { codeview } from './pe/codeview.ts';
import { exports } from './pe/exports.ts';
import { image, SECTIONS } from './pe/image.ts';
import { imports } from './pe/imports.ts';
import { signer } from './pe/signer.ts';
import { version } from './pe/version.ts';
import { BUDGET, budget, withNames } from './read/budget.ts';
import { close, findings } from './read/findings.ts';

export const pe: Probe = {
  id: 'pe',
  files: [{ suffix: '.dll' }, { suffix: '.exe' }, { suffix: '.ocx' }, { suffix: '.sys' }, { suffix: '.pyd' }, { suffix: '.node' }],
  inspect,
};

/** The export names come last: they take what the budget leaves. */
async function inspect(_path: string, reader: RangeReader): Promise<Extraction> {
  const all = budget(reader, withNames(reader.size));
  const bytes = all.portion(BUDGET);
  const found = findings();
  const read = await image(bytes);
  if (!read && startsWith(await bytes.read(0, 2), 'MZ')) found.problem('syntax', 'truncated', { what: 'PE header' });
  if (read) {
    if (read.sections > SECTIONS) found.problem('size', 'too-large', { size: read.sections, limit: SECTIONS, what: 'sections' });
    if (read.truncated) found.problem('syntax', 'truncated', { what: 'section table' });
    for (const part of [version, imports, codeview, assembly, signer]) await part(read, found);
    await exports({ ...read, bytes: all }, found);
  }
  return close(found, all, withNames(reader.size));
}

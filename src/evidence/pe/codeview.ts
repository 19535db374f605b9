// The module name that the linker wrote into the debug directory, as the base name of its symbol file.
import { cstring, startsWith, u32 } from '../../parse/bytes.ts';
import type { Findings } from '../read/findings.ts';
import type { Image } from './image.ts';

const ENTRIES = 16;
const CODEVIEW = 2;

/**
 * Linkers name the symbol file after the module, so that `…\HCNetSDK.pdb` of a renamed library gives its first name
 * away: marked as `export-name` with the ending of the image's own kind. Its folders are dropped: they hold names of people.
 */
export async function codeview(of: Image, found: Findings): Promise<void> {
  const directory = of.directory(6);
  const at = directory && of.offset(directory.rva);
  if (at === undefined) return;
  const table = await of.bytes.read(at, Math.min(Math.floor((directory?.size ?? 0) / 28), ENTRIES) * 28);
  for (let row = 0; row + 28 <= table.length; row += 28) {
    if (u32(table, row + 12) !== CODEVIEW) continue;
    const info = await of.bytes.read(u32(table, row + 24), Math.min(u32(table, row + 16), 512));
    const path = startsWith(info, 'RSDS') ? cstring(info, 24) : startsWith(info, 'NB10') ? cstring(info, 16) : '';
    const base = path.slice(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
    const stem = base.toLowerCase().endsWith('.pdb') ? base.slice(0, -4) : '';
    if (stem)
      found.mark('export-name', /\.(?:dll|exe|ocx|sys)$/i.test(stem) ? stem : `${stem}${of.library ? '.dll' : '.exe'}`, 'debug directory');
  }
}

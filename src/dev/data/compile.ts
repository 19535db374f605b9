// Compiles data/ into the one list that the product carries; refuses to where a rule of the data is broken.
import { createHash } from 'node:crypto';
import type { Audience, ClassOfThing, Day, List, Regime, Sign, Vendor } from '../../model.ts';
import { derive } from './derive.ts';
import { type DataFiles, type Fault, readData, type SignEntry, type VendorFile } from './files.ts';
import { rules } from './rules.ts';

/** The list of `<root>/data`. Rejects with all faults in its message. */
export async function compileList(root: string): Promise<List> {
  const { files, faults } = await readData(root);
  const all = faults.length > 0 ? faults : rules(files);
  if (all.length > 0) throw new Error(all.map(say).join('\n'));
  return assemble(files);
}

export function say({ path, line, rule, mend }: Fault): string {
  return `${path}:${line}: ${rule}. ${mend}.`;
}

/** From files that hold: no check here. */
export function assemble(files: DataFiles): List {
  const { classes } = files.classes.value as { classes: readonly ClassOfThing[] };
  const { audiences } = files.audiences.value as { audiences: readonly Audience[] };
  const regimes = files.regimes.map(({ value }) => bare(value as Regime & Schemed));
  const held = files.vendors.map(({ value }) => value as VendorFile & Schemed);
  const vendors = held.map(file => derive(vendorOf(file)));
  const signs = held.flatMap(file => file.signs.map(sign => signOf(file.id, sign)));
  const negatives = held.flatMap(file => file.negatives.map(({ kind, match, why }) => ({ kind, match, why })));
  const date = newest(regimes, held);
  const content = { date, classes, audiences, regimes, vendors, signs, negatives };
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 8);
  return { version: `${date}-${hash}`, ...content };
}

interface Schemed {
  readonly $schema?: string;
}

function bare<T extends Schemed>(value: T): Omit<T, '$schema'> {
  const { $schema: _, ...rest } = value;
  return rest;
}

function vendorOf(file: VendorFile & Schemed): Vendor {
  const { $schema: _, cites: __, signs: ___, negatives: ____, ...rest } = file;
  return rest;
}

function signOf(vendor: string, entry: SignEntry): Sign {
  const { example: _, shown: __, evidence: ___, sources: ____, ...rest } = entry;
  return { ...rest, vendor };
}

/** The day the youngest entry was read: a list is as old as that. */
function newest(regimes: readonly Regime[], vendors: readonly VendorFile[]): Day {
  let day = '1970-01-01';
  const see = (read: Day): void => {
    if (read > day) day = read;
  };
  for (const regime of regimes) for (const source of regime.sources) see(source.read);
  for (const vendor of vendors) {
    for (const listing of vendor.listings) for (const source of listing.sources) see(source.read);
    for (const source of Object.values(vendor.cites)) see(source.read);
  }
  return day;
}

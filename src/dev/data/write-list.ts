// Writes what the data becomes: `dist/list.json`, which every reader loads, `dist/evidence.json`, which only `explain` needs, and the
// policy's schema with the list's ids for editors.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { List } from '../../model.ts';
import { assemble, say } from './compile.ts';
import { evidence } from './evidence.ts';
import { type DataFiles, readData } from './files.ts';
import { policySchema } from './policy-schema.ts';
import { rules } from './rules.ts';

/** `undefined` where a data file has a fault: each was printed with its place, and nothing was written. */
export async function writeList(): Promise<{ readonly files: DataFiles; readonly list: List } | undefined> {
  const { files, faults } = await readData('.');
  const all = faults.length > 0 ? faults : rules(files);
  for (const fault of all) console.error(say(fault));
  if (all.length > 0) {
    console.error(`${all.length} faults: dist/list.json was not written.`);
    return undefined;
  }
  const list = assemble(files);
  await mkdir('dist', { recursive: true });
  await writeFile('dist/list.json', JSON.stringify(list));
  await writeFile('dist/evidence.json', JSON.stringify(evidence(files)));
  const schema = JSON.parse(await readFile('data/schema/policy.schema.json', 'utf8')) as Record<string, unknown>;
  await writeFile('dist/policy.schema.json', JSON.stringify(policySchema(schema, list)));
  return { files, list };
}

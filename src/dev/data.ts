// `npm run data`: checks the list, prints its counts and effect, compiles it to dist/; `-- fix` prints the files anew first, `-- docs` writes pages, `-- sample` draws entries to re-check.
import { writeFile } from 'node:fs/promises';
import type { List } from '../model.ts';
import { counts } from './data/counts.ts';
import { docs } from './data/docs.ts';
import { due } from './data/due.ts';
import { effect } from './data/effect.ts';
import { evidence } from './data/evidence.ts';
import { type DataFiles, readData } from './data/files.ts';
import { prints } from './data/rules.ts';
import { sample } from './data/sample.ts';
import { writeList } from './data/write-list.ts';

export async function main(args: readonly string[]): Promise<number> {
  if (args[0] === 'fix') await fix();
  const written = await writeList();
  if (!written) return 1;
  const { files, list } = written;
  if (args[0] === 'sample') return draw(args.slice(1), list, files);
  for (const line of counts(list)) console.log(line);
  for (const line of due(list, new Date().toISOString().slice(0, 10))) console.log(`due: ${line}`);
  if (args[0] === 'docs') console.log(`${await docs(list, evidence(files))} pages in dist/list`);
  const change = await effect(list);
  if (!change) console.log('effect: no earlier list to compare with');
  else {
    console.log(`effect over the fixtures: ${change.appear.length} appear, ${change.vanish.length} vanish`);
    for (const one of change.appear) console.log(`  + ${one}`);
    for (const one of change.vanish) console.log(`  - ${one}`);
  }
  return 0;
}

function draw([what, count, seed]: readonly string[], list: List, files: DataFiles): number {
  if ((what !== 'signs' && what !== 'listings') || !Number(count) || !seed) {
    console.error('npm run data -- sample signs|listings COUNT SEED');
    return 2;
  }
  console.log(`list ${list.version}, ${what}, seed ${seed}`);
  for (const line of sample(list, evidence(files), what, Number(count), seed)) console.log(line);
  return 0;
}

async function fix(): Promise<void> {
  const { files, faults } = await readData('.');
  if (faults.length > 0) return; // what is no JSON cannot be printed
  for (const [path, text] of prints(files)) await writeFile(path, text);
}

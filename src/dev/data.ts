// `npm run data`: checks the list, prints its counts and effect, compiles it to dist/; `-- fix` prints the files anew first, `-- docs` writes pages.
import { mkdir, writeFile } from 'node:fs/promises';
import { assemble, say } from './data/compile.ts';
import { counts } from './data/counts.ts';
import { docs } from './data/docs.ts';
import { due } from './data/due.ts';
import { effect } from './data/effect.ts';
import { evidence } from './data/evidence.ts';
import { readData } from './data/files.ts';
import { prints, rules } from './data/rules.ts';

export async function main(args: readonly string[]): Promise<number> {
  if (args[0] === 'fix') await fix();
  const { files, faults } = await readData('.');
  const all = faults.length > 0 ? faults : rules(files);
  for (const fault of all) console.error(say(fault));
  if (all.length > 0) {
    console.error(`${all.length} faults: dist/list.json was not written.`);
    return 1;
  }
  const list = assemble(files);
  await mkdir('dist', { recursive: true });
  await writeFile('dist/list.json', JSON.stringify(list));
  await writeFile('dist/evidence.json', JSON.stringify(evidence(files)));
  for (const line of counts(list)) console.log(line);
  for (const line of due(list, new Date().toISOString().slice(0, 10))) console.log(`due: ${line}`);
  if (args[0] === 'docs') console.log(`${await docs(list)} pages in dist/list`);
  const change = await effect(list);
  if (!change) console.log('effect: no earlier list to compare with');
  else {
    console.log(`effect over the fixtures: ${change.appear.length} appear, ${change.vanish.length} vanish`);
    for (const one of change.appear) console.log(`  + ${one}`);
    for (const one of change.vanish) console.log(`  - ${one}`);
  }
  return 0;
}

async function fix(): Promise<void> {
  const { files, faults } = await readData('.');
  if (faults.length > 0) return; // what is no JSON cannot be printed
  for (const [path, text] of prints(files)) await writeFile(path, text);
}

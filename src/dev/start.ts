// What a newcomer types first: builds, scans a folder (or the demo workspace), and says how to see the same in the editor.
import { spawnSync } from 'node:child_process';
import { main as build } from './build.ts';

const DEMO = 'test/demo';

export async function main(args: readonly string[]): Promise<number> {
  if ((await build()) !== 0) return 1;
  const folder = args.find(arg => !arg.startsWith('-')) ?? DEMO;
  const rest = args.filter(arg => arg !== folder);
  const run = spawnSync(process.execPath, ['dist/cli.mjs', 'scan', folder, ...rest], { stdio: 'inherit' });
  console.log(`\nThe same in the editor: npm run editor -- ${folder}`);
  // Findings are what a newcomer came to see: only a fault fails this command.
  return run.status === 1 ? 0 : (run.status ?? 2);
}

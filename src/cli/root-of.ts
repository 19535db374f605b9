// The folder that a command was pointed at, or the sentence that says why there is none.
import { statSync } from 'node:fs';
import path from 'node:path';
import { english, say } from '../report/message.ts';

export function rootOf(folder: string, cwd: string): { readonly root: string } | { readonly fault: string } {
  const root = path.resolve(cwd, folder);
  const stat = statSync(root, { throwIfNoEntry: false });
  if (!stat) return { fault: say(english, 'cli.no-folder', { path: folder }) };
  return stat.isDirectory() ? { root } : { fault: say(english, 'cli.not-folder', { path: folder }) };
}

// Since when each decision stands in the repository, and who put it there; nothing where there is no git.
import path from 'node:path';
import type { List } from '../model.ts';
import { blobs, git } from './git.ts';
import { type PolicyEvent, policyEvents } from './policy-events.ts';

/** What the commits did to the decisions of the policy at `file`, the oldest first; empty where it lies in no repository below `root`. */
export async function recorded(root: string, file: string, list: List, today: string): Promise<readonly PolicyEvent[]> {
  const below = path.relative(root, file).split(path.sep).join('/');
  if (below.startsWith('..') || path.isAbsolute(below)) return [];
  const isRepository = await git(root, 'rev-parse', '--git-dir').then(
    () => true,
    () => false,
  );
  if (!isRepository) return [];
  const store = blobs(root);
  try {
    return await policyEvents(root, below, list, today, store);
  } catch {
    return []; // a damaged or partial repository tells nothing
  } finally {
    store.close();
  }
}

// Reads a policy with everything that it names: the files it extends, and its own lists. The edge hands in how a file is read.
import type { Day, List, Missed, Problem, Source } from '../model.ts';
import type { FullPolicy } from './full-policy.ts';
import { withOwn } from './own-list.ts';
import { extendsOf, readPolicy } from './read.ts';

export interface Loaded {
  readonly policy: FullPolicy;
  /** With the vendors, signs and rules of the policy's own lists. */
  readonly list: List;
  /** In the policy file itself. */
  readonly problems: readonly Problem[];
  /** In the files that it names. */
  readonly elsewhere: readonly Missed[];
}

/** As many as a policy may extend in all. */
const MOST = 64;

/** `text` rejects where a file is missing or unreadable; paths are those of `source`, so it must keep to the root. */
export async function loadPolicy(
  source: Source | undefined,
  list: List,
  today: Day,
  text: (path: string) => Promise<string>,
): Promise<Loaded> {
  const near = source ? await extended(source, text) : new Map<string, Source>();
  const first = readPolicy(source, list, today, near);
  if (first.policy.lists.length === 0) return { ...first, list };
  let own = list;
  const missed: Missed[] = [];
  for (const path of first.policy.lists) {
    const content = await read(path, text);
    if (content === undefined) {
      const origin = first.policy.origins['lists'];
      const problem: Problem = { reason: 'policy', id: 'missing', ...(origin ? { at: origin.at } : {}), args: { path } };
      missed.push({ path: origin?.path ?? path, problem });
      continue;
    }
    const added = withOwn(own, { path, text: content });
    own = added.list;
    for (const problem of added.problems) missed.push({ path, problem });
  }
  const again = readPolicy(source, own, today, near); // decisions and severities may speak of their own
  const mine = missed.filter(({ path }) => path === source?.path).map(({ problem }) => problem);
  return {
    policy: again.policy,
    list: own,
    problems: [...again.problems, ...mine],
    elsewhere: [...again.elsewhere, ...missed.filter(({ path }) => path !== source?.path)],
  };
}

async function extended(source: Source, text: (path: string) => Promise<string>): Promise<Map<string, Source>> {
  const near = new Map<string, Source>();
  const open = [...extendsOf(source)];
  for (let path = open.shift(); path !== undefined && near.size < MOST; path = open.shift()) {
    if (path === source.path || near.has(path)) continue;
    const content = await read(path, text);
    if (content === undefined) continue; // the reader of the policy says so, where it is named
    const found = { path, text: content };
    near.set(path, found);
    for (const more of extendsOf(found)) if (!near.has(more)) open.push(more);
  }
  return near;
}

async function read(path: string, text: (path: string) => Promise<string>): Promise<string | undefined> {
  try {
    return await text(path);
  } catch {
    return undefined;
  }
}

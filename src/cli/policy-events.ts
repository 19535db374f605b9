// What each commit that touched the policy file did to its decisions, read from the object store.
import { decode } from '../files/decode.ts';
import type { Day, Decision, List } from '../model.ts';
import { scopeOf } from '../policy/decide.ts';
import { loadPolicy } from '../policy/load.ts';
import { type Blobs, git } from './git.ts';

export interface PolicyEvent {
  readonly day: Day;
  readonly commit: string;
  readonly author: string;
  readonly email: string;
  readonly change: 'added' | 'changed' | 'removed' | 'unread';
  /** Absent where the file of that commit could not be read as a policy. */
  readonly decision?: Decision;
}

/** Fields of one commit are kept apart by a character that no name holds. */
const FORMAT = '--format=%H%x1f%ct%x1f%aN%x1f%aE';

/** The oldest commit first; inside one by what is decided. */
export async function policyEvents(root: string, file: string, list: List, today: Day, store: Blobs): Promise<readonly PolicyEvent[]> {
  const hasCommits = await git(root, 'rev-parse', '--verify', '--quiet', 'HEAD').catch(() => '');
  if (hasCommits === '') return [];
  const log = await git(root, 'log', '--reverse', '--topo-order', '--no-show-signature', '--no-color', FORMAT, '--', `:(literal)${file}`);
  const out: PolicyEvent[] = [];
  let before = new Map<string, Decision>();
  for (const line of log.split('\n')) {
    const [commit = '', seconds = '', author = '', email = ''] = line.split('\x1f');
    if (commit === '') continue;
    const at = { day: new Date(Number(seconds) * 1000).toISOString().slice(0, 10), commit: commit.slice(0, 12), author, email };
    const text = await textAt(root, commit, file, store);
    const { policy, problems } = await loadPolicy(text === undefined ? undefined : { path: file, text }, list, today, other =>
      textAt(root, commit, other, store).then(found => found ?? Promise.reject(new Error('absent'))),
    );
    if (problems.some(({ id }) => id === 'policy-syntax')) {
      out.push({ ...at, change: 'unread' });
      continue; // what it meant to say is not known: the next readable one is compared with the last
    }
    const after = new Map(policy.decisions.map(decision => [scopeOf(decision), decision]));
    for (const scope of [...new Set([...before.keys(), ...after.keys()])].sort()) {
      const [old, now] = [before.get(scope), after.get(scope)];
      const decision = now ?? old;
      if (!decision || (old && now && same(old, now))) continue;
      out.push({ ...at, change: !old ? 'added' : now ? 'changed' : 'removed', decision });
    }
    before = after;
  }
  return out;
}

async function textAt(root: string, commit: string, file: string, store: Blobs): Promise<string | undefined> {
  const entry = await git(root, 'ls-tree', '-z', commit, '--', file);
  const [, id] = /^1\d+ blob ([0-9a-f]+)\t/.exec(entry) ?? [];
  return id === undefined ? undefined : decode(await store.read(id));
}

function same(a: Decision, b: Decision): boolean {
  const text = ({ at: _, list: __, ...rest }: Decision): string => JSON.stringify(rest);
  return text(a) === text(b);
}

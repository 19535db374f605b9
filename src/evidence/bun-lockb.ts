// bun.lockb, bun's older binary lockfile: the packages it locks, where they come from, who asks for them. https://bun.com/docs/pm/lockfile
import type { Edge, Extraction, Probe, RangeReader, Reference, Role } from '../model.ts';
import { openAddress } from '../parse/open-address.ts';
import { HEADER, type LockedEntry, lockfileSize, readTables } from './bun-lockb/tables.ts';
import { budget } from './read/budget.ts';
import { close, findings } from './read/findings.ts';

export const bunLockb: Probe = { id: 'bun-lockb', files: [{ name: 'bun.lockb' }], inspect };

/** A lockfile is read whole, as the others are; 16 MB lock tens of thousands of packages. */
const LIMIT = 16 * 1024 * 1024;
const NAME = /^(?:@[^\s/@]+\/)?[^\s/@]+$/;

async function inspect(_path: string, reader: RangeReader): Promise<Extraction> {
  const bytes = budget(reader, LIMIT, 64 * 1024);
  const found = findings();
  const size = lockfileSize(await bytes.read(0, HEADER));
  if (size === 0 || size > bytes.size) found.problem('syntax', 'truncated', { what: 'its header' });
  else {
    const data = await bytes.read(0, size);
    const tables = data.length < size ? undefined : readTables(data);
    if (tables?.kind === 'entries') return { ...close(found, bytes, LIMIT), ...locked(tables.entries) };
    if (tables?.kind === 'damaged') found.problem('syntax', 'truncated', { what: 'its tables' });
    else if (tables) found.problem('version', 'not-read', { what: `lockfile of format ${tables.format}` });
  }
  return close(found, bytes, LIMIT);
}

function locked(entries: readonly LockedEntry[]): Pick<Extraction, 'references' | 'edges'> {
  const references: Reference[] = [];
  const edges: Edge[] = [];
  const roles = rolesOf(entries);
  const hosts = new Set<string>();
  const add = (clue: Reference['clue'], role: Role, group: string): void => {
    references.push({ clue, token: [0, 0], role, state: 'resolved', certain: 'exact', group });
  };
  const aliases = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    const { name, version, asks } = entry;
    for (const asked of asks) {
      const target = entries[asked.entry];
      if (!target || !NAME.test(target.name)) continue;
      if (isOurs(target)) continue;
      edges.push([isOurs(entry) ? '' : `npm:${name}`, `npm:${target.name}`]);
      if (asked.name !== target.name && NAME.test(asked.name)) aliases.add(asked.name);
    }
    if (isOurs(entry)) continue;
    if (NAME.test(name))
      add({ kind: 'package', type: 'npm', name, ...(version ? { version } : {}) }, roles[index] ?? 'runtime', 'packages');
    const url = addressOf(entry);
    if (url === undefined || hosts.has(placeOf(url))) continue;
    hosts.add(placeOf(url));
    add({ kind: 'host', url: openAddress(url).url }, 'source', 'packages');
  }
  for (const name of aliases) add({ kind: 'package', type: 'npm', name }, 'runtime', 'alias');
  return { references, edges };
}

function isOurs({ origin }: LockedEntry): boolean {
  return origin === 'root' || origin === 'workspace';
}

function addressOf({ origin, from }: LockedEntry): string | undefined {
  if (origin === 'forge') return `https://github.com/${from}`;
  const scp = origin === 'git' ? /^(?:[\w.-]+@)?([\w.-]+):(?!\/\/)(\S+)$/.exec(from) : undefined;
  if (scp) return `ssh://${scp[1]}/${scp[2]}`;
  return (origin === 'registry' || origin === 'git' || origin === 'address') && from.includes('://') ? from : undefined;
}

/** A registry's tarballs share its host; other addresses are told apart by two path segments. */
function placeOf(url: string): string {
  return url
    .split('/')
    .slice(0, url.includes('/-/') ? 3 : 5)
    .join('/');
}

const ORDER: readonly Role[] = ['runtime', 'optional', 'peer', 'development'];

/** What only development, or only optional or peer dependencies, ask for; each package is visited once for each role. */
function rolesOf(entries: readonly LockedEntry[]): readonly (Role | undefined)[] {
  const out: (Role | undefined)[] = [];
  for (const role of ORDER) {
    const queue = entries.filter(isOurs).flatMap(({ asks }) => asks.filter(one => roleOf(one.behavior) === role).map(({ entry }) => entry));
    for (let index = queue.pop(); index !== undefined; index = queue.pop()) {
      const entry = entries[index];
      if (!entry || isOurs(entry) || out[index] !== undefined) continue;
      out[index] = role;
      for (const { entry: next } of entry.asks) if (out[next] === undefined) queue.push(next);
    }
  }
  return out;
}

function roleOf(behavior: number): Role {
  if (behavior & 8) return 'development';
  if (behavior & 4) return 'optional';
  return behavior & 16 ? 'peer' : 'runtime';
}

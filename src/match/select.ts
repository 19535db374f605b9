// Which formats claim a path: a table by base name and by ending, so that a walk of 100,000 files costs look-ups only.
import type { FilePattern } from '../model.ts';
import { claims } from './claims.ts';

interface Claimant {
  readonly files: readonly FilePattern[];
}

/** A function from a root-relative path to those of `all` whose patterns claim it, in their order. */
export function select<T extends Claimant>(all: readonly T[]): (path: string) => readonly T[] {
  const names = new Map<string, T[]>();
  const endings = new Map<string, T[]>();
  const others: T[] = [];
  for (const one of all) {
    for (const { name, suffix } of one.files) {
      if (name !== undefined) add(names, name.toLowerCase(), one);
      else if (suffix?.includes('.')) add(endings, ending(suffix.toLowerCase()), one);
      else if (!others.includes(one)) others.push(one);
    }
  }
  const order = new Map(all.map((one, index) => [one, index]));
  let last: readonly [path: string, found: readonly T[]] = ['', []];
  return path => {
    if (last[0] !== path) last = [path, find(path)];
    return last[1]; // a scan asks several times for the same path
  };

  function find(path: string): readonly T[] {
    const base = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
    const named = names.get(base);
    const ended = endings.get(ending(base));
    if (!named && !ended && others.length === 0) return [];
    const found = new Set<T>();
    for (const one of [...(named ?? []), ...(ended ?? []), ...others]) {
      if (one.files.some(pattern => claims(pattern, path))) found.add(one);
    }
    return [...found].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  }
}

function ending(text: string): string {
  return text.slice(text.lastIndexOf('.') + 1);
}

function add<T>(table: Map<string, T[]>, key: string, one: T): void {
  const list = table.get(key) ?? [];
  if (!list.includes(one)) list.push(one);
  table.set(key, list);
}

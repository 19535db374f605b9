// The files of a commit, read from the object store: a base to compare with, without a working copy of it.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { decode } from '../files/decode.ts';
import type { Entry, Files, Missed, Wanted } from '../model.ts';
import { glob } from '../policy/glob.ts';
import { english, say } from '../report/message.ts';
import { blobs, git } from './git.ts';

export interface GitBase {
  readonly files: Files;
  readonly commit: string;
  /** Commits of the submodules, by path. */
  readonly submodules: ReadonlyMap<string, string>;
  readonly close: () => void;
}

interface Blob {
  readonly id: string;
  readonly size: number;
}

/** The commit that `ref` names, as far as it lies below `root`; a string says why there is none. */
export async function gitFiles(root: string, ref: string): Promise<GitBase | string> {
  try {
    await git(root, 'rev-parse', '--git-dir');
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return say(english, isAbsent ? 'changed.no-git' : 'changed.no-repository', { path: root });
  }
  const commit = ref.startsWith('-') ? '' : await git(root, 'rev-parse', '--verify', '--quiet', `${ref}^{commit}`).catch(() => '');
  if (commit.trim() === '') return say(english, 'changed.no-ref', { ref });
  const tree = new Map<string, Blob>();
  const links = new Map<string, Blob>();
  const submodules = new Map<string, string>();
  for (const entry of (await git(root, 'ls-tree', '-r', '-z', '-l', commit.trim())).split('\0')) {
    const [, mode, id, size, file] = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t([\s\S]*)$/.exec(entry) ?? [];
    if (id === undefined || file === undefined) continue;
    if (mode === '160000') submodules.set(file, id);
    else (mode === '120000' ? links : tree).set(file, { id, size: Number(size) });
  }
  const store = blobs(root);
  const bytesOf = (file: string): Promise<Uint8Array> => {
    const blob = tree.get(file);
    return blob ? store.read(blob.id) : Promise.reject(Object.assign(new Error('not in that commit'), { code: 'ENOENT' }));
  };
  for (const [file, { id, size }] of links) {
    if (size > 4096) continue; // no path is that long
    const target = decode(await store.read(id).catch(() => new Uint8Array()));
    const blob = tree.get(path.posix.join(path.posix.dirname(file), target));
    if (blob) tree.set(file, blob);
  }
  const files: Files = {
    find: wanted => listed(tree, wanted),
    text: async file => decode(await bytesOf(file)),
    open: async file => {
      const bytes = await bytesOf(file);
      return { size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
    },
    digest: async file =>
      createHash('sha256')
        .update(await bytesOf(file))
        .digest('hex'),
  };
  return { files, commit: commit.trim(), submodules, close: store.close };
}

/** What git would see of the working copy: tracked files and new ones; `moved` are submodules that stand at another commit than in the base. */
export async function workingFiles(
  root: string,
  base: GitBase,
  disk: Files,
): Promise<{ readonly files: Files; readonly moved: readonly Missed[] }> {
  const seen = new Set<string>();
  const moved: Missed[] = [];
  for (const entry of (await git(root, 'ls-files', '-z', '-s')).split('\0')) {
    const [, mode, id, file] = /^(\d+) ([0-9a-f]+) \d\t([\s\S]*)$/.exec(entry) ?? [];
    if (file === undefined) continue;
    if (mode !== '160000') seen.add(file);
    else if (base.submodules.get(file) !== id)
      moved.push({ path: file, problem: { reason: 'access', id: 'outside', args: { path: file } } });
  }
  for (const file of (await git(root, 'ls-files', '-z', '-o', '--exclude-standard')).split('\0')) seen.add(file);
  return {
    moved,
    files: {
      ...disk,
      async *find(wanted, signal) {
        for await (const one of disk.find(wanted, signal)) {
          if ('problem' in one || seen.has(one.path)) yield one;
        }
      },
    },
  };
}

async function* listed(tree: ReadonlyMap<string, Blob>, wanted: Wanted): AsyncGenerator<Entry> {
  for (const [file, { id, size }] of tree) {
    if (!wanted.takes(file) || file.split('/').slice(0, -1).some(wanted.skips)) continue;
    if (wanted.include.length > 0 && !wanted.include.some(pattern => glob(pattern, file))) continue;
    if (wanted.exclude.some(pattern => glob(pattern, file))) continue;
    yield { path: file, size, stamp: id };
  }
}

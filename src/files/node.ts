// The disk, for the terminal and the desktop editor: a plain directory stack, and fast-glob for the patterns that users write.
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, existsSync, openSync, readdirSync, readFileSync, readSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import fastGlob from 'fast-glob';
import type { Entry, Files, Missed, Problem, Signal, Wanted } from '../model.ts';
import { decode } from './decode.ts';
import { leftover } from './leftover.ts';
import { worth } from './worth.ts';

/** Files below `root`; paths are relative to it, with `/`. Symlinked folders are not entered; what leads outside is said. */
export function nodeFiles(root: string): Files {
  const at = (file: string): string => path.join(root, file);
  return {
    find: (wanted, signal) =>
      wanted.include.length > 0 || wanted.exclude.length > 0 ? globbed(root, wanted, signal) : walked(root, wanted, signal),
    text: async file => decode(readFileSync(at(file))),
    open: async file => {
      const stat = statSync(at(file));
      return {
        size: stat.size,
        read: async (offset, length) => {
          const bytes = new Uint8Array(Math.max(0, Math.min(length, stat.size - offset)));
          const descriptor = openSync(at(file), 'r');
          try {
            return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, offset));
          } finally {
            closeSync(descriptor);
          }
        },
      };
    },
    digest: file =>
      new Promise((resolve, reject) => {
        const hash = createHash('sha256');
        createReadStream(at(file))
          .on('data', chunk => hash.update(chunk))
          .on('error', reject)
          .on('end', () => resolve(hash.digest('hex')));
      }),
  };
}

async function* walked(root: string, wanted: Wanted, signal: Signal): AsyncGenerator<Entry | Missed> {
  const real = realpathSync(root);
  const mayTake = worth(wanted.patterns);
  const stack = [''];
  for (let folder = stack.pop(); folder !== undefined && !signal.aborted; folder = stack.pop()) {
    let entries: import('node:fs').Dirent[];
    try {
      entries = readdirSync(folder === '' ? root : `${root}/${folder}`, { withFileTypes: true });
    } catch (error) {
      yield { path: folder, problem: unreadable(error) };
      continue;
    }
    for (const entry of entries) {
      if (entry.isFile() && !mayTake(entry.name)) continue;
      const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!wanted.skips(entry.name)) stack.push(file);
        const left = leftover(folder, entry.name);
        if (left && wanted.takes(left) && existsSync(`${root}/${left}`)) yield measured(root, left);
      } else if (entry.isFile()) {
        if (wanted.takes(file)) yield measured(root, file);
      } else if (entry.isSymbolicLink()) {
        const one = linked(root, real, file, wanted);
        if (one) yield one;
      } else if (wanted.takes(file)) {
        yield { path: file, problem: { reason: 'access', id: 'not-regular' } };
      }
    }
  }
}

async function* globbed(root: string, wanted: Wanted, signal: Signal): AsyncGenerator<Entry | Missed> {
  const include = wanted.include.length > 0 ? wanted.include : ['**'];
  const found = fastGlob.stream([...include], {
    cwd: root,
    ignore: [...wanted.exclude],
    dot: true,
    followSymbolicLinks: false,
    suppressErrors: true,
  });
  for await (const one of found) {
    if (signal.aborted) return;
    const file = String(one);
    if (wanted.takes(file) && !file.split('/').slice(0, -1).some(wanted.skips)) yield measured(root, file);
  }
}

/** A linked file inside the root is read at its own place; one that leads outside or nowhere is said. */
function linked(root: string, real: string, file: string, wanted: Wanted): Entry | Missed | undefined {
  const folderLike = !wanted.takes(file);
  try {
    const target = realpathSync(path.join(root, file));
    const inside = target === real || target.startsWith(real + path.sep);
    const stat = statSync(target);
    if (stat.isDirectory()) return inside ? undefined : { path: file, problem: { reason: 'access', id: 'outside', args: { path: file } } };
    if (folderLike || !stat.isFile()) return undefined;
    return inside ? measured(root, file) : { path: file, problem: { reason: 'access', id: 'outside', args: { path: file } } };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ELOOP') return { path: file, problem: { reason: 'access', id: 'cycle', args: { path: file } } };
    return folderLike ? undefined : { path: file, problem: unreadable(error) };
  }
}

function measured(root: string, file: string): Entry | Missed {
  try {
    const stat = statSync(path.join(root, file));
    if (!stat.isFile()) return { path: file, problem: { reason: 'access', id: 'not-regular' } };
    return { path: file, size: stat.size, stamp: `${stat.mtimeMs}:${stat.size}` };
  } catch (error) {
    return { path: file, problem: unreadable(error) };
  }
}

function unreadable(error: unknown): Problem {
  return { reason: 'access', id: 'unreadable', args: { error: error instanceof Error ? error.message : String(error) } };
}

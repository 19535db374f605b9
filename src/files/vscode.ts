// Files through the editor's own file systems: remote folders, virtual workspaces, the web. Folder by folder, many at once.
import * as vscode from 'vscode';
import type { Entry, Files, Missed, Problem, Signal, Wanted } from '../model.ts';
import { decode } from './decode.ts';
import { leftover } from './leftover.ts';

/** Folders listed at once: every call is a round trip, so that waiting for one after the other would cost seconds. */
const AT_ONCE = 32;
/** A file is handed over whole here; larger ones are not asked for. */
const WHOLE_LIMIT = 64 * 1024 * 1024;

/**
 * Files below `root`; paths are relative to it, with `/`. `depth` 1 lists the folder itself only.
 * No `workspace.findFiles`: it never answers on a file system without a search provider, and its defaults hide files.
 */
export function vscodeFiles(root: vscode.Uri, depth = Number.POSITIVE_INFINITY): Files {
  const at = (path: string): vscode.Uri => (path === '' ? root : vscode.Uri.joinPath(root, path));
  const whole = async (path: string): Promise<Uint8Array> => {
    const { size } = await vscode.workspace.fs.stat(at(path));
    if (size > WHOLE_LIMIT) throw new Error(`${size} bytes; at most ${WHOLE_LIMIT} can be read through this file system`);
    return vscode.workspace.fs.readFile(at(path));
  };
  return {
    find: (wanted, signal) => walk(at, wanted, signal, depth),
    text: async path => decode(await whole(path)),
    open: async path => {
      const bytes = await whole(path);
      return { size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
    },
    digest: async path => {
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(await whole(path))));
      return Array.from(hash, byte => byte.toString(16).padStart(2, '0')).join('');
    },
  };
}

async function* walk(at: (path: string) => vscode.Uri, wanted: Wanted, signal: Signal, depth: number): AsyncGenerator<Entry | Missed> {
  let level = [''];
  for (let deep = 0; level.length > 0 && deep < depth && !signal.aborted; deep++) {
    const below: string[] = [];
    for (let from = 0; from < level.length && !signal.aborted; from += AT_ONCE) {
      const listed = await Promise.all(level.slice(from, from + AT_ONCE).map(folder => list(at(folder), folder)));
      for (const { folder, entries, problem } of listed) {
        if (problem) yield { path: folder, problem };
        for (const [name, type] of entries) {
          const path = folder === '' ? name : `${folder}/${name}`;
          if (type & vscode.FileType.Directory) {
            const left = leftover(folder, name);
            if (left && wanted.takes(left) && (await exists(at(left)))) yield { path: left, size: -1, stamp: '' };
            if (wanted.skips(name)) continue;
            if (type & vscode.FileType.SymbolicLink) yield { path, problem: unreadable('a linked folder is not followed here') };
            else below.push(path);
          } else if (type & vscode.FileType.File && wanted.takes(path)) yield { path, size: -1, stamp: '' };
        }
      }
    }
    level = below;
  }
}

function exists(uri: vscode.Uri): Promise<boolean> {
  return Promise.resolve(vscode.workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );
}

interface Listed {
  readonly folder: string;
  readonly entries: readonly [string, vscode.FileType][];
  readonly problem?: Problem;
}

async function list(uri: vscode.Uri, folder: string): Promise<Listed> {
  try {
    return { folder, entries: await vscode.workspace.fs.readDirectory(uri) };
  } catch (error) {
    return { folder, entries: [], problem: unreadable(error instanceof Error ? error.message : String(error)) };
  }
}

function unreadable(error: string): Problem {
  return { reason: 'access', id: 'unreadable', args: { error } };
}

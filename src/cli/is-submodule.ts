// Does a folder below the root belong to a repository of its own, such as a submodule?
import { existsSync } from 'node:fs';
import path from 'node:path';

/** `folder` is root-relative, with `/`; `''` is the root, which may be a repository. */
export function isSubmodule(root: string, folder: string): boolean {
  const parts = folder.split('/').filter(part => part !== '');
  return parts.some((_, index) => existsSync(path.join(root, ...parts.slice(0, index + 1), '.git')));
}

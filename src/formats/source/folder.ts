// Folders that a build or a loader looks for libraries in, by the names on their path.
import type { Found } from './reference.ts';

/** Names that say nothing. */
const COMMON = new Set(
  'lib libs lib64 include includes inc src source sources bin build debug release dist usr local opt frameworks pods products vendor third_party external deps sdk inherited srcroot project_dir'.split(
    ' ',
  ),
);

/** `${ROOT}/HCNetSDKCom/lib`: the kit's folder may stand above the one of its platform, so each plain name of the path is marked. */
export function folder(path: string, start: number, group: string, into: Found): void {
  for (const { 0: name, index } of path.matchAll(/[^\\/\s"']+/g)) {
    if (
      /^[A-Za-z][\w.-]{2,}$/.test(name) &&
      !COMMON.has(name.toLowerCase()) &&
      !/^(?:PUBLIC|PRIVATE|INTERFACE|BEFORE|AFTER|SYSTEM)$/.test(name)
    )
      into.mark('folder', name, [start + index, start + index + name.length], group);
  }
}

// Folders that hold other people's files: what stands there is not the workspace's word.

const FOREIGN: ReadonlySet<string> = new Set([
  'node_modules',
  'bower_components',
  'vendor',
  'vendored',
  'third_party',
  'third-party',
  'thirdparty',
  'external',
  '.git',
  '.yarn',
  'pods',
  'site-packages',
]);

/** The folder of that kind above a file, as it is written in lower case. Submodules and archives are the edge's to leave out. */
export function foreignFolder(path: string): string | undefined {
  return path
    .toLowerCase()
    .split('/')
    .slice(0, -1)
    .find(part => FOREIGN.has(part));
}

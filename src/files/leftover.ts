// What a clone inside the tree leaves behind: the settings of its git folder say where it came from.

/** The path of those settings; `undefined` for other folders, and at the root, whose own origin is no dependency. */
export function leftover(above: string, folder: string): string | undefined {
  return folder === '.git' && above !== '' ? `${above}/.git/config` : undefined;
}

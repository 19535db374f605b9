// Resolves a path that a file names against the file that names it; both are relative to the scanned root.

/** `undefined` where the result lies outside the root or is absolute. `from` is the naming file, not its folder. */
export function join(from: string, to: string): string | undefined {
  if (to.startsWith('/') || /^[A-Za-z]:/.test(to)) return undefined;
  const parts = from.split('/').slice(0, -1);
  for (const part of to.split(/[\\/]/)) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

// Does a path stay inside the folder that it is written from?

/** Relative, with `/`, not climbing out. A backslash, a drive letter, a scheme and a NUL are refused. */
export function isInside(path: string): boolean {
  if (path === '' || path.startsWith('/') || /[\\\0]|^[A-Za-z][A-Za-z0-9+.-]*:/.test(path)) return false;
  let depth = 0;
  for (const part of path.split('/')) {
    if (part === '..') depth--;
    else if (part !== '' && part !== '.') depth++;
    if (depth < 0) return false;
  }
  return true;
}

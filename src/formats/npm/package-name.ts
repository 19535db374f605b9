// Is it a package name, as npm has ever allowed one? https://docs.npmjs.com/cli/configuring-npm/package-json#name

/** Old capitals pass; comments (`"//"`), half-typed scopes, paths and patterns do not. */
export function isPackageName(text: string): boolean {
  return /^(?:@[^\s/@*,:!]+\/)?[^\s/@*,:!]+$/.test(text) && text.length <= 256 && text !== '.' && text !== '..';
}

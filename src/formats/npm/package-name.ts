// Is it a package name, as npm has ever allowed one? https://docs.npmjs.com/cli/configuring-npm/package-json#name

/** Old capitals pass; comments (`"//"`), half-typed scopes, paths, patterns and merge keys do not. */
export function isPackageName(text: string): boolean {
  return NAME.test(text) && text.length <= 256 && text !== '.' && text !== '..';
}

const NAME = /^(?:@[^\s/@*,:!<>"'`{}|\\^&=#?;()[\]%]+\/)?[^\s/@*,:!<>"'`{}|\\^&=#?;()[\]%]+$/;

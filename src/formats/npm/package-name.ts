// Is it a package name, as npm has ever allowed one? https://github.com/npm/cli/blob/latest/docs/lib/content/configuring-npm/package-json.md#name

/** Old capitals pass; comments (`"//"`), half-typed scopes, paths, patterns and merge keys do not. */
export function isPackageName(text: string): boolean {
  return NAME.test(text) && text.length <= 256 && text !== '.' && text !== '..';
}

const NAME = /^(?:@[^\s/@*,:!<>"'`{}|\\^&=#?;()[\]%]+\/)?[^\s/@*,:!<>"'`{}|\\^&=#?;()[\]%]+$/;

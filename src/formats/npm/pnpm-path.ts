// What a dependency path of pnpm names: `/name/1.0.0_peer` (5), `/name@1.0.0(peer)` (6), `name@1.0.0` (9), a registry, a tarball, a git host.
// https://github.com/pnpm/spec/blob/master/lockfile/9.0.md https://github.com/pnpm/spec/blob/master/lockfile/5.2.md

export interface PnpmPath {
  /** Missing where only the entry's own `name` can tell: git hosts and tarballs of older versions. */
  readonly name?: string;
  /** Offsets of the name in the path. */
  readonly from: number;
  readonly to: number;
  readonly version?: string;
  /** Where it is fetched from, if the path says so. */
  readonly url?: string;
}

export function pnpmPath(path: string): PnpmPath {
  const paren = path.indexOf('(');
  const text = paren < 0 ? path : path.slice(0, paren);
  const at = text.indexOf('@', 1);
  if (at > 0 && isDigit(text.charCodeAt(at + 1)) && isPlain(text, at))
    return { name: text.slice(0, at), from: 0, to: at, version: text.slice(at + 1) };
  const slash = text.indexOf('/');
  if (/^(?:file|link|workspace|portal):/.test(text)) return { from: 0, to: 0 };
  if (text.startsWith('/')) return named(text, 1);
  const first = slash < 0 ? text : text.slice(0, slash);
  if (first.startsWith('@') && first.includes('.', 2) && !/^@[^/]+\/[^/@]+@/.test(text))
    return { from: 0, to: 0, url: `https://${text.slice(1)}` }; // 6: a tarball
  if (slash > 0 && !first.includes('@') && first.includes('.')) {
    const read = named(text, slash + 1); // a registry's host before the name, or a git host
    return read.version !== undefined && /^\d+\.\d+/.test(read.version)
      ? { ...read, url: `https://${text}` }
      : { from: 0, to: 0, url: `https://${text}` };
  }
  return named(text, 0);
}

/** `name/version_peers`, `name@version`, `@scope/name@address`. */
function named(text: string, from: number): PnpmPath {
  const scope = text.charCodeAt(from) === 0x40 ? text.indexOf('/', from) : from;
  if (scope < 0) return { from, to: text.length, name: text.slice(from) };
  let to = scope + 1;
  while (to < text.length && text.charCodeAt(to) !== 0x40 && text.charCodeAt(to) !== 0x2f) to++;
  const name = text.slice(from, to);
  if (to >= text.length) return { name, from, to };
  let version = text.slice(to + 1);
  if (text.charCodeAt(to) === 0x2f) {
    const peers = version.search(/[_/]/);
    if (peers >= 0) version = version.slice(0, peers);
    return { name, from, to, version };
  }
  if (/^[a-z+]+:/.test(version)) return /^(?:file|link|workspace):/.test(version) ? { name, from, to } : { name, from, to, url: version };
  return { name, from, to, version };
}

/** The package that a dependency's locked value leads to; `key` unless it is an alias. */
export function pnpmTarget(key: string, value: string): string {
  let at = 0;
  while (isDigit(value.charCodeAt(at))) at++;
  if (at > 0 && value.charCodeAt(at) === 0x2e) return key; // a version
  if (/^(?:link:|file:|workspace:|https?:|git)/.test(value)) return key;
  return pnpmPath(value).name ?? key;
}

/** `name` or `@scope/name` before the sign, without a host: what nearly all entries of version 9 are. */
function isPlain(text: string, at: number): boolean {
  const slash = text.indexOf('/');
  if (slash < 0 || slash > at) return true;
  return text.charCodeAt(0) === 0x40 && text.lastIndexOf('/', at) === slash;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

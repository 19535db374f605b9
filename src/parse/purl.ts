// Package URLs as text: made here, at the edges only. https://github.com/package-url/purl-spec
import type { Clue } from '../model.ts';

/** `pkg:npm/%40scope/name@1.0.0` of a package clue; the version is left out where there is none. */
export function purl(clue: Extract<Clue, { kind: 'package' }>): string {
  const name = clue.name.split('/').map(encode).join('/');
  return `pkg:${clue.type}/${name}${clue.version ? `@${encode(clue.version)}` : ''}`;
}

/** Type and decoded name (with namespace) of a package URL; `undefined` where it is none. Qualifiers and subpath are dropped. */
export function readPurl(text: string): { readonly type: string; readonly name: string; readonly version?: string } | undefined {
  const found = /^pkg:\/{0,2}([A-Za-z][A-Za-z0-9.+-]*)\/([^?#]+)/.exec(text);
  if (!found?.[1] || !found[2]) return undefined;
  const path = found[2].replace(/^\/+|\/+$/g, '');
  const slash = path.lastIndexOf('/');
  const at = path.indexOf('@', slash + 2); // a name may begin with an unencoded @
  const name = decode(at < 0 ? path : path.slice(0, at));
  return { type: found[1].toLowerCase(), name, ...(at < 0 ? {} : { version: decode(path.slice(at + 1)) }) };
}

function encode(part: string): string {
  return encodeURIComponent(part).replaceAll('%3A', ':');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray percent sign
  }
}

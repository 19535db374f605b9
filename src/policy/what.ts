// What a decision speaks of, as a key that compares: a package of any version, a sign, or all of a vendor.

import { fold, typeOf } from '../match/fold.ts';
import type { Clue, Id } from '../model.ts';
import { readPurl } from '../parse/purl.ts';

/** `npm:@scope/name`, `sign:id`, `vendor:id`; `undefined` where the text is none of these or names a version. */
export function what(text: string): string | undefined {
  const named = /^(sign|vendor):([A-Za-z0-9][A-Za-z0-9._/-]*)$/.exec(text);
  if (named) return text;
  const found = readPurl(text);
  if (!found || found.name === '' || found.version !== undefined) return undefined;
  return packageKey(found.type, found.name);
}

/**
 * The keys under which decisions about a finding may stand. A finding that gathers packages of several names (a mirror) is
 * decided by its sign or vendor alone: one name cannot speak for the others.
 */
export function keysOf(sign: { readonly id: Id; readonly vendor: Id }, clues: readonly Clue[]): readonly string[] {
  const packages = new Set<string>();
  for (const clue of clues) if (clue.kind === 'package') packages.add(packageKey(clue.type, clue.name));
  const [only, ...more] = packages;
  return [...(only !== undefined && more.length === 0 ? [only] : []), `sign:${sign.id}`, `vendor:${sign.vendor}`];
}

/** As the list compares names, so that a decision speaks of what a sign matched. */
function packageKey(type: string, name: string): string {
  const one = typeOf(type);
  return `${one}:${fold(one, name)}`;
}

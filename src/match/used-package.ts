// Which package of a vendor code means when it names a module: a use of what a manifest declares is no second component. Pure.

import type { Clue, Hit } from '../model.ts';
import { fold } from './fold.ts';

/** Package types whose modules are called after the package or its group, and how they join their parts. */
const CALLED: Readonly<Record<string, (name: string) => string>> = {
  maven: name => name.slice(0, name.indexOf('/') < 0 ? name.length : name.indexOf('/')).toLowerCase(), // the group
  nuget: name => name.toLowerCase(),
  pypi: name => fold('pypi', name).replaceAll('-', '.'),
};

/** The package among `packages` whose name or group stands longest in front of the module that `hit` names; `undefined` where none does. */
export function usedPackage<T>(hit: Hit, packages: readonly (readonly [clue: Clue, value: T])[]): T | undefined {
  const { clue } = hit.reference;
  if (clue.kind !== 'mark' || (clue.field !== 'import' && clue.field !== 'class')) return undefined;
  const module = `${clue.text.toLowerCase().replace(/[/_\\]/g, '.')}.`;
  let best: { readonly value: T; readonly length: number } | undefined;
  for (const [one, value] of packages) {
    if (one.kind !== 'package') continue;
    const called = CALLED[one.type]?.(one.name);
    if (called && module.startsWith(`${called}.`) && called.length > (best?.length ?? 0)) best = { value, length: called.length };
  }
  return best?.value;
}

// The fixes that edit the file of a place, best first.
import type { Fix } from '../fix/fix.ts';
import { remove } from '../fix/remove.ts';
import { replace } from '../fix/replace.ts';
import { useRegistry } from '../fix/use-registry.ts';
import type { Finding, Place, Source } from '../model.ts';
import type { Setup } from '../scan/setup.ts';

export interface Fixes {
  /** By what the list itself names for it. */
  readonly replacing: readonly Fix[];
  readonly others: readonly Fix[];
}

export function fixes({ list, policy }: Setup, finding: Finding, place: Place, source: Source): Fixes {
  const removal = remove(finding, place, source);
  return {
    replacing: replace(list, finding, place, source),
    others: [...useRegistry(policy, finding, place, source), ...(removal ? [removal] : [])],
  };
}

// The fixes that edit the file of a place, best first.
import type { Fix } from '../fix/fix.ts';
import { remove } from '../fix/remove.ts';
import { replace } from '../fix/replace.ts';
import { useRegistry } from '../fix/use-registry.ts';
import type { Finding, Place, Source } from '../model.ts';
import type { Setup } from '../scan/setup.ts';

export function fixes({ list, policy }: Setup, finding: Finding, place: Place, source: Source): readonly Fix[] {
  const removal = remove(finding, place, source);
  return [...replace(list, finding, place, source), ...useRegistry(policy, finding, place, source), ...(removal ? [removal] : [])];
}

// The key of a component id (`npm:@scope/name`), spelled as its ecosystem compares names: a manifest and a lockfile may spell it apart.
import { fold } from './fold.ts';

export function componentKey(id: string): string {
  const colon = id.indexOf(':');
  return colon < 0 ? id : id.slice(0, colon + 1) + fold(id.slice(0, colon), id.slice(colon + 1));
}

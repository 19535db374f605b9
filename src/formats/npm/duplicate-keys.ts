// Tells of keys that stand twice in an object: package managers take the last one, we read both.
import type { Problem } from '../../model.ts';
import type { JsonObject } from '../../parse/json.ts';

const MOST = 200;

/** Adds a Problem at every repeated key. */
export function duplicateKeys(object: JsonObject, into: Problem[]): void {
  const seen = new Set<string>();
  for (const { key, keySpan } of object.members) {
    if (seen.has(key) && key !== '//' && into.length < MOST)
      into.push({ reason: 'syntax', id: 'duplicate-key', at: keySpan[0], args: { key: key.slice(0, 80) } });
    seen.add(key);
  }
}

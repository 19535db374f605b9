// Things by a key, in their order.

export function grouped<K, T>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const out = new Map<K, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const list = out.get(key);
    if (list) list.push(one);
    else out.set(key, [one]);
  }
  return out;
}

// Chance that comes out the same every time: a small generator with a seed (mulberry32, public domain).

export interface Random {
  /** A whole number from 0 to below `n`. */
  readonly below: (n: number) => number;
  readonly pick: <T>(from: readonly [T, ...T[]] | readonly T[]) => T;
  /** Each with a chance of one half. */
  readonly some: <T>(from: readonly T[]) => readonly T[];
  readonly maybe: <T>(make: () => T) => T | undefined;
}

export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return {
    below,
    pick: from => {
      const [first] = from;
      if (first === undefined) throw new Error('nothing to pick from');
      return from[below(from.length)] ?? first;
    },
    some: from => from.filter(() => below(2) === 0),
    maybe: make => (below(2) === 0 ? make() : undefined),
  };
}

// The known words that a misspelt one most likely means.

const MOST = 3;
const LONGEST = 40;
/** Behind so many faults nobody reads guesses, and a hostile file must not pay for them with our time. */
export const GUESSES = 100;

/** All of a few; of many, the three that are the fewest changes away. */
export function nearest(word: string, known: readonly string[]): readonly string[] {
  if (known.length <= 10) return known;
  const text = word.slice(0, LONGEST).toLowerCase();
  const ranked = known.map(other => [distance(text, other.slice(0, LONGEST).toLowerCase()), other] as const);
  return ranked
    .sort(([a, one], [b, other]) => a - b || (one < other ? -1 : 1))
    .slice(0, MOST)
    .map(([, other]) => other);
}

/** How many letters are added, left out or changed. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, changed));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

// Paths with `*`, `?` and `**`: segment by segment, without regular expressions, in time that input cannot blow up.

/**
 * Does the pattern take the path? Both are relative to the same folder, with `/`; case counts. `*` and `?` stay inside a segment,
 * `**` as a segment stands for any number of them. A pattern that ends in a plain name or in `/` takes all that lies below, too.
 */
export function glob(pattern: string, path: string): boolean {
  const wanted = pattern.split('/').filter(part => part !== '' && part !== '.');
  if (wanted.length === 0) return true; // the folder itself
  if (!/[*?]/.test(wanted[wanted.length - 1] ?? '')) wanted.push('**');
  return walk(wanted, path.split('/'), (part, segment) => part === '**' || inSegment(part, segment), '**');
}

function inSegment(part: string, segment: string): boolean {
  return walk([...part], [...segment], (one, other) => one === '*' || one === '?' || one === other, '*');
}

/** Greedy matching that goes back to the last star only: at most one step for each pair of elements. */
function walk(
  wanted: readonly string[],
  given: readonly string[],
  takes: (wanted: string, given: string) => boolean,
  star: '*' | '**',
): boolean {
  let w = 0;
  let g = 0;
  let back = -1;
  let from = 0;
  while (g < given.length) {
    const part = wanted[w];
    if (part === star) {
      back = w++;
      from = g;
    } else if (part !== undefined && takes(part, given[g] ?? '')) {
      w++;
      g++;
    } else if (back >= 0) {
      w = back + 1;
      g = ++from;
    } else return false;
  }
  while (wanted[w] === star) w++;
  return w === wanted.length;
}

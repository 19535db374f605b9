// Merge-conflict markers: both sides are read, and it is said that they stand there. https://git-scm.com/docs/git-merge#_how_conflicts_are_presented
import type { Format, Problem } from '../model.ts';

/** Wraps the reader of a format that knows no markers. Offsets stay: markers, and the base between `|||||||` and `=======`, become blanks. */
export function bothSides(extract: Format['extract']): Format['extract'] {
  return (source, near) => {
    const { text, problems } = withoutMarkers(source.text);
    if (problems.length === 0) return extract(source, near);
    const found = extract({ path: source.path, text }, near);
    return { ...found, problems: [...problems, ...found.problems] };
  };
}

/** Linear; the same text where no conflict begins. */
export function withoutMarkers(text: string): { readonly text: string; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  if (!text.includes('<<<<<<<')) return { text, problems };
  const out: string[] = [];
  let kept = 0;
  let inside: '' | 'ours' | 'base' | 'theirs' = '';
  for (let start = 0; start < text.length; ) {
    const lf = text.indexOf('\n', start);
    const stop = lf < 0 ? text.length : lf;
    const end = stop > start && text.charCodeAt(stop - 1) === 13 ? stop - 1 : stop;
    const next = stepOf(text, start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start, end, inside);
    if (next !== undefined) {
      if (next === 'ours') problems.push({ reason: 'syntax', id: 'conflict', at: start });
      inside = next;
    }
    if (next !== undefined || inside === 'base') {
      out.push(text.slice(kept, start), ' '.repeat(end - start));
      kept = end;
    }
    start = stop + 1;
  }
  return problems.length === 0 ? { text, problems } : { text: out.join('') + text.slice(kept), problems };
}

/** Where a marker leads; `undefined` for a line that is none. */
function stepOf(text: string, start: number, end: number, inside: string): '' | 'ours' | 'base' | 'theirs' | undefined {
  const sign = text.charAt(start);
  if (sign !== '<' && (inside === '' || (sign !== '|' && sign !== '=' && sign !== '>'))) return undefined;
  if (!text.startsWith(sign.repeat(7), start) || (end > start + 7 && text.charAt(start + 7) !== ' ')) return undefined;
  if (sign === '<') return 'ours';
  if (sign === '|') return 'base';
  return sign === '=' ? 'theirs' : '';
}

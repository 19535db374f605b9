// The gate before source text: one pass over it says whether any sign's letters occur at all. It changes no finding.
import type { List } from '../model.ts';

/** Below this length a piece of a sign occurs everywhere; such a sign is looked for with its neighbours. */
const SHORTEST = 4;
/** Letters and digits fold to 36 classes; everything else, with `-`, `_`, `.` and `@`, is one class that ends a word. */
const CLASSES = 37;
const OTHER = 0;

/**
 * A function that is true where the text may hold a sign, and always true where escapes could hide one.
 * Linear in the text, whatever the number of signs: an Aho-Corasick automaton, folded to lower case.
 */
export function gate(list: List): (text: string) => boolean {
  let automaton: Automaton | undefined;
  return text => {
    automaton ??= build([...new Set(list.signs.filter(sign => sign.certainty !== 'similar').flatMap(sign => piece(sign.match)))]);
    return run(automaton, text);
  };
}

/** The longest run of letters and digits of a sign: it stands in a file as it is, however the file joins names. */
export function piece(match: string): string[] {
  const bare = match.replace(/^pkg:[a-z0-9.+-]+\//, '').replaceAll('%40', '@');
  const runs = bare.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const [longest] = runs.toSorted((a, b) => b.length - a.length);
  return longest ? [longest] : [];
}

/** `next[state | class]` is the next state, shifted so that a class fits beside it; a negative one accepts. */
interface Automaton {
  readonly next: Int32Array;
  readonly classOf: Uint8Array;
}

const SHIFT = 6; // 64 slots for 37 classes

function build(literals: readonly string[]): Automaton {
  const classOf = new Uint8Array(128);
  for (let i = 0; i < 26; i++) classOf[97 + i] = classOf[65 + i] = i + 1;
  for (let i = 0; i < 10; i++) classOf[48 + i] = i + 27;
  const rows: Int32Array[] = [new Int32Array(CLASSES).fill(-1)];
  const accepting: boolean[] = [false];
  const start = (from: number, symbol: number): number => {
    const row = rows[from];
    const known = row?.[symbol] ?? -1;
    if (known >= 0 || !row) return known;
    rows.push(new Int32Array(CLASSES).fill(-1));
    accepting.push(false);
    row[symbol] = rows.length - 1;
    return rows.length - 1;
  };
  for (const literal of literals) {
    // A short piece counts only as a whole word.
    const symbols = [...literal].map(character => classOf[character.charCodeAt(0)] ?? OTHER);
    const whole = literal.length < SHORTEST ? [OTHER, ...symbols, OTHER] : symbols;
    const end = whole.reduce(start, 0);
    accepting[end] = true;
  }
  const fail = new Int32Array(rows.length);
  const queue: number[] = [];
  for (let symbol = 0; symbol < CLASSES; symbol++) {
    const row = rows[0];
    if (!row) break;
    const to = row[symbol] ?? -1;
    if (to < 0) row[symbol] = 0;
    else queue.push(to);
  }
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head] ?? 0;
    const row = rows[state];
    const other = rows[fail[state] ?? 0];
    if (!row || !other) continue;
    if (accepting[fail[state] ?? 0]) accepting[state] = true;
    for (let symbol = 0; symbol < CLASSES; symbol++) {
      const to = row[symbol] ?? -1;
      if (to < 0) row[symbol] = other[symbol] ?? 0;
      else {
        fail[to] = other[symbol] ?? 0;
        queue.push(to);
      }
    }
  }
  const next = new Int32Array(rows.length << SHIFT);
  for (const [state, row] of rows.entries()) {
    for (let symbol = 0; symbol < CLASSES; symbol++) {
      const to = row[symbol] ?? 0;
      next[(state << SHIFT) | symbol] = accepting[to] ? -1 : to << SHIFT;
    }
  }
  return { next, classOf };
}

/** Backslash-u, backslash-x, an HTML character reference or a percent sign before hex may hide a letter. */
function mayHide(text: string): boolean {
  return text.includes('\\u') || text.includes('\\x') || text.includes('&#') || (text.includes('%') && /%[4-7][0-9a-f]/i.test(text));
}

function run({ next, classOf }: Automaton, text: string): boolean {
  let state = next[OTHER] ?? 0; // the text begins after a word's end
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    state = next[state | (code < 128 ? (classOf[code] ?? OTHER) : OTHER)] ?? 0;
    if (state < 0) return true;
  }
  return (next[state | OTHER] ?? 0) < 0 || mayHide(text);
}

// The gate before source text: one pass over it says whether any sign's letters occur at all. It changes no finding.
import type { List, Sign } from '../model.ts';
import { fold } from './fold.ts';
import { loadName } from './mark.ts';

/** Below this length a piece of a sign occurs everywhere; such a sign is looked for with its neighbours. */
const SHORTEST = 4;
/** Letters and digits fold to 36 classes; everything else, with `-`, `_`, `.` and `@`, is one class that ends a word. */
const CLASSES = 37;
const OTHER = 0;
/** First parts of dotted names that say nothing without the next one. */
const DOMAINS: ReadonlySet<string> = new Set(['cn', 'co', 'com', 'dev', 'io', 'me', 'net', 'org', 'ru', 'top', 'uk']);

/**
 * A function that is true where the text may hold a sign, and always true where escapes could hide one.
 * Linear in the text, whatever the number of signs: an Aho-Corasick automaton, folded to lower case.
 */
export function gate(list: List): (text: string) => boolean {
  let automaton: Automaton | undefined;
  return text => {
    automaton ??= build([...new Set(list.signs.filter(sign => sign.certainty !== 'similar').flatMap(piece))]);
    return run(automaton, text);
  };
}

/**
 * What of a sign stands in a source text as it is: words of letters and digits, one blank for whatever separates them there. A blank at
 * an end means that the word ends there. Of dotted names, which code may take apart (`a.{b, c}`, `from a import b`), the beginning.
 */
export function piece({ kind, match }: Pick<Sign, 'kind' | 'match'>): string[] {
  const words = wordsOf(kind, match);
  const text = words.join(' ');
  if (text === '') return [];
  return [text.length < SHORTEST ? ` ${text} ` : text];
}

function wordsOf(kind: Sign['kind'], match: string): readonly string[] {
  switch (kind) {
    case 'import':
    case 'class-prefix':
      return beginning(match);
    case 'owner':
      return split(match.slice(match.lastIndexOf('/') + 1));
    case 'file':
    case 'load':
      return longest(loadName(match).split('*'));
    case 'package':
    case 'family': {
      const [, type = '', name = match] = /^pkg:([a-z0-9.+-]+)\/(.*)$/i.exec(match) ?? [];
      return longest(fold(type, name.replaceAll('%40', '@')).split('*'));
    }
    default:
      return longest(match.replace(/^pkg:[a-z0-9.+-]+\//, '').split('*'));
  }
}

/** Up to the first part that is a name and no domain: `com baidu` of `com.baidu.location`. */
function beginning(match: string): readonly string[] {
  const parts = match.split(/[./:\\]+/).map(split);
  const end = parts.findIndex(words => words.length > 0 && !DOMAINS.has(words.join(' ')));
  return parts.slice(0, end < 0 ? parts.length : end + 1).flat();
}

function longest(parts: readonly string[]): readonly string[] {
  return parts.map(split).reduce((best, words) => (words.join(' ').length > best.join(' ').length ? words : best), []);
}

function split(text: string): readonly string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
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
  const afterOther: boolean[] = [false];
  const start = (from: number, symbol: number): number => {
    const row = rows[from];
    const known = row?.[symbol] ?? -1;
    if (known >= 0 || !row) return known;
    rows.push(new Int32Array(CLASSES).fill(-1));
    accepting.push(false);
    afterOther.push(symbol === OTHER);
    row[symbol] = rows.length - 1;
    return rows.length - 1;
  };
  for (const literal of literals) {
    const end = [...literal].map(character => classOf[character.charCodeAt(0)] ?? OTHER).reduce(start, 0);
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
      // However much separates two words, it counts as one blank.
      if (to < 0) row[symbol] = symbol === OTHER && afterOther[state] ? state : (other[symbol] ?? 0);
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

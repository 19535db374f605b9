// The calls of a file in a programming language, with or without brackets, and the blocks they stand in.
import type { Span } from '../model.ts';
import type { StringToken } from './lexer.ts';
import { type Entry, everyEntry, type Group, labelOf, leadOf, partsOf } from './lexer-tree.ts';

export interface Call {
  /** Dotted: `implementation`, `.package` as `package`, `maven.install`. */
  readonly name: string;
  readonly args: readonly Entry[];
  /** Names of the blocks around it, the innermost first: `dependencies` of `dependencies { … }` and `dependencies do … end`. */
  readonly blocks: readonly string[];
  /** Names of the calls whose argument it is, the innermost first. */
  readonly within: readonly string[];
  /** The statement or argument it stands in. */
  readonly entry: Entry;
  readonly span: Span;
}

/** They begin a statement and call nothing. */
const WORDS = new Set('let var val def const final return import from load use if else end'.split(' '));

/** In the order of the text. A statement that begins with a name and goes on without a bracket is a call: `gem "rails", "~> 8"`. */
export function* everyCall(root: Group): Generator<Call> {
  for (const [entry, above] of everyEntry(root)) {
    const blocks: string[] = [];
    const within: string[] = [];
    for (let index = above.length - 1; index > 0; index--) {
      const group = above[index];
      if (group?.open === '{' || group?.open === 'do') blocks.push(group.head);
      else if (group && group.head !== '' && blocks.length === 0) within.push(group.head);
    }
    const name = leadOf(entry.items);
    const from = name ? name.split('.').length * 2 - 1 : 0;
    const next = entry.items[from];
    const isBare =
      name !== '' &&
      !WORDS.has(name) &&
      next !== undefined &&
      (next.kind === 'string' || next.kind === 'word' || (next.kind === 'symbol' && next.text === ':'));
    if (isBare && !labelOf(entry)) yield { name, args: partsOf(entry.items, from), blocks, within, entry, span: entry.span };
    for (const item of entry.items) {
      if (item.kind !== 'group' || item.open !== '(' || item.head === '') continue;
      const around = isBare && item.head !== name ? [name, ...within] : within;
      yield { name: item.head, args: item.entries, blocks, within: around, entry, span: [item.headSpan[0], item.span[1]] };
    }
  }
}

/** The string that an argument is, or that its label has: of `url: "x"` with `label` url; without `label`, of an unlabelled argument. */
export function stringOf(args: readonly Entry[], which: string | number): StringToken | undefined {
  const plain = args.filter(arg => labelOf(arg) === undefined);
  const arg = typeof which === 'number' ? plain[which] : args.find(one => labelOf(one)?.name === which);
  const item = arg?.items[labelOf(arg)?.at ?? 0];
  return item?.kind === 'string' ? item : undefined;
}

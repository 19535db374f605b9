// The calls of a Gemfile or gemspec that name gems, also in the middle of a line, with the names that a loop around them gives.
import type { Span } from '../../model.ts';
import { type Call, everyCall } from '../../parse/lexer-calls.ts';
import { type Entry, everyEntry, type Group, type Item, partsOf } from '../../parse/lexer-tree.ts';

export interface GemCall extends Call {
  /** `%w[a b].each { |name| gem name }`: what `name` is in turn. */
  readonly names: readonly { readonly text: string; readonly span: Span }[];
}

/** They end the arguments of a call without brackets. */
const ENDS = new Set('if unless else elsif end and or then while until rescue'.split(' '));
/** Longer lists are no lists of gems. */
const MOST = 500;
/** Of one call within a line. */
const ARGUMENTS = 100;

/** What a group stands in, and where. */
type Owners = Map<Group, { readonly items: readonly Item[]; readonly index: number }>;

/** In no particular order. `names`: by the last part of a name, `add_dependency`. */
export function* gemCalls(root: Group, names: ReadonlySet<string>): Generator<GemCall> {
  const owners: Owners = new Map();
  const loops = new Map<Entry, readonly Group[]>();
  const inner: Call[] = [];
  for (const [entry, above] of everyEntry(root)) {
    for (const [index, item] of entry.items.entries()) if (item.kind === 'group') owners.set(item, { items: entry.items, index });
    if (!entry.items.some(item => item.kind === 'word' && names.has(item.text))) continue;
    loops.set(
      entry,
      above.filter(group => group.open === 'do' || group.open === '{'),
    );
    for (const call of inside(entry, above, names)) inner.push(call);
  }
  for (const call of everyCall(root)) if (names.has(lastOf(call.name))) yield { ...call, names: namesOf(call, loops, owners) };
  for (const call of inner) yield { ...call, names: namesOf(call, loops, owners) };
}

/** `if ruby? then gem "a" else gem "b" end`, `ci and gem "a"`. */
function* inside(entry: Entry, above: readonly Group[], names: ReadonlySet<string>): Generator<Call> {
  const { items } = entry;
  for (const [index, item] of items.entries()) {
    const next = items[index + 1];
    if (item.kind !== 'word' || !names.has(item.text)) continue;
    if (next?.kind !== 'string' && next?.kind !== 'word') continue;
    let first = index;
    while (first >= 2 && isSign(items[first - 1], '.') && items[first - 2]?.kind === 'word') first -= 2;
    if (first === 0 || isSign(items[first - 1], ':')) continue;
    let end = index + 1;
    for (let one = items[end]; one && end < index + ARGUMENTS && !(one.kind === 'word' && ENDS.has(one.text)); one = items[end]) end++;
    const args = partsOf(items.slice(index + 1, end), 0);
    const blocks = above.filter(group => group.open === '{' || group.open === 'do').map(group => group.head);
    yield {
      name: item.text,
      args,
      blocks: blocks.reverse(),
      within: [],
      entry,
      span: [item.span[0], items[end - 1]?.span[1] ?? item.span[1]],
    };
  }
}

function namesOf(call: Call, loops: ReadonlyMap<Entry, readonly Group[]>, owners: Owners): GemCall['names'] {
  const variable = call.args[0]?.items[0];
  if (variable?.kind !== 'word') return [];
  for (const block of loops.get(call.entry)?.toReversed() ?? []) {
    const parameter = (block.entries[0]?.items ?? []).slice(0, 2);
    if (!isSign(parameter[0], '|') || parameter[1]?.kind !== 'word' || parameter[1].text !== variable.text) continue;
    const { items, index: at } = owners.get(block) ?? { items: [], index: 0 };
    const each = items[at - 1];
    const list = items[at - 3];
    if (each?.kind === 'word' && /^each(?:_pair)?$/.test(each.text) && list) return listed(list);
  }
  return [];
}

/** `%w[a b]`, `["a", ["b", "1"]]`, `{ "a" => "1" }`. */
function listed(list: Item): GemCall['names'] {
  if (list.kind === 'string') {
    if (!/^%[wWiI]/.test(list.open) || list.inner[1] - list.inner[0] !== list.text.length) return [];
    return [...list.text.matchAll(/\S+/g)].slice(0, MOST).map(({ 0: text, index }) => {
      const start = list.inner[0] + index;
      return { text, span: [start, start + text.length] };
    });
  }
  if (list.kind !== 'group') return [];
  const parts = list.entries.slice(0, MOST).flatMap(({ items }) => partsOf(items, 0)); // a hash that begins a statement looks like a block
  return parts.slice(0, MOST).flatMap(({ items: [first] }) => {
    const item = first?.kind === 'group' ? first.entries[0]?.items[0] : first;
    return item?.kind === 'string' && item.text !== '' ? [{ text: item.text, span: item.inner }] : [];
  });
}

export function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function isSign(item: Item | undefined, text: string): boolean {
  return item?.kind === 'symbol' && item.text === text;
}

// Tokens as statements and arguments: what stands between commas and line ends, with brackets as groups. The same for every language.
import type { Problem, Span } from '../model.ts';
import type { Token } from './lexer.ts';
import type { Language } from './lexer-language.ts';

/** Of tokens only words, strings and symbols come here; commas only where they part the arguments of a call without brackets. */
export type Item = Token | Group;

/** A bracket and what is in it. */
export interface Group {
  readonly kind: 'group';
  /** `do`: a block that ends with `end`, also one that a keyword begins: `if`. */
  readonly open: '(' | '[' | '{' | 'do' | '';
  /** With its brackets; to where it was left, if it was not closed. */
  readonly span: Span;
  readonly entries: readonly Entry[];
  /** What it is called with: the dotted name before it, `maven` of `maven { }`; of a bracket after a bracket, the first one's. */
  readonly head: string;
  readonly headSpan: Span;
  /** The dotted name that begins the entry it stands in: `implementation` of `implementation platform("x")`. */
  readonly lead: string;
  /** The word before that name: `using` of `substitute a using module("x")`. */
  readonly prior: string;
}

/** A statement or an argument: at least one item. */
export interface Entry {
  readonly items: readonly Item[];
  readonly span: Span;
}

interface Growing {
  kind: 'group';
  open: Group['open'];
  span: Span;
  entries: Entry[];
  head: string;
  headSpan: Span;
  lead: string;
  prior: string;
  items: Item[];
  /** Of the entry that grows. */
  name: string | undefined;
}

const DEPTH = 200;
const CLOSE: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
/** After these a statement goes on in the next line; before `.` and `?` too. */
const GOES_ON = new Set(['=', '+', '.', '|', '&', '-', '%', ',']);

/** Linear; no recursion. A `}` closes what was left open in it; a `)`, `]` or `end` never closes a `{`. `language`: for `do … end`. */
export function readTree(tokens: readonly Token[], language?: Language): { readonly root: Group; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const root = open('', [0, tokens.at(-1)?.span[1] ?? 0], '', [0, 0], '', '');
  const stack: Growing[] = [root];
  const blocks = language?.blocks;
  let beyond = 0;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    const top = stack.at(-1);
    if (!token || !top) break;
    if (token.kind === 'line') {
      if (isBlock(top) && !goesOn(top, tokens, index)) end(top);
      continue;
    }
    if (token.kind !== 'symbol') {
      const step = blocks && token.kind === 'word' ? wordStep(blocks, token.text, top, tokens[index + 1]) : 'item';
      if (step === 'end') shut(stack, 'do', token.span[1], problems);
      else if (step === 'part') end(top);
      else if (step === 'open' && stack.length <= DEPTH) stack.push(open('do', token.span, ...blockHead(top, token)));
      else top.items.push(token);
      continue;
    }
    const sign = token.text;
    if (sign === ',' || sign === ';') {
      if (top.items.length > 0 && sign === ',' && isBlock(top)) {
        top.items.push(token); // `implementation 'a', 'b'`: one statement
      } else end(top);
    } else if (sign === '(' || sign === '[' || sign === '{') {
      if (stack.length > DEPTH) {
        if (beyond++ === 0) problems.push({ reason: 'size', id: 'too-deep', at: token.span[0], args: { levels: DEPTH } });
        continue;
      }
      const [head, headSpan, prior] = headOf(top);
      top.name ??= leadOf(top.items);
      stack.push(open(sign, token.span, head, headSpan, top.name, prior));
    } else if (sign === ')' || sign === ']' || sign === '}') {
      if (beyond > 0) beyond--;
      else shut(stack, CLOSE[sign] ?? '', token.span[1], problems);
    } else top.items.push(token);
  }
  while (stack.length > 1) close(stack, root.span[1], problems);
  end(root);
  return { root, problems };
}

function isBlock({ open }: Growing): boolean {
  return open === '' || open === '{' || open === 'do';
}

/** What a word does where blocks are words: `part` ends the head of a loop. */
function wordStep(
  blocks: NonNullable<Language['blocks']>,
  word: string,
  top: Growing,
  next: Token | undefined,
): 'item' | 'open' | 'end' | 'part' {
  const known = word === blocks.end || word === blocks.begin || blocks.keywords.includes(word);
  if (!known) return 'item';
  const last = top.items.at(-1);
  const isName = last?.kind === 'symbol' && (last.text === '.' || last.text === ':');
  if (isName || (next?.kind === 'symbol' && next.text === ':')) return 'item'; // `x.end`, `:end`, `do: 1`
  if (word === blocks.end) return 'end';
  if (word === blocks.begin) return top.open === 'do' && top.entries.length === 0 && LOOPS.has(top.head) ? 'part' : 'open';
  const begins = top.items.length === 0 || (last?.kind === 'symbol' && last.text === '=');
  return begins && isBlock(top) ? 'open' : 'item';
}

const LOOPS = new Set(['while', 'until', 'for']);

/** Of a `do`, what its statement begins with; of a keyword, itself. */
function blockHead(
  top: Growing,
  token: { readonly text: string; readonly span: Span },
): [head: string, headSpan: Span, lead: string, prior: string] {
  const lead = leadOf(top.items);
  const first = top.items[0];
  if (token.text !== 'do') return [token.text, token.span, lead, ''];
  return [lead, first && lead ? first.span : [0, 0], lead, ''];
}

function open(sign: Growing['open'], span: Span, head: string, headSpan: Span, lead: string, prior: string): Growing {
  return { kind: 'group', open: sign, span, entries: [], head, headSpan, lead, prior, items: [], name: undefined };
}

function end(group: Growing): void {
  const first = group.items[0];
  const last = group.items.at(-1);
  if (first && last) group.entries.push({ items: group.items, span: [first.span[0], last.span[1]] });
  group.items = [];
  group.name = undefined;
}

function close(stack: Growing[], at: number, problems: Problem[] | undefined): void {
  const group = stack.pop();
  if (!group) return;
  end(group);
  if (problems && problems.length < 20) problems.push({ reason: 'syntax', id: 'unclosed', at: group.span[0], args: { what: group.open } });
  group.span = [group.span[0], at];
  stack.at(-1)?.items.push(group as Group);
}

function shut(stack: Growing[], sign: string, at: number, problems: Problem[]): void {
  // looks for its opener, but not past a brace
  let depth = stack.length - 1;
  while (
    depth > 0 &&
    stack[depth]?.open !== sign &&
    (sign === '{' || (stack[depth]?.open !== '{' && (sign === 'do' || stack[depth]?.open !== 'do')))
  )
    depth--;
  if (depth === 0 || stack[depth]?.open !== sign) {
    if (problems.length < 20) problems.push({ reason: 'syntax', id: 'unexpected', at: at - 1, args: { what: closer(sign) } });
    return;
  }
  while (stack.length - 1 > depth) close(stack, at - 1, problems);
  close(stack, at, undefined);
}

function closer(sign: string): string {
  return Object.keys(CLOSE).find(key => CLOSE[key] === sign) ?? 'end';
}

function goesOn(top: Growing, tokens: readonly Token[], index: number): boolean {
  const last = top.items.at(-1);
  const first = top.items[0];
  if (!last) return true;
  if (first?.kind === 'symbol' && first.text === '|') return false; // a block's own names: `|x|`
  if (last.kind === 'symbol' && GOES_ON.has(last.text)) return true;
  let after = index + 1;
  while (after < index + 4 && tokens[after]?.kind === 'line') after++;
  const next = tokens[after];
  return next?.kind === 'symbol' && (next.text === '.' || next.text === '?');
}

/** The dotted name that the items end with. */
function headOf(top: Growing): readonly [name: string, span: Span, prior: string] {
  let index = top.items.length - 1;
  let last = top.items[index];
  if (last?.kind === 'group' && last.open === '(') return [last.head, last.headSpan, last.prior];
  if (last?.kind === 'symbol' && last.text === '>') {
    // type arguments: `register<Copy>("x")`
    let left = 8;
    while (index > 0 && left-- > 0 && !(last?.kind === 'symbol' && last.text === '<')) last = top.items[--index];
    if (last?.kind === 'symbol' && last.text === '<') last = top.items[--index];
  }
  if (last?.kind === 'string') return [last.text, last.inner, '']; // Kotlin: `"implementation"("x")`
  if (last?.kind !== 'word') return ['', [0, 0], ''];
  let first: Item = last;
  while (index >= 2) {
    const dot = top.items[index - 1];
    const before = top.items[index - 2];
    if (dot?.kind !== 'symbol' || dot.text !== '.' || before?.kind !== 'word') break;
    first = before;
    index -= 2;
  }
  const prior = top.items[index - 1];
  return [nameOf(top.items, index), [first.span[0], last.span[1]], prior?.kind === 'word' ? prior.text : ''];
}

/** `a.b.c` from an item on. */
export function nameOf(items: readonly Item[], from: number): string {
  const parts: string[] = [];
  for (let index = from; ; index += 2) {
    const word = items[index];
    if (word?.kind !== 'word') break;
    parts.push(word.text);
    const dot = items[index + 1];
    if (dot?.kind !== 'symbol' || dot.text !== '.') break;
  }
  return parts.join('.');
}

/** The dotted name that an entry begins with; '' where it begins otherwise. */
export function leadOf(items: readonly Item[]): string {
  return nameOf(items, 0);
}

/** `name: …`, `name = …`, `"name": …`, `:name => …` of an argument, and where its value begins. */
export function labelOf({ items }: Entry): { readonly name: string; readonly at: number } | undefined {
  const [first, second, third] = items;
  if (first?.kind === 'symbol' && first.text === ':' && second?.kind === 'word') {
    const fourth = items[3];
    const arrow = third?.kind === 'symbol' && third.text === '=' && fourth?.kind === 'symbol' && fourth.text === '>';
    return arrow ? { name: second.text, at: 4 } : undefined;
  }
  if ((first?.kind !== 'word' && first?.kind !== 'string') || second?.kind !== 'symbol') return undefined;
  if (second.text === ':') return { name: first.text, at: 2 };
  if (second.text !== '=') return undefined;
  if (third?.kind === 'symbol' && third.text === '>') return { name: first.text, at: 3 };
  return third?.kind === 'symbol' && third.text === '=' ? undefined : { name: first.text, at: 2 };
}

/** Every entry in the order of the text, with the groups around it, the nearest last (the same array each time: copy what you keep). */
export function* everyEntry(root: Group): Generator<readonly [entry: Entry, above: readonly Group[]]> {
  const above: Group[] = [];
  const left: { readonly group: Group; entry: number; item: number }[] = [{ group: root, entry: 0, item: -1 }];
  above.push(root);
  for (let top = left.at(-1); top; top = left.at(-1)) {
    const entry = top.group.entries[top.entry];
    if (!entry) {
      left.pop();
      above.pop();
      continue;
    }
    if (top.item < 0) {
      yield [entry, above];
      top.item = 0;
    }
    while (top.item < entry.items.length && entry.items[top.item]?.kind !== 'group') top.item++;
    const group = entry.items[top.item++];
    if (group?.kind === 'group') {
      left.push({ group, entry: 0, item: -1 });
      above.push(group);
      continue;
    }
    top.entry++;
    top.item = -1;
  }
}

/** The arguments of a call without brackets: what stands between its commas, from an item on. */
export function partsOf(items: readonly Item[], from: number): Entry[] {
  const out: Entry[] = [];
  let part: Item[] = [];
  for (const item of items.slice(from)) {
    if (item.kind !== 'symbol' || item.text !== ',') {
      part.push(item);
      continue;
    }
    add(out, part);
    part = [];
  }
  add(out, part);
  return out;
}

function add(out: Entry[], items: readonly Item[]): void {
  const first = items[0];
  const last = items.at(-1);
  if (first && last) out.push({ items, span: [first.span[0], last.span[1]] });
}

// setup.py: the requirement strings of setup() and of the lists it names; nothing is executed. https://setuptools.pypa.io/en/latest/references/keywords.html
import type { Extraction, Format, Problem, Reference, Role, Source, Span } from '../../model.ts';
import { computedNames } from '../../parse/computed-names.ts';
import { python } from '../../parse/languages/python.ts';
import { lex, type StringToken, type Token } from '../../parse/lexer.ts';
import { argumentRemoval } from '../../parse/lexer-removal.ts';
import { bothSides } from '../../parse/merge-markers.ts';
import { hostReference } from './address.ts';
import { requirement } from './requirement.ts';

export const setupPy: Format = { id: 'pypi/setup-py', files: [{ name: 'setup.py' }], extract: bothSides(computedNames(extract)) };

const KEYWORDS: Readonly<Record<string, Role>> = {
  install_requires: 'runtime',
  requires: 'runtime',
  setup_requires: 'build',
  tests_require: 'test',
  extras_require: 'optional',
  dependency_links: 'source',
};
/** They pass on what they are given. */
const PASSING = new Set(['setup', 'list', 'tuple', 'set', 'sorted', 'dict', '']);

interface Frame {
  readonly open: string;
  /** What the bracket is the value of; `undefined` inside a call whose arguments are something else. */
  readonly label: string | undefined;
  readonly group: string;
  /** The word before the bracket. */
  readonly head: string;
  pending: string;
  key: string;
}

interface Found {
  readonly label: string;
  readonly group: string;
  readonly token: StringToken;
  readonly isItem: boolean;
}

function extract({ text }: Source): Extraction {
  const { tokens, problems } = lex(text, python);
  const { strings, names, calls } = walk(tokens);
  const roles = new Map<string, Role>(Object.entries(KEYWORDS));
  const queue = [...roles.keys()];
  for (let label = queue.pop(); label !== undefined; label = queue.pop()) {
    for (const name of names.get(label) ?? []) {
      if (roles.has(name)) continue;
      roles.set(name, roles.get(label) ?? 'runtime');
      queue.push(name);
    }
  }
  const references: Reference[] = [];
  for (const { label, group, token, isItem } of strings) {
    const role = roles.get(label) ?? guess(label);
    if (role === undefined) continue;
    const isOne = isItem && !text.slice(...token.inner).includes('\n');
    const whole = isOne ? { whole: argumentRemoval(text, token.span) } : {};
    for (const [from, to] of linesOf(text, token.inner)) {
      if (role === 'source') {
        const host = hostReference(text.slice(from, to), [from, to], 'configured', label);
        if (host) references.push(host);
        continue;
      }
      references.push(...requirement(text, [from, to], { role, state: 'declared', group: group || label, ...whole }));
    }
  }
  const dynamic: Problem[] = [];
  const isScript = tokens.some((token, index) => token.kind === 'word' && token.text === 'setup' && tokens[index + 1]?.text === '('); // else a module that only has the name
  for (const [label, at] of calls)
    if (isScript && roles.has(label)) dynamic.push({ reason: 'dynamic', id: 'dynamic', at, args: { what: label } });
  return { references, edges: [], problems: [...problems, ...dynamic] };
}

/** One pass: each string with the keyword or variable it belongs to, the names each of these takes up, and the calls it waits for. */
function walk(tokens: readonly Token[]): {
  strings: readonly Found[];
  names: ReadonlyMap<string, string[]>;
  calls: ReadonlyMap<string, number>;
} {
  const strings: Found[] = [];
  const names = new Map<string, string[]>();
  const calls = new Map<string, number>();
  const root: Frame = { open: '', label: '', group: '', head: '', pending: '', key: '' };
  const stack: Frame[] = [root];
  for (const [index, token] of tokens.entries()) {
    const top = stack.at(-1) ?? root;
    const next = tokens[index + 1];
    const label = top.label === undefined ? undefined : top.pending || top.label;
    if (token.kind === 'string') {
      if (top.open === '{' && next?.kind === 'symbol' && next.text === ':') top.key = token.text;
      else if (label) strings.push({ label, group: top.key || top.group, token, isItem: top.open === '[' });
    } else if (token.kind === 'line') {
      if (stack.length === 1) root.pending = '';
    } else if (token.kind === 'word') {
      const after = tokens[index + 2];
      const assigns = next?.kind === 'symbol' && next.text === '=' && !(after?.kind === 'symbol' && after.text === '=');
      const adds = next?.kind === 'symbol' && next.text === '+' && after?.kind === 'symbol' && after.text === '=';
      const before = tokens[index - 1];
      const isMember = before?.kind === 'symbol' && before.text === '.';
      if ((assigns || adds) && !isMember && label !== undefined) top.pending = token.text;
      else if (label && !isMember && token.text !== label) {
        const list = names.get(label) ?? [];
        if (list.length < 1000) list.push(token.text);
        names.set(label, list);
      }
    } else if (token.text === '(' || token.text === '[' || token.text === '{') {
      const before = tokens[index - 1];
      const called = token.text === '(' && before?.kind === 'word' ? before.text : '';
      const isCall = !PASSING.has(called);
      if (isCall && label && !calls.has(label)) calls.set(label, token.span[0]);
      const grown = (called === 'append' || called === 'extend') && tokens[index - 2]?.kind === 'symbol' ? tokens[index - 3] : undefined;
      const own = grown?.kind === 'word' ? grown.text : isCall ? undefined : called === 'setup' ? '' : label;
      if (stack.length < 500) {
        const head = before?.kind === 'word' ? before.text : '';
        stack.push({ open: token.text, label: own, group: top.key || top.group, head, pending: '', key: '' });
      }
    } else if (token.text === ')' || token.text === ']' || token.text === '}') {
      const left = stack.length > 1 ? stack.pop() : undefined;
      const isSubscript = token.text === ']' && stack.length === 1 && left?.head && next?.kind === 'symbol' && next.text === '=';
      if (isSubscript && left) root.pending = left.head; // `extras["x"] = …`
    } else if (token.text === ',') {
      top.pending = stack.length === 1 ? top.pending : '';
      top.key = '';
    }
  }
  return { strings, names, calls };
}

/** A variable that speaks of requirements, though setup() was not seen to take it. */
function guess(label: string): Role | undefined {
  if (!/require|depend|_deps?$/i.test(label) || /python|links|file|path/i.test(label)) return undefined;
  if (/test/i.test(label)) return 'test';
  return /dev|doc|lint/i.test(label) ? 'development' : /extra/i.test(label) ? 'optional' : 'runtime';
}

function* linesOf(text: string, [from, to]: Span): Generator<Span> {
  let start = from;
  for (const line of text.slice(from, to).split('\n')) {
    if (line.trim() !== '') yield [start, start + line.length];
    start += line.length + 1;
  }
}

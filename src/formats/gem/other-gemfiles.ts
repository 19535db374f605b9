// Gemfiles that a Gemfile takes in: said where their name is none by which they are read. https://bundler.io/man/gemfile.5.html#EVAL-GEMFILE
import type { Problem } from '../../model.ts';
import { everyCall } from '../../parse/lexer-calls.ts';
import type { Entry, Group } from '../../parse/lexer-tree.ts';

/** A Gemfile by its name; any other Ruby file by the gems in it. */
const READ = /(?:^|\/)(?:Gemfile(?:\.[^/]*)?|[^/]*\.gemfile|[^/]*\.rb)$/i;
const LEVELS = 8;
const MOST = 200;

/** `eval_gemfile "x"`, `instance_eval File.read("x")`. */
export function* otherGemfiles(text: string, root: Group): Generator<Problem> {
  const known = assignments(root);
  let left = MOST;
  for (const { name, entry, span } of everyCall(root)) {
    const said = text.slice(span[0], Math.min(span[1], span[0] + 200));
    if (name !== 'eval_gemfile' && !((name === 'instance_eval' || name === 'eval') && /\bread\b/.test(said))) continue;
    if (left-- <= 0) return;
    const entryOf = known.get(/\b(?:eval_gemfile|read)\b[\s(]+(\w+)/.exec(said)?.[1] ?? '');
    const file = lastString(entry, LEVELS) ?? (entryOf && lastString(entryOf, LEVELS));
    if (file === undefined || !READ.test(file))
      yield { reason: 'dynamic', id: 'dynamic', at: span[0], args: { what: said.split('\n', 1)[0] ?? name } };
  }
}

function lastString({ items }: Entry, levels: number): string | undefined {
  let found: string | undefined;
  for (const item of items) {
    if (item.kind === 'string' && item.text !== '') found = item.text;
    else if (item.kind === 'group' && levels > 0) for (const inner of item.entries) found = lastString(inner, levels - 1) ?? found;
  }
  return found;
}

/** `local = File.expand_path("Gemfile.local", __dir__)` before `eval_gemfile local if File.exist?(local)`. */
function assignments(root: Group): ReadonlyMap<string, Entry> {
  const out = new Map<string, Entry>();
  for (const entry of root.entries) {
    const [first, second] = entry.items;
    if (first?.kind === 'word' && second?.kind === 'symbol' && second.text === '=') out.set(first.text, entry);
  }
  return out;
}

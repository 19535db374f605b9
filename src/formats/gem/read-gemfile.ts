// Reads the calls of a Gemfile, whatever it is named: gems, plugins, sources. https://bundler.io/man/gemfile.5.html
import type { Extraction, Format, Problem, Reference, Role, Source } from '../../model.ts';
import { ruby } from '../../parse/languages/ruby.ts';
import { lex } from '../../parse/lexer.ts';
import { type Call, everyCall, stringOf } from '../../parse/lexer-calls.ts';
import { type Entry, everyEntry, type Group, readTree } from '../../parse/lexer-tree.ts';
import { bothSides } from '../../parse/merge-markers.ts';
import { address, declared } from './declared.ts';
import { fromErb } from './erb.ts';
import { gemCalls } from './gem-calls.ts';
import { gitSources } from './git-sources.ts';
import { otherGemfiles } from './other-gemfiles.ts';

/** A Gemfile, or a Ruby file that one takes in. */
export const readGemfile: Format['extract'] = bothSides(fromErb(extract));

function extract({ text }: Source): Extraction {
  const lexed = lex(text, ruby);
  const tree = readTree(lexed.tokens, ruby);
  const references: Reference[] = [];
  const problems: Problem[] = [...lexed.problems, ...tree.problems];
  const groups = groupsOf(text, tree.root);
  const sources = gitSources(tree.root);
  for (const call of gemCalls(tree.root, NAMING)) {
    if (call.name === 'plugin') {
      for (const one of declared(text, call, 'plugin', 'plugin').references) references.push(one);
    } else if (call.name === 'gem' && !call.blocks.includes('path')) {
      const header = groups.get(call.entry);
      const group = header === undefined ? 'gem' : header.trim();
      const role = header !== undefined && DEVELOPMENT.test(header) ? 'development' : roleOf(call);
      const found = declared(text, call, role, group, sources.known);
      for (const one of found.references) references.push(one);
      for (const one of found.problems) problems.push(one);
    }
  }
  for (const call of everyCall(tree.root)) {
    if (call.name !== 'source' && call.name !== 'git' && call.name !== 'github') continue;
    const value = stringOf(call.args, 0);
    const reference = value && address(value, call.name === 'github' ? (sources.known.get('github') ?? '') : '', 'configured', call.name);
    if (reference) references.push(reference);
  }
  for (const url of sources.urls) {
    const reference = address(url, '', 'configured', 'git_source');
    if (reference) references.push(reference);
  }
  for (const problem of otherGemfiles(text, tree.root)) problems.push(problem);
  references.sort((a, b) => a.token[0] - b.token[0]);
  return { references, edges: [], problems };
}

const NAMING = new Set(['gem', 'plugin']);

/** What stands between `group` and its block, `:development, :test`, for each statement in it. */
function groupsOf(text: string, root: Group): ReadonlyMap<Entry, string> {
  const out = new Map<Entry, string>();
  for (const [entry, above] of everyEntry(root)) {
    const block = above.findLast(group => (group.open === 'do' || group.open === '{') && group.head === 'group');
    if (block) out.set(entry, text.slice(block.headSpan[1], Math.min(block.span[0], block.headSpan[1] + 200)));
  }
  return out;
}

const DEVELOPMENT = /\b(?:development|test|ci|lint|rubocop|docs?)\b/;

/** `group: :test` of the call itself. */
function roleOf(call: Call): Role {
  for (const arg of call.args) {
    const [first, second] = arg.items;
    const label = second?.kind === 'symbol' && second.text === ':' && first?.kind === 'word' ? first.text : '';
    if (label === 'group' || label === 'groups') return names(arg.items) ? 'development' : 'runtime';
  }
  return 'runtime';
}

function names(items: Call['args'][number]['items']): boolean {
  return items.some(
    item =>
      (item.kind === 'word' && DEVELOPMENT.test(item.text)) || (item.kind === 'group' && item.entries.some(entry => names(entry.items))),
  );
}

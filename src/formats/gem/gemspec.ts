// *.gemspec: what a Ruby gem depends on. https://guides.rubygems.org/specification-reference/#add_dependency
import type { Extraction, Format, Problem, Reference, Role, Source } from '../../model.ts';
import { ruby } from '../../parse/languages/ruby.ts';
import { lex } from '../../parse/lexer.ts';
import { readTree } from '../../parse/lexer-tree.ts';
import { bothSides } from '../../parse/merge-markers.ts';
import { declared } from './declared.ts';
import { fromErb } from './erb.ts';
import { gemCalls, lastOf } from './gem-calls.ts';

export const gemspec: Format = {
  id: 'gem/gemspec',
  files: [{ suffix: '.gemspec' }],
  extract: bothSides(fromErb(extract)),
};

const VERBS: Readonly<Record<string, Role>> = {
  add_dependency: 'runtime',
  add_runtime_dependency: 'runtime',
  add_development_dependency: 'development',
};

const NAMING = new Set(Object.keys(VERBS));

function extract({ text }: Source): Extraction {
  const lexed = lex(text, ruby);
  const tree = readTree(lexed.tokens, ruby);
  const references: Reference[] = [];
  const problems: Problem[] = [...lexed.problems, ...tree.problems];
  for (const call of gemCalls(tree.root, NAMING)) {
    const verb = lastOf(call.name);
    const role = VERBS[verb];
    if (!role) continue;
    const found = declared(text, call, role, verb);
    for (const one of found.references) references.push(one);
    for (const one of found.problems) problems.push(one);
  }
  references.sort((a, b) => a.token[0] - b.token[0]);
  return { references, edges: [], problems };
}

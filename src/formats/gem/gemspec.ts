// *.gemspec: what a Ruby gem depends on. https://guides.rubygems.org/specification-reference/#add_dependency
import type { Extraction, Format, Problem, Reference, Role, Source } from '../../model.ts';
import { ruby } from '../../parse/languages/ruby.ts';
import { lex } from '../../parse/lexer.ts';
import { everyCall } from '../../parse/lexer-calls.ts';
import { readTree } from '../../parse/lexer-tree.ts';
import { declared } from './declared.ts';

export const gemspec: Format = {
  id: 'gem/gemspec',
  files: [{ suffix: '.gemspec' }],
  extract,
};

const VERBS: Readonly<Record<string, Role>> = {
  add_dependency: 'runtime',
  add_runtime_dependency: 'runtime',
  add_development_dependency: 'development',
};

function extract({ text }: Source): Extraction {
  const lexed = lex(text, ruby);
  const tree = readTree(lexed.tokens, ruby);
  const references: Reference[] = [];
  const problems: Problem[] = [...lexed.problems, ...tree.problems];
  for (const call of everyCall(tree.root)) {
    const verb = call.name.slice(call.name.lastIndexOf('.') + 1);
    const role = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
    if (!role) continue;
    const found = declared(text, call, role, verb);
    for (const one of found.references) references.push(one);
    for (const one of found.problems) problems.push(one);
  }
  return { references, edges: [], problems };
}

// Recipes that packages are built from: meta.yaml with its Jinja templates, and recipe.yaml. https://docs.conda.io/projects/conda-build/en/stable/resources/define-metadata.html https://rattler.build/latest/reference/recipe_file/
import type { Extraction, Format, Problem, Reference, Role, Source } from '../../model.ts';
import { sourceSpan } from '../../parse/mapped-text.ts';
import { withoutTags } from '../../parse/template-tags.ts';
import { parseYaml, type YamlNode, type YamlScalar } from '../../parse/yaml.ts';
import { installCommands } from '../scripts/install-command.ts';
import { condaAddress, condaSpec } from './spec.ts';

export const recipe: Format = {
  id: 'conda/recipe',
  files: [{ name: 'meta.yaml' }, { name: 'meta.yml' }, { name: 'recipe.yaml' }, { name: 'recipe.yml' }],
  sniff: head => /^(?:package|recipe|outputs|requirements|schema_version)[ \t]*:/m.test(head),
  extract,
};

const ROLES: Readonly<Record<string, Role>> = {
  build: 'build',
  host: 'build',
  run: 'runtime',
  run_constrained: 'constraint',
  run_constraints: 'constraint',
};
const SOURCES = new Set(['url', 'git_url', 'git', 'svn_url', 'svn', 'hg_url']);
const MOST_PROBLEMS = 20;

interface Reading {
  readonly text: string;
  readonly references: Reference[];
  readonly problems: Problem[];
}

interface Step {
  readonly node: YamlNode;
  /** The keys above, the nearest last; those of conditions are left out. */
  readonly keys: readonly string[];
}

function extract({ text }: Source): Extraction {
  const { documents, problems } = parseYaml(withoutTags(text, fill));
  const into: Reading = { text, references: [], problems: [...problems] };
  const seen = new Set<YamlNode>();
  const stack: Step[] = documents.map(node => ({ node, keys: [] })).reverse();
  for (let step = stack.pop(); step; step = stack.pop()) {
    const { node, keys } = step;
    if (node.kind === 'scalar') {
      scalar(node, keys, into);
      continue;
    }
    if (seen.has(node)) continue; // an anchor is read once
    seen.add(node);
    const inner: Step[] = [];
    if (node.kind === 'list') for (const item of node.items) inner.push({ node: item, keys });
    else
      for (const { key, value } of node.entries) {
        if (!value || key === 'if') continue;
        inner.push({ node: value, keys: key === 'then' || key === 'else' ? keys : [...keys.slice(-8), key] });
      }
    for (const one of inner.reverse()) stack.push(one);
  }
  return { references: into.references, edges: [], problems: into.problems };
}

/** A value of a template as a text that names nothing; its interpreter as what it is. */
function fill(kind: 'value' | 'statement', tag: string): string {
  if (kind === 'statement') return '';
  return /^\{\{\s*PYTHON\s*\}\}$/.test(tag) ? 'python' : '~'.repeat(tag.length);
}

function scalar(node: YamlScalar, keys: readonly string[], into: Reading): void {
  const key = keys.at(-1) ?? '';
  const above = keys.at(-2) ?? '';
  const isTest = keys.includes('test') || keys.includes('tests');
  if (key === 'requires' && isTest) asked(node, 'test', 'requires', into);
  else if (key === 'requirements' || (above === 'requirements' && ROLES[key]))
    asked(node, isTest ? 'test' : (ROLES[key] ?? 'runtime'), key, into);
  else if (SOURCES.has(key) && above === 'source') {
    const address = condaAddress(into.text.slice(...node.inner), node.inner, 'source', 'declared');
    if (address) into.references.push(address);
  } else if (
    (key === 'script' && above === 'build') ||
    (key === 'content' && above === 'script') ||
    ((key === 'commands' || key === 'script') && isTest)
  ) {
    const installs = installCommands(node.text, { role: isTest ? 'test' : 'build', place: span => sourceSpan(node, span) });
    for (const one of installs.references) into.references.push(one);
    for (const one of installs.problems) if (into.problems.length < MOST_PROBLEMS) into.problems.push(one);
  }
}

/** `name >=1`, `lib${{ name }}`, and functions: some name a package, some a part of this recipe or a compiler. */
function asked({ inner }: YamlScalar, role: Role, group: string, into: Reading): void {
  const raw = into.text.slice(...inner);
  const tag = /\$?\{\{\s*([^{}]*?)\s*\}\}/.exec(raw);
  if (!tag || tag.index > 0) {
    const found = condaSpec(into.text, inner, role, group);
    const end = found[0]?.token[1] ?? 0;
    const isJoined = tag !== null && end === inner[0] + tag.index; // the name goes on in the template
    for (const one of found) into.references.push(isJoined ? { ...one, certain: 'partial' } : one);
    return;
  }
  const called = /^(\w+)\(\s*(['"])([\w.-]+)\2/.exec(tag[1] ?? '');
  if (called?.[1] === 'pin_compatible' && called[3]) {
    const from = inner[0] + raw.indexOf(called[3], raw.indexOf(called[2] ?? ''));
    const clue = { kind: 'package' as const, type: 'conda', name: called[3] };
    into.references.push({ clue, token: [from, from + called[3].length], role, state: 'declared', certain: 'exact', group });
  } else if (!called && into.problems.length < MOST_PROBLEMS) {
    into.problems.push({ reason: 'dynamic', id: 'dynamic-name', at: inner[0], args: { name: raw.slice(0, 60) } });
  }
}

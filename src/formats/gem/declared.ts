// A `gem "name"` or `add_dependency "name"` call as references: the gem, and where it comes from.
import type { Problem, Reference, Role } from '../../model.ts';
import type { StringToken } from '../../parse/lexer.ts';
import { stringOf } from '../../parse/lexer-calls.ts';
import { partsOf } from '../../parse/lexer-tree.ts';
import { openAddress } from '../../parse/open-address.ts';
import { wholeLine } from '../../parse/whole-line.ts';
import type { GemCall } from './gem-calls.ts';
import { FORGES, type GitSources } from './git-sources.ts';
import { headOf } from './head-of.ts';

export function declared(
  text: string,
  call: GemCall,
  role: Role,
  group: string,
  sources: GitSources = FORGES,
): { readonly references: readonly Reference[]; readonly problems: readonly Problem[] } {
  const name = stringOf(call.args, 0);
  const references: Reference[] = [];
  const problems: Problem[] = [];
  if (call.args.length === 0) return { references, problems };
  const partial = name?.parts.some(part => part.kind === 'code') === true;
  const head = name ? headOf(name) : '';
  if (partial || (head === '' && call.names.length === 0)) {
    const at = name?.span ?? call.span;
    problems.push({ reason: 'dynamic', id: 'dynamic-name', at: at[0], args: { name: text.slice(at[0], Math.min(at[1], at[0] + 200)) } });
  }
  const ranges: string[] = [];
  for (let index = 1; index < 5; index++) {
    const requirement = stringOf(call.args, index);
    if (!requirement) break;
    if (requirement.parts.every(part => part.kind === 'text')) ranges.push(requirement.text);
  }
  const range = ranges.length > 0 ? { range: ranges.join(', ') } : {};
  if (name && head !== '') {
    references.push({
      clue: { kind: 'package', type: 'gem', name: head, ...range },
      token: name.inner,
      whole: wholeLine(text, call.entry.span[0] <= name.inner[0] && name.inner[1] <= call.entry.span[1] ? call.entry.span : name.span),
      role,
      state: 'declared',
      certain: partial ? 'partial' : 'exact',
      group,
    });
  }
  if (!name) {
    for (const { text: each, span } of call.names)
      references.push({
        clue: { kind: 'package', type: 'gem', name: each, ...range },
        token: span,
        role,
        state: 'declared',
        certain: 'exact',
        group,
      });
  }
  const options = call.args.flatMap(arg => {
    const [only, more] = arg.items; // `gem "x", { git: "…" }`
    return only?.kind === 'group' && only.open === '{' && more === undefined
      ? only.entries.flatMap(({ items }) => partsOf(items, 0))
      : [arg];
  });
  for (const key of ['git', 'source', 'svn']) add(stringOf(options, key), '');
  for (const [key, prefix] of sources) add(stringOf(options, key), prefix);
  return { references, problems };

  function add(value: StringToken | undefined, prefix: string): void {
    const reference = value && address(value, prefix, 'declared', group);
    if (reference) references.push(reference);
  }
}

/** `undefined` for a path or an empty text. The token leaves password and access token out. */
export function address(value: StringToken, prefix: string, state: 'declared' | 'configured', group: string): Reference | undefined {
  if (value.text === '' || (prefix === '' && !/:\/\/|^[\w.-]+@[\w.-]+:/.test(value.text)) || value.text.startsWith('file:'))
    return undefined;
  const known = headOf(value);
  const whole = FORGE_PREFIXES.has(prefix) && !value.text.includes('/') ? `${known}/${known}` : known; // github: "rails" is rails/rails
  const { skipped } = openAddress(value.text);
  const plain = value.inner[1] - value.inner[0] === value.text.length;
  return {
    clue: { kind: 'host', url: `${prefix}${openAddress(whole).url}` },
    token: plain ? [value.inner[0] + skipped, value.inner[1]] : value.inner,
    role: 'source',
    state,
    certain: value.parts.some(part => part.kind === 'code') ? 'partial' : 'exact',
    group,
  };
}

const FORGE_PREFIXES: ReadonlySet<string> = new Set(FORGES.values());

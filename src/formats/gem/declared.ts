// A `gem "name"` or `add_dependency "name"` call as references: the gem, and where it comes from.
import type { Problem, Reference, Role } from '../../model.ts';
import type { StringToken } from '../../parse/lexer.ts';
import { type Call, stringOf } from '../../parse/lexer-calls.ts';
import { wholeLine } from '../../parse/whole-line.ts';

const FORGES: Readonly<Record<string, string>> = {
  github: 'https://github.com/',
  gitlab: 'https://gitlab.com/',
  bitbucket: 'https://bitbucket.org/',
  gist: 'https://gist.github.com/',
};

export function declared(
  text: string,
  call: Call,
  role: Role,
  group: string,
): { readonly references: readonly Reference[]; readonly problems: readonly Problem[] } {
  const name = stringOf(call.args, 0);
  if (!name) {
    if (call.args.length === 0) return { references: [], problems: [] };
    return { references: [], problems: [{ reason: 'dynamic', id: 'dynamic-name', at: call.span[0], args: { name: call.name } }] };
  }
  const partial = name.parts.some(part => part.kind === 'code');
  if (name.text === '')
    return { references: [], problems: [{ reason: 'dynamic', id: 'dynamic-name', at: name.span[0], args: { name: call.name } }] };
  const ranges: string[] = [];
  for (let index = 1; index < 5; index++) {
    const requirement = stringOf(call.args, index);
    if (!requirement) break;
    ranges.push(requirement.text);
  }
  const references: Reference[] = [
    {
      clue: { kind: 'package', type: 'gem', name: name.text, ...(ranges.length > 0 ? { range: ranges.join(', ') } : {}) },
      token: name.inner,
      whole: wholeLine(text, call.entry.span[0] <= name.inner[0] && name.inner[1] <= call.entry.span[1] ? call.entry.span : name.span),
      role,
      state: 'declared',
      certain: partial ? 'partial' : 'exact',
      group,
    },
  ];
  for (const key of ['git', 'source', 'svn']) add(stringOf(call.args, key), '');
  for (const [key, prefix] of Object.entries(FORGES)) add(stringOf(call.args, key), prefix);
  return { references, problems: [] };

  function add(value: StringToken | undefined, prefix: string): void {
    const reference = value && address(value, prefix, 'declared', group);
    if (reference) references.push(reference);
  }
}

/** `undefined` for a path or an empty text. The token leaves user and password out. */
export function address(value: StringToken, prefix: string, state: 'declared' | 'configured', group: string): Reference | undefined {
  if (value.text === '' || (prefix === '' && !/:\/\/|^[\w.-]+@[\w.-]+:/.test(value.text)) || value.text.startsWith('file:'))
    return undefined;
  const whole = prefix !== '' && !value.text.includes('/') ? `${value.text}/${value.text}` : value.text; // github: "rails" is rails/rails
  const user = /^[a-z+]+:\/\/[^/@]*@/i.exec(value.text)?.[0].length ?? 0;
  const plain = value.inner[1] - value.inner[0] === value.text.length;
  return {
    clue: { kind: 'host', url: `${prefix}${whole.replace(/^([a-z+]+:\/\/)[^/@]*@/i, '$1')}` },
    token: plain ? [value.inner[0] + user, value.inner[1]] : value.inner,
    role: 'source',
    state,
    certain: value.parts.some(part => part.kind === 'code') ? 'partial' : 'exact',
    group,
  };
}

// Who we are, as a list of ids on the command line: `us-person,us-federal-contractor`, or `all` for the full picture.
import type { Id, List, Problem } from '../model.ts';

/** Ids in the order of the list, each once. An unknown one is a Problem and is left out. */
export function readAudiences(text: string, list: List): { readonly audiences: readonly Id[]; readonly problems: readonly Problem[] } {
  const known = list.audiences.map(({ id }) => id);
  const asked = text.split(/[\s,]+/).filter(word => word !== '');
  if (asked.length === 1 && asked[0] === 'all') return { audiences: known, problems: [] };
  const problems = asked
    .filter(id => !known.includes(id))
    .map((audience): Problem => ({ reason: 'policy', id: 'policy-audience', args: { audience, known: ['all', ...known].join(', ') } }));
  if (asked.length === 0)
    problems.push({ reason: 'policy', id: 'policy-audience', args: { audience: text, known: ['all', ...known].join(', ') } });
  return { audiences: known.filter(id => asked.includes(id)), problems };
}

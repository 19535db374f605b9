// Where and how a decision enters the text of a policy file, comments and layout kept.
import type { Span } from '../model.ts';
import { type JsonNode, parseJson } from '../parse/json.ts';

/** One edit of `text`; a text that is no policy object gets the entry as a new file behind what it holds. */
export function withDecision(text: string, entry: Readonly<Record<string, string>>): { readonly span: Span; readonly text: string } {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = (depth: number): string =>
    JSON.stringify(entry, undefined, 2)
      .split('\n')
      .map(line => ' '.repeat(depth) + line)
      .join(eol);
  const { root } = parseJson(text);
  if (root?.kind !== 'object') {
    const file = `{${eol}  // ${WHAT}${eol}  "decisions": [${eol}${lines(4)}${eol}  ]${eol}}${eol}`;
    return { span: [text.length, text.length], text: file };
  }
  const decisions = root.members.find(member => member.key === 'decisions')?.value;
  if (decisions?.kind === 'array') {
    const [at, comma] = behindLast(text, decisions, decisions.items);
    const close = decisions.items.length > 0 ? '' : `${eol}  `;
    return { span: [at, at], text: `${comma}${eol}${lines(4)}${close}` };
  }
  const [at, comma] = behindLast(text, root, root.members);
  const close = /^\s*\}/.test(text.slice(at)) && text.slice(at).startsWith('}') ? eol : '';
  return { span: [at, at], text: `${comma}${eol}  "decisions": [${eol}${lines(4)}${eol}  ]${close}` };
}

const WHAT = 'Decisions about restricted dependencies: dated, reasoned, approved. Save this file at the root of the workspace.';

/** Behind the last item, with the comma it still needs; a comma that stands there already is stepped over. */
function behindLast(text: string, node: JsonNode, items: readonly { readonly span: Span }[]): readonly [at: number, comma: string] {
  const last = items.at(-1);
  if (!last) return [node.span[0] + 1, ''];
  const [, gap] = /^(\s*),/.exec(text.slice(last.span[1])) ?? [];
  return gap === undefined ? [last.span[1], ','] : [last.span[1] + gap.length + 1, ''];
}

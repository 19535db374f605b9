// Revokes or renews decisions in the policy file: the file's history keeps what was said before.
import type { Day, Source, Span } from '../model.ts';
import { type JsonArray, type JsonObject, parseJson } from '../parse/json.ts';
import { jsonWhole } from '../parse/json-whole.ts';
import { what as keyOf } from '../policy/what.ts';
import type { Edit, Fix } from './fix.ts';

interface Entry {
  readonly list: JsonArray;
  readonly index: number;
  readonly node: JsonObject;
}

/** Takes out every decision about exactly this; `undefined` where there is none, or where the file does not parse. */
export function revokeDecision(policy: Source, what: string): Fix | undefined {
  const found = entries(policy, what);
  if (found.length === 0) return undefined;
  const all = found[0]?.list.items.length === found.length;
  const list = found[0]?.list;
  const edits: Edit[] =
    all && list
      ? [{ path: policy.path, span: [list.span[0] + 1, list.span[1] - 1], text: '' }] // commas between them are not worth keeping
      : joined(found.map(({ list: parent, index }) => jsonWhole(policy.text, parent, index))).map(span => ({
          path: policy.path,
          span,
          text: remarkOf(policy.text.slice(...span)),
        }));
  return { title: `Revoke the decision about ${what}`, edits };
}

/** Runs again from `today` until `expires`; `list` is the version that it was looked at again on. */
export function renewDecision(
  policy: Source,
  what: string,
  dates: { readonly today: Day; readonly expires: Day; readonly list?: string },
): Fix | undefined {
  const edits = entries(policy, what).flatMap(({ node }) => [
    ...put(policy.path, node, 'created', dates.today),
    ...put(policy.path, node, 'expires', dates.expires),
    ...(dates.list === undefined ? [] : put(policy.path, node, 'list', dates.list)),
  ]);
  if (edits.length === 0) return undefined;
  edits.sort((a, b) => a.span[0] - b.span[0]);
  return { title: `Renew the decision about ${what} until ${dates.expires}`, edits };
}

function entries({ text }: Source, what: string): Entry[] {
  const { root, problems } = parseJson(text);
  const wanted = keyOf(what);
  const list = root?.kind === 'object' && problems.length === 0 ? root.members.find(({ key }) => key === 'decisions')?.value : undefined;
  if (list?.kind !== 'array' || wanted === undefined) return [];
  return list.items.flatMap((node, index) => {
    if (node.kind !== 'object') return [];
    const about = node.members.find(({ key }) => key === 'what')?.value;
    return about?.kind === 'string' && keyOf(about.text) === wanted ? [{ list, index, node }] : [];
  });
}

/** Replaces the text of a key that is there; a key that is not stays out. */
function put(path: string, node: JsonObject, key: string, text: string): Edit[] {
  const value = node.members.find(member => member.key === key)?.value;
  return value?.kind === 'string' ? [{ path, span: value.inner, text }] : [];
}

/** A remark behind the comma of the entry that stays is that one's. */
function remarkOf(cut: string): string {
  return /^,([ \t]*\/\/[^\r\n]*)/.exec(cut)?.[1] ?? '';
}

/** Spans that touch or overlap become one, so that edits stay apart. */
function joined(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last && span[0] <= last[1]) out[out.length - 1] = [last[0], Math.max(last[1], span[1])];
    else out.push(span);
  }
  return out;
}

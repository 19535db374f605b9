// Puts a name and its value into an object of a JSON file, making what is missing of the objects above it.
import type { Span } from '../model.ts';
import type { JsonMember, JsonObject } from '../parse/json.ts';
import type { Edit } from './fix.ts';

/** Puts `name: value` into the object at `keys`, making what is missing of it; nothing where the name stands there already. */
export function entered(
  path: string,
  text: string,
  root: JsonObject,
  keys: readonly string[],
  name: string,
  value: string,
): Edit | undefined {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const step = indentOf(text, root);
  let parent = root;
  let depth = 1;
  const missing = [...keys];
  for (let key = missing[0]; key !== undefined; key = missing[0]) {
    const member: JsonMember | undefined = parent.members.find(one => one.key === key);
    if (!member) break;
    if (member.value?.kind !== 'object') return undefined;
    parent = member.value;
    missing.shift();
    depth++;
  }
  if (missing.length === 0 && parent.members.some(member => member.key === name)) return undefined;
  let item = `${JSON.stringify(name)}: ${JSON.stringify(value)}`;
  for (let level = missing.length - 1; level >= 0; level--) {
    const inner = step.repeat(depth + level + 1);
    item = `${JSON.stringify(missing[level])}: {${end}${inner}${item}${end}${step.repeat(depth + level)}}`;
  }
  const last = parent.members.at(-1);
  if (last) return { path, span: [last.span[1], last.span[1]], text: `,${end}${step.repeat(depth)}${item}` };
  const inside: Span = [parent.span[0] + 1, parent.span[1] - 1];
  return { path, span: inside, text: `${end}${step.repeat(depth)}${item}${end}${step.repeat(depth - 1)}` };
}

function indentOf(text: string, root: JsonObject): string {
  const first = root.members[0]?.span[0] ?? 0;
  const [blank] = /[ \t]*$/.exec(text.slice(Math.max(0, first - 40), first)) ?? [''];
  const before = text[first - blank.length - 1];
  return blank !== '' && (before === '\n' || before === '\r') ? blank : '  ';
}

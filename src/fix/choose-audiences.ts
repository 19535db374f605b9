// Writes into the policy file who we are, or makes that file.
import type { Id, Source } from '../model.ts';
import { parseJson } from '../parse/json.ts';
import type { Fix } from './fix.ts';
import { POLICY_FILE } from './record-decision.ts';

/** `policy` is the file as it is now; absent: it is created. `undefined` where it does not parse: it is not ours to mend. */
export function chooseAudiences(policy: Source | undefined, audiences: readonly Id[]): Fix | undefined {
  const title = 'Say in the policy who you are';
  const list = `[${audiences.map(id => JSON.stringify(id)).join(', ')}]`;
  if (!policy || policy.text.trim() === '') {
    const text = `{\n  // Who you are. State facts: this file is not privileged.\n  "audiences": ${list}\n}\n`;
    return { title, edits: [{ path: POLICY_FILE, span: [0, policy?.text.length ?? 0], text, ...(policy ? {} : { creates: true }) }] };
  }
  const { path, text } = policy;
  const { root, problems } = parseJson(text);
  if (root?.kind !== 'object' || problems.length > 0) return undefined;
  const said = root.members.find(member => member.key === 'audiences')?.value;
  if (said) return { title, edits: [{ path, span: said.span, text: list }] };
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const [first] = root.members;
  const at = root.span[0] + 1;
  const [, indent = '  '] = /(?:^|[\r\n])([ \t]+)$/.exec(text.slice(at, first?.span[0] ?? at)) ?? [];
  const item = `${end}${indent}"audiences": ${list}${first ? ',' : end}`;
  return { title, edits: [{ path, span: [at, at], text: item }] };
}

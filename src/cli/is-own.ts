// Did the author of a commit approve their own decision? A name in a file and in a commit: weak evidence either way.
import type { PolicyEvent } from './policy-events.ts';

/** Names and addresses compare without case; `Ada <ada@corp.example>` is both. */
export function isOwn({ author, email, change, decision }: PolicyEvent): boolean {
  if (!decision || (change !== 'added' && change !== 'changed')) return false;
  const [, name = '', address = ''] = /^([^<>]*)(?:<([^<>]*)>)?\s*$/.exec(decision.approver.toLowerCase()) ?? [];
  const said = [name.trim(), address.trim()].filter(text => text !== '');
  return said.includes(author.trim().toLowerCase()) || said.includes(email.trim().toLowerCase());
}

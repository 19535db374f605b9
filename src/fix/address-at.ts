// The whole of an address in a file, with the user and the password before its host and the secrets behind it that its token leaves out.
import type { Span } from '../model.ts';

/** `token`: as a reference names it, see `without-secrets`. What takes the place of the address must take that of its secrets, too. */
export function addressAt(text: string, [from, to]: Span): Span {
  const [before = ''] = /(?:[a-z][a-z0-9+.-]{0,40}\\?:)?\/\/[^/?#@\s"'<>]{1,400}@$/i.exec(text.slice(Math.max(0, from - 450), from)) ?? [];
  const [behind = ''] = text[to] === '?' && text[to - 1] !== '?' ? (/^\?[^\s"'<>`,;)|]*/.exec(text.slice(to, to + 4096)) ?? []) : [];
  return [from - before.length, to + behind.length];
}

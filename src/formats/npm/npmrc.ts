// .npmrc: registries, mirrors and proxies of npm and pnpm. https://github.com/npm/cli/blob/latest/docs/lib/content/configuring-npm/npmrc.md
import type { Extraction, Format, Reference, Source, Span } from '../../model.ts';
import { wholeLine } from '../../parse/whole-line.ts';
import { addressReference } from './address-reference.ts';

export const npmrc: Format = {
  id: 'npm/npmrc',
  files: [{ name: '.npmrc' }, { name: 'npmrc' }, { prefix: '.npmrc-' }, { suffix: '.npmrc' }], // .npmrc-publish is Rush's
  extract,
};

/** Every value that is an address counts: `registry`, `@scope:registry`, `disturl`, `electron_mirror`, `sass_binary_site`, `proxy`. */
function extract({ text }: Source): Extraction {
  const nul = text.indexOf('\0');
  if (nul >= 0) return { references: [], edges: [], problems: [{ reason: 'encoding', id: 'not-text', at: nul }] };
  const references: Reference[] = [];
  let next = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (next < text.length) {
    const start = next;
    const lf = text.indexOf('\n', start);
    next = lf < 0 ? text.length : lf + 1;
    const [from, to] = trimmed(text, start, lf < 0 ? text.length : lf);
    const code = text.charCodeAt(from);
    if (from === to || code === 0x3b || code === 0x23) continue;
    const equals = text.slice(from, to).indexOf('=');
    if (equals < 0) continue;
    const key = text.slice(...trimmed(text, from, from + equals)).replace(/\[\]$/, '');
    const reference = key.startsWith('//')
      ? addressReference(text, host(text, from), 'credentials') // the value is a secret and is not read
      : addressReference(text, value(text, from + equals + 1, to), key, wholeLine(text, [from, to]));
    if (reference) references.push(reference);
  }
  return { references, edges: [], problems: [] };
}

/** `//host/path/` of `//host/path/:_authToken=…`. */
function host(text: string, from: number): Span {
  let to = from + 2;
  while (to < text.length && !/[=\s]/.test(text.charAt(to)) && !/^:\D/.test(text.slice(to, to + 2))) to++; // a port may stand in it
  while (to > from + 2 && (text.charCodeAt(to - 1) === 0x2f || text.charCodeAt(to - 1) === 0x3a)) to--;
  return [from, to];
}

function value(text: string, start: number, end: number): Span {
  const [from, to] = trimmed(text, start, end);
  const quote = text.charCodeAt(from);
  if (to - from > 1 && (quote === 0x22 || quote === 0x27) && text.charCodeAt(to - 1) === quote) return [from + 1, to - 1];
  const comment = text.slice(from, to).search(/\s[;#]/);
  return comment < 0 ? [from, to] : trimmed(text, from, from + comment);
}

function trimmed(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && text.charCodeAt(from) <= 32) from++;
  while (to > from && text.charCodeAt(to - 1) <= 32) to--;
  return [from, to];
}

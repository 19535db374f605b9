// Reads one Python requirement with offsets kept: `name[extra] >= 1 ; marker`, `name @ url`. https://peps.python.org/pep-0508/
import type { Span } from '../model.ts';

export interface Requirement {
  readonly name: string;
  readonly span: Span;
  /** Name and extras, versions or address; without the marker. */
  readonly whole: Span;
  readonly extras: readonly string[];
  /** The only version that fits: of `==1.0` and `===1.0` standing alone. */
  readonly version?: string;
  readonly range?: string;
  readonly url?: { readonly text: string; readonly span: Span };
  readonly marker?: Span;
  /** `partial`: a placeholder touches the name, which then holds the literal part. */
  readonly certain: 'exact' | 'partial';
  /** What could not be read begins here. */
  readonly rest?: number;
}

/** `undefined` where no name stands at the start. Line continuations count as blank. */
export function parsePep508(text: string, [start, end]: Span): Requirement | undefined {
  let at = blank(start);
  const from = at;
  while (at < end && isName(text.charCodeAt(at))) at++;
  const holed = at < end && isHole(text, at);
  while (!holed && at > from && !isAlphanumeric(text.charCodeAt(at - 1))) at--;
  if (at === from || !isAlphanumeric(text.charCodeAt(from))) return undefined;
  const span: Span = [from, at];
  const name = text.slice(from, at);
  if (holed) return { name, span, whole: [from, at], extras: [], certain: 'partial' };
  const extras: string[] = [];
  let last = at;
  at = blank(at);
  if (text.charCodeAt(at) === 0x5b && at < end) {
    let stop = at; // not indexOf: many open brackets would each be searched to the end of the text
    while (stop < end && text.charCodeAt(stop) !== 0x5d) stop++;
    for (const extra of text.slice(at + 1, stop).split(',')) if (extra.trim()) extras.push(extra.trim());
    last = Math.min(end, stop + 1);
    at = blank(last);
  }
  if (text.charCodeAt(at) === 0x40 && at < end) {
    at = blank(at + 1);
    const open = at;
    while (at < end && text.charCodeAt(at) > 32) at++;
    const url = { text: text.slice(open, at), span: [open, at] as const };
    const marker = blank(at);
    const has = marker < end && text.charCodeAt(marker) === 0x3b;
    return {
      name,
      span,
      whole: [from, at],
      extras,
      ...(at > open ? { url } : {}),
      ...(has ? { marker: [marker + 1, end] as const } : {}),
      certain: 'exact',
    };
  }
  const open = at;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === 0x3b) break;
    if (code > 32 && code !== 0x5c) last = at + 1;
    at++;
  }
  const range = text
    .slice(open, Math.max(open, last))
    .replace(/^\((.*)\)$/s, '$1')
    .replaceAll(/\\?\s+/g, ' ')
    .trim();
  const pin = /^={2,3} ?([^\s,;*]+)$/.exec(range)?.[1];
  const odd = range !== '' && !/^[<>=!~*^\d{$]/.test(range);
  return {
    name,
    span,
    whole: [from, odd ? Math.max(span[1], open) : Math.max(span[1], last)],
    extras,
    ...(pin ? { version: pin } : range && !odd ? { range } : {}),
    ...(at < end ? { marker: [at + 1, end] as const } : {}),
    certain: 'exact',
    ...(odd ? { rest: open } : {}),
  };

  function blank(index: number): number {
    let next = index;
    while (next < end && (text.charCodeAt(next) <= 32 || (text.charCodeAt(next) === 0x5c && isEnd(text.charCodeAt(next + 1))))) next++;
    return next;
  }
}

/** A placeholder of a template or of the environment: `{{`, `${`, `{`, `%(`, `<`. */
function isHole(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  return code === 0x7b || (code === 0x24 && next === 0x7b) || (code === 0x25 && next === 0x28);
}

function isName(code: number): boolean {
  return isAlphanumeric(code) || code === 0x2d || code === 0x5f || code === 0x2e;
}

function isAlphanumeric(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
}

function isEnd(code: number): boolean {
  return code === 10 || code === 13;
}

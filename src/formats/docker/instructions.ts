// Cuts a Dockerfile into instructions: continued lines joined, comments between them dropped, here-documents kept aside. https://docs.docker.com/reference/dockerfile/
import type { Span } from '../../model.ts';
import type { MappedText, Piece } from '../../parse/mapped-text.ts';

export interface Instruction {
  /** Upper case; behind `ONBUILD`, the one that it holds back. */
  readonly verb: string;
  /** All behind the verb, with line continuations taken out. */
  readonly rest: MappedText;
  /** In the file, without the last line end. */
  readonly span: Span;
  readonly heredocs: readonly Span[];
}

export interface Dockerfile {
  readonly instructions: readonly Instruction[];
  readonly escape: '\\' | '`';
  /** The value of `# syntax=`. */
  readonly syntax?: Span;
}

const TAKES_HEREDOC = new Set(['RUN', 'COPY', 'ADD']);
const HEREDOC = /<<(-?)(?:"([^"\n]{1,200})"|'([^'\n]{1,200})'|([A-Za-z_][\w.]{0,200}))/g;

export function instructions(text: string): Dockerfile {
  const out: Instruction[] = [];
  let mark: '\\' | '`' = '\\';
  let syntax: Span | undefined;
  let inDirectives = true;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    let [end, next] = lineEnd(text, at);
    const start = skipBlanks(text, at, end);
    if (inDirectives) {
      const directive = /^#\s*(syntax|escape|check)\s*=\s*(\S+)\s*$/i.exec(text.slice(start, Math.min(end, start + 1000)));
      const name = directive?.[1]?.toLowerCase();
      const value = directive?.[2] ?? '';
      if (name === 'escape' && value === '`') mark = '`';
      if (name === 'syntax') {
        const from = text.indexOf(value, text.indexOf('=', start));
        syntax = [from, from + value.length];
      }
      if (!directive) inDirectives = false;
    }
    if (start === end || text.charAt(start) === '#') {
      at = next;
      continue;
    }
    const pieces: Piece[] = [];
    let joined = '';
    let from = start;
    for (;;) {
      const cut = continued(text, from, end, mark);
      const stop = cut < 0 ? end : cut;
      if (stop > from) {
        pieces.push({ at: joined.length, span: [from, stop] });
        joined += text.slice(from, stop);
      }
      if (cut < 0 || next >= text.length) break;
      // comments and empty lines between continued lines are passed over
      for (;;) {
        at = next;
        [end, next] = lineEnd(text, at);
        const first = skipBlanks(text, at, end);
        if (first < end && text.charAt(first) !== '#') break;
        if (next >= text.length) break;
      }
      from = at;
      if (text.charAt(skipBlanks(text, at, end)) === '#' || at >= text.length) break;
    }
    const whole: MappedText = { text: joined, pieces };
    let offset = 0;
    let verb = word(joined, offset);
    if (verb.text.toUpperCase() === 'ONBUILD') {
      offset = verb.end;
      verb = word(joined, offset);
    }
    const upper = verb.text.toUpperCase();
    const bodies: Span[] = [];
    if (TAKES_HEREDOC.has(upper) && joined.includes('<<')) {
      for (const found of joined.matchAll(HEREDOC)) {
        const delimiter = found[2] ?? found[3] ?? found[4] ?? '';
        if (joined.charAt(found.index + 2) === '<' || joined.charAt(found.index - 1) === '<') continue;
        const [body, behind] = heredoc(text, next, delimiter, found[1] === '-');
        bodies.push(body);
        next = behind;
      }
    }
    out.push({ verb: upper, rest: behind(whole, verb.end), span: [start, end], heredocs: bodies });
    at = next;
  }
  return { instructions: out, escape: mark, ...(syntax ? { syntax } : {}) };
}

/** Where the mark stands that continues this line; -1 where the line ends. */
function continued(text: string, from: number, end: number, mark: string): number {
  let last = end - 1;
  while (last >= from && isBlank(text.charCodeAt(last))) last--;
  return last >= from && text.charAt(last) === mark ? last : -1;
}

function behind({ text, pieces }: MappedText, from: number): MappedText {
  const out: Piece[] = [];
  for (const [index, { at, span }] of pieces.entries()) {
    const end = pieces[index + 1]?.at ?? text.length;
    if (end <= from) continue;
    const cut = Math.max(0, from - at);
    out.push({ at: Math.max(0, at - from), span: [span[0] + cut, span[1]] });
  }
  const last = pieces.at(-1)?.span[1] ?? 0;
  return { text: text.slice(from), pieces: out.length > 0 ? out : [{ at: 0, span: [last, last] }] };
}

function heredoc(text: string, from: number, delimiter: string, dashed: boolean): readonly [Span, number] {
  let at = from;
  while (at < text.length) {
    const [end, next] = lineEnd(text, at);
    let start = at;
    if (dashed) while (start < end && text.charCodeAt(start) === 9) start++;
    if (end - start === delimiter.length && text.startsWith(delimiter, start)) return [[from, at], next];
    at = next;
  }
  return [[Math.min(from, text.length), text.length], text.length];
}

function word(text: string, from: number): { readonly text: string; readonly end: number } {
  let start = from;
  while (start < text.length && isBlank(text.charCodeAt(start))) start++;
  let end = start;
  while (end < text.length && !isBlank(text.charCodeAt(end))) end++;
  return { text: text.slice(start, end), end };
}

function lineEnd(text: string, from: number): [end: number, next: number] {
  const lf = text.indexOf('\n', from);
  const end = lf < 0 ? text.length : lf;
  return [end > from && text.charCodeAt(end - 1) === 13 ? end - 1 : end, lf < 0 ? text.length : lf + 1];
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

// What a Gradle expression of strings, variables and `+` comes to, with the places its parts come from.
import type { Span } from '../../model.ts';
import type { StringToken } from '../../parse/lexer.ts';
import type { Item } from '../../parse/lexer-tree.ts';
import type { Computed } from './interpolate.ts';

/** In `text`, `\0` stands for what is not known here. */
export interface Value {
  readonly text: string;
  /** As written, the first unknown part. */
  readonly unknown?: string;
  /** Which source a stretch of `text` comes from; `exact`: letter by letter. */
  readonly pieces: readonly { readonly length: number; readonly span: Span; readonly exact: boolean }[];
}

export type Variables = Map<string, Value>;

const LONGEST = 4096;

/** Reads an expression from an item on; `next` is the item after it. `undefined`: no string and no name begins there. */
export function readExpression(text: string, items: readonly Item[], from: number, variables: Variables) {
  const parts: Value[] = [];
  let strings = 0;
  let index = from;
  for (;;) {
    const item = items[index];
    if (item?.kind === 'string') {
      parts.push(ofString(text, item, variables));
      strings++;
      index++;
    } else if (item?.kind === 'word') {
      const end = chainEnd(items, index);
      const last = items[end - 1] ?? item;
      parts.push(ofCode(text, [item.span[0], last.span[1]], variables));
      index = end;
    } else break;
    const plus = items[index];
    if (plus?.kind !== 'symbol' || plus.text !== '+') break;
    index++;
  }
  if (parts.length === 0) return undefined;
  const only = parts.length === 1 ? parts[0] : undefined;
  return { value: only ?? join(parts), strings, next: index };
}

function ofString(text: string, token: StringToken, variables: Variables): Value {
  if (token.parts.length === 0) return { text: '', pieces: [{ length: 0, span: token.inner, exact: true }] };
  return join(
    token.parts.map((part, index) => {
      if (part.kind === 'code') {
        const outer: Span = [token.parts[index - 1]?.span[1] ?? token.inner[0], token.parts[index + 1]?.span[0] ?? token.inner[1]];
        return ofCode(text, part.span, variables, outer);
      }
      return ofText(part.text, part.span);
    }),
  );
}

/** Literal text; the `{{ x }}` of a template around the build is not known. */
function ofText(text: string, span: Span): Value {
  const exact = text.length === span[1] - span[0];
  const open = text.indexOf('{{');
  const close = open < 0 ? -1 : text.indexOf('}}', open);
  if (close < 0) return { text, pieces: [{ length: text.length, span, exact }] };
  const known = (from: number, to: number): Span => (exact ? [span[0] + from, span[0] + to] : span);
  const rest = text.slice(close + 2).replace(/\{\{.*?\}\}/g, '\0');
  const pieces = [
    { length: open, span: known(0, open), exact },
    { length: 1, span: known(open, close + 2), exact: false },
    { length: rest.length, span: known(close + 2, text.length), exact: exact && rest.length === text.length - close - 2 },
  ].filter(({ length }) => length > 0);
  return { text: `${text.slice(0, open)}\0${rest}`, unknown: text.slice(open, close + 2), pieces };
}

/** `outer`: with its `${}`. */
function ofCode(text: string, span: Span, variables: Variables, outer = span): Value {
  const code = text.slice(span[0], Math.min(span[1], span[0] + 200));
  const known = variables.get(variableName(code));
  if (known) return { ...known, pieces: [{ length: known.text.length, span: outer, exact: false }] };
  return { text: '\0', unknown: code, pieces: [{ length: 1, span: outer, exact: false }] };
}

function join(values: readonly Value[]): Value {
  const unknown = values.find(value => value.unknown !== undefined)?.unknown;
  return {
    text: values
      .map(value => value.text)
      .join('')
      .slice(0, LONGEST),
    ...(unknown === undefined ? {} : { unknown }),
    pieces: values.flatMap(value => value.pieces),
  };
}

/** The end of `a.b["c"].get()`. */
function chainEnd(items: readonly Item[], from: number): number {
  let index = from + 1;
  for (;;) {
    const item = items[index];
    const after = items[index + 1];
    if (item?.kind === 'group' && item.open !== '{') index++;
    else if (item?.kind === 'symbol' && (item.text === '.' || item.text === '?' || item.text === '!')) {
      index += item.text === '.' && after?.kind === 'word' ? 2 : 1;
    } else return index;
  }
}

/** One spelling for `project.ext.v`, `rootProject.extra["v"]`, `property('v')`, `v.get()`. */
export function variableName(code: string): string {
  if (/^\w{1,200}$/.test(code)) return code;
  return code
    .slice(0, 200)
    .replace(/\s|!!|\?/g, '')
    .replace(/as[A-Z]\w*$/, match => (code.includes(' as ') ? '' : match))
    .replace(
      /^(?:this\.)?(?:(?:project|rootProject|parent)\.)*(?:findProperty|property|extra\.get|ext\.get|providers\.gradleProperty)\((['"])([^'"]*)\1\)/,
      '$2',
    )
    .replace(/\[(['"])([^'"]*)\1\]/g, '.$2')
    .replace(/\.(?:get|toString|orNull)\(\)/g, '')
    .replace(/^(?:(?:this|project|rootProject|parent|gradle|ext|extra|properties)\.)+/, '');
}

/** A value cut into parts by `:`, each with what is literal in it. */
export function partsOfValue(value: Value): Computed[] {
  return value.text.split(':').map(text => {
    const zero = text.indexOf('\0');
    return zero < 0 ? { text, literal: text } : { text, literal: text.slice(0, zero), unknown: value.unknown ?? '' };
  });
}

/** Where a stretch of a value's text stands in the source. */
export function placeOf(value: Value, from: number, to: number): Span {
  const first = value.pieces[0];
  let start = first?.span[0] ?? 0;
  let end = start;
  let at = 0;
  let begun = false;
  for (const { length, span, exact } of value.pieces) {
    const after = at + length;
    if (!begun && (from < after || (from === after && length === 0))) {
      start = exact ? span[0] + (from - at) : span[0];
      begun = true;
    }
    if (at < to || (at === 0 && to === 0)) end = exact ? span[0] + Math.min(to - at, length) : span[1];
    at = after;
    if (at >= to) break;
  }
  if (!begun) start = end;
  return [Math.min(start, end), Math.max(start, end)];
}

/** A value as one part. */
export function wholeOfValue(value: Value): Computed {
  const zero = value.text.indexOf('\0');
  return zero < 0
    ? { text: value.text, literal: value.text }
    : { text: value.text, literal: value.text.slice(0, zero), unknown: value.unknown ?? '' };
}

/** Could it be a group or an artifact? */
export function isPart({ text }: Value): boolean {
  return /^[\w.\-\0]+$/.test(text);
}

// The literal part of an image reference of which some is computed elsewhere.
import type { Span } from '../model.ts';
import { type Image, readImage } from './image.ts';

export interface LiteralImage extends Image {
  readonly partial: boolean;
  /** A host that stands whole at the front of a name whose middle is computed. */
  readonly literalHost?: string;
}

/**
 * `holes` are the parts of `text` that are computed, ascending, possibly empty spans. The tail behind the last hole names the thing
 * (`$REG/team/app:1` → `team/app`); without one, the whole segments before the first hole do. A hole in a tag or port takes nothing away.
 */
export function literalImage(text: string, holes: readonly Span[]): LiteralImage | undefined {
  const image = readImage(text);
  const nameEnd = image?.nameSpan[1] ?? tagStart(text);
  const inName = holes.filter(([from]) => from <= nameEnd && !(from === nameEnd && text.charAt(from - 1) === ':'));
  const first = inName[0];
  const last = inName.at(-1);
  if (!first || !last) return image ? { ...image, partial: false } : undefined;
  const tail = strip(text, last[1]);
  if (tail < nameEnd) {
    const host = /^[\w.-]+\.[\w.-]+(?=\/)/.exec(text.slice(0, first[0]))?.[0];
    const literal = readImage(text.slice(tail));
    return literal && { ...moved(literal, tail), ...(host ? { literalHost: host } : {}) };
  }
  const slash = text.lastIndexOf('/', first[0] - 1); // `alpine$VARIANT`: the last segment may go on, and nothing says where
  const literal = slash > 0 ? readImage(text.slice(0, slash)) : undefined;
  return literal && moved(literal, 0);
}

function moved(image: Image, by: number): LiteralImage {
  return { ...image, nameSpan: [image.nameSpan[0] + by, image.nameSpan[1] + by], partial: true };
}

/** Separators at the front belong to the computed part. */
function strip(text: string, from: number): number {
  let at = from;
  while (at < text.length && '/._-'.includes(text.charAt(at))) at++;
  return at;
}

function tagStart(text: string): number {
  const at = text.indexOf('@');
  const end = at < 0 ? text.length : at;
  const colon = text.indexOf(':', text.lastIndexOf('/', end - 1) + 1);
  return colon >= 0 && colon < end ? colon : end;
}

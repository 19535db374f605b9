// A small tree of an XML manifest, with exact spans; made of what stands there, also of a half-typed file.
import type { Problem, Span } from '../model.ts';
import { scanXml, type XmlAttribute, type XmlOptions } from './xml-scan.ts';

export interface XmlElement {
  /** Without its namespace prefix. */
  readonly name: string;
  readonly nameSpan: Span;
  /** From `<` of the start tag to after `>` of the end tag. */
  readonly span: Span;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** Its own text, decoded and trimmed, comments left out. */
  readonly text: string;
  /** Where that text stands, trimmed, inside CDATA brackets; empty after the start tag where there is none. */
  readonly textSpan: Span;
}

/** Most elements have no children: they share this. */
const NONE: readonly never[] = [];

interface Growing {
  name: string;
  nameSpan: Span;
  span: Span;
  attributes: readonly XmlAttribute[];
  children: Growing[] | typeof NONE;
  text: string;
  textSpan: Span;
}

export interface XmlTree {
  /** Normally one; a broken file may leave several. */
  readonly roots: readonly XmlElement[];
  readonly problems: readonly Problem[];
}

export interface XmlTreeOptions extends XmlOptions {
  /** An element is complete; `above` holds its ancestors, the nearest last (copy what you keep). `drop`: it does not come into the tree. */
  readonly complete?: (element: XmlElement, above: readonly XmlElement[]) => 'drop' | undefined;
}

/** Linear; never throws; at most 1,000 levels. A tree takes ten times the room of its text: large files use `scanXml`, or drop what they have read. */
export function parseXml(text: string, options: XmlTreeOptions = {}): XmlTree {
  const roots: Growing[] = [];
  const stack: Growing[] = [];
  const { complete } = options;
  const problems = scanXml(
    text,
    {
      open({ name, nameSpan, span, attributes }) {
        const element: Growing = { name, nameSpan, span, attributes, children: NONE, text: '', textSpan: [span[1], span[1]] };
        const parent = stack.at(-1);
        if (!parent) roots.push(element);
        else if (parent.children === NONE) parent.children = [element];
        else (parent.children as Growing[]).push(element);
        stack.push(element);
      },
      text(piece, span) {
        const element = stack.at(-1);
        if (element) grow(element, piece, span);
      },
      close(_, span) {
        const element = stack.pop();
        if (!element) return;
        element.span = [element.span[0], Math.max(span[1], element.span[1])];
        element.text = element.text.trimEnd();
        if (complete?.(element, stack) === 'drop') ((stack.at(-1)?.children ?? roots) as Growing[]).pop();
      },
    },
    options,
  );
  return { roots, problems };
}

function grow(element: Growing, piece: string, [from, to]: Span): void {
  if (element.text === '' && isBlank(piece)) return; // what stands between nearly all tags
  const right = piece.trimEnd().length;
  if (right === 0) {
    if (element.text) element.text += piece;
    return;
  }
  const left = piece.length - piece.trimStart().length;
  const literal = piece.length === to - from; // an entity is one piece and is not cut
  const start = literal ? from + left : from;
  const end = literal ? from + right : to;
  element.textSpan = element.text ? [element.textSpan[0], end] : [start, end];
  element.text += element.text ? piece : piece.slice(left);
}

function isBlank(piece: string): boolean {
  for (let at = 0; at < piece.length; at++) {
    const code = piece.charCodeAt(at);
    if (code > 32) return false;
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return piece.trim() === '';
  }
  return true;
}

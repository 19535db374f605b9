// A tree of a JSON, JSONC or JSON5 text, half-typed or damaged, with offsets kept: for manifests. Lockfiles are streamed by json-scan.ts.
import type { Problem, Span } from '../model.ts';
import { type JsonPath, scanJson } from './json-scan.ts';
import { jsonText } from './json-text.ts';

export { type JsonPath, type JsonVisitor, scanJson } from './json-scan.ts';
export { jsonText } from './json-text.ts';

/** Spans are UTF-16 offsets, half-open. A string's `inner` lies inside its quotes; `text` is decoded. */
export type JsonNode =
  | JsonObject
  | JsonArray
  | { readonly kind: 'string'; readonly span: Span; readonly inner: Span; readonly text: string }
  | { readonly kind: 'number' | 'boolean' | 'null' | 'word'; readonly span: Span; readonly text: string };

export interface JsonObject {
  readonly kind: 'object';
  readonly span: Span;
  /** In the order of the file; a key that stands twice is here twice. */
  readonly members: readonly JsonMember[];
}

export interface JsonArray {
  readonly kind: 'array';
  readonly span: Span;
  readonly items: readonly JsonNode[];
}

export interface JsonMember {
  /** Decoded. */
  readonly key: string;
  /** Inside the quotes. */
  readonly keySpan: Span;
  /** From the key's quote to the value's end, without the comma. */
  readonly span: Span;
  /** Missing where it is half-typed. */
  readonly value?: JsonNode;
}

type Building<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer I)[] ? (K extends 'span' ? T[K] : I[]) : T[K] };
type Open = Building<JsonObject> | Building<JsonArray>;

/** The root is missing where there is none. What lies after a bracket too many still belongs to the root. */
export function parseJson(text: string): { readonly root?: JsonNode; readonly problems: readonly Problem[] } {
  let root: JsonNode | undefined;
  const stack: Open[] = [];

  const add = (path: JsonPath, node: JsonNode): void => {
    const parent = stack.at(-1);
    if (!parent) root ??= node;
    else if (parent.kind === 'array') parent.items.push(node);
    else {
      const level = path.depth() - 1;
      const keySpan = path.keySpan(level);
      parent.members.push({ key: path.key(level), keySpan, span: [path.keyStart(level), node.span[1]], value: node });
    }
  };

  const problems = scanJson(text, {
    enter(path, start) {
      const object = text.charCodeAt(start) !== 0x5b; // a reopened one begins anywhere
      if (stack.length === 0 && root?.kind === 'object' && object) stack.push(root as Building<JsonObject>);
      else {
        const node: Open = object
          ? { kind: 'object', span: [start, start], members: [] }
          : { kind: 'array', span: [start, start], items: [] };
        add(path, node);
        stack.push(node);
      }
      return true;
    },
    leave(_, end) {
      const node = stack.pop();
      if (!node) return;
      node.span = [node.span[0], end];
      const parent = stack.at(-1);
      const member = parent?.kind === 'object' ? (parent.members.at(-1) as Building<JsonMember> | undefined) : undefined;
      if (member && member.value === node) member.span = [member.span[0], end];
    },
    scalar(path, from, to, start, end) {
      add(path, scalar(text, from, to, start, end));
    },
    lone(path) {
      const parent = stack.at(-1);
      if (parent?.kind !== 'object') return;
      const level = path.depth() - 1;
      const keySpan = path.keySpan(level);
      const quoted = keySpan[0] > path.keyStart(level);
      const closed = quoted && /["']/.test(text.charAt(keySpan[1]));
      parent.members.push({ key: path.key(level), keySpan, span: [path.keyStart(level), closed ? keySpan[1] + 1 : keySpan[1]] });
    },
  });
  return root ? { root, problems } : { problems };
}

function scalar(text: string, from: number, to: number, start: number, end: number): JsonNode {
  if (from > start) return { kind: 'string', span: [start, end], inner: [from, to], text: jsonText(text, from, to) };
  const word = text.slice(start, end);
  const span: Span = [start, end];
  if (word === 'true' || word === 'false') return { kind: 'boolean', span, text: word };
  if (word === 'null') return { kind: 'null', span, text: word };
  return { kind: /^[-+.]?(?:[0-9]|Infinity$|NaN$)/.test(word) ? 'number' : 'word', span, text: word };
}

// The tree of a YAML text that is read a line at a time: keys, items and one-line scalars; flow collections and block scalars stay unread.
import type { Problem, Span } from '../model.ts';
import { verbatim } from './mapped-text.ts';
import type { YamlEntry, YamlNode } from './yaml.ts';
import { scanYamlLines, type YamlPath } from './yaml-lines.ts';

interface Growing {
  readonly at: number;
  readonly key: string;
  readonly keySpan: Span;
  readonly item: boolean;
  readonly children: Growing[];
  value?: Span;
}

export function yamlLinesTree(text: string): { readonly documents: readonly YamlNode[]; readonly problems: readonly Problem[] } {
  const roots: Growing[] = [];
  const stack: Growing[] = [];
  let root = grow(0, '', [0, 0], false);
  /** Brings the stack to the path's first `depth` levels and returns the last of them. */
  const sync = (path: YamlPath, depth: number): Growing => {
    let parent = root;
    for (let level = 0; level < depth; level++) {
      const span = path.keySpan(level);
      let here = stack[level];
      if (here?.at !== span[0]) {
        here = grow(span[0], path.key(level), span, span[0] === span[1]);
        parent.children.push(here);
        stack.length = level;
        stack.push(here);
      }
      parent = here;
    }
    stack.length = depth;
    return parent;
  };
  const finish = (): void => {
    if (root.children.length > 0) roots.push(root);
    root = grow(0, '', [0, 0], false);
    stack.length = 0;
  };
  const problems = scanYamlLines(text, {
    key(path, from, to) {
      const entry = sync(path, path.depth());
      if (to > from) entry.value = [from, to];
      return undefined;
    },
    item(path, from, to) {
      sync(path, path.depth()).value = [from, to];
    },
    document: finish,
  });
  finish();
  return { documents: roots.map(one => nodeOf(text, one)), problems };
}

function grow(at: number, key: string, keySpan: Span, item: boolean): Growing {
  return { at, key, keySpan, item, children: [] };
}

/** Recursion is bounded by the scanner's levels. */
function nodeOf(text: string, { children, value }: Growing): YamlNode {
  if (children.length === 0) {
    const inner: Span = value ?? [0, 0];
    const quote = text.charAt(inner[0] - 1);
    const style = value && quote === '"' ? 'double' : value && quote === "'" ? 'single' : 'plain';
    const span: Span = style === 'plain' ? inner : [inner[0] - 1, Math.min(text.length, inner[1] + 1)];
    return { kind: 'scalar', span, inner, style, ...verbatim(text, inner) };
  }
  const nodes = children.map(child => ({ child, node: child.children.length > 0 || child.value ? nodeOf(text, child) : undefined }));
  const span: Span = [children[0]?.at ?? 0, nodes.reduce((end, { child, node }) => Math.max(end, node?.span[1] ?? 0, child.keySpan[1]), 0)];
  if (children.some(child => child.item)) return { kind: 'list', span, items: nodes.flatMap(({ node }) => (node ? [node] : [])) };
  const entries = nodes.map(({ child, node }): YamlEntry => {
    const end = Math.max(child.keySpan[1], node?.span[1] ?? 0);
    return { key: child.key, keySpan: child.keySpan, span: [child.keySpan[0], end], ...(node ? { value: node } : {}) };
  });
  return { kind: 'map', span, entries };
}

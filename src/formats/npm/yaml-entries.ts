// Every key and item of a short YAML file with the keys above it, one-line flow maps and sequences included.
import type { Problem, Span } from '../../model.ts';
import { scanYamlLines, yamlFlow, yamlText } from '../../parse/yaml-lines.ts';

export interface YamlEntry {
  /** Decoded, from the outermost key to this one; an item's own is empty. */
  readonly keys: readonly string[];
  /** The key inside its quotes. */
  readonly token: Span;
  /** The value inside its quotes, or an empty span. */
  readonly from: number;
  readonly to: number;
}

/** Flow maps nest at most this deep in what people write here. */
const LEVELS = 16;

export function yamlEntries(text: string, visit: (entry: YamlEntry) => void): readonly Problem[] {
  const open = (entry: YamlEntry): void => {
    visit(entry);
    const { keys, from, to } = entry;
    const first = text.charCodeAt(from);
    if (to === from || (first !== 0x7b && first !== 0x5b) || text.charCodeAt(from - 1) === 0x22 || text.charCodeAt(from - 1) === 0x27)
      return;
    if (keys.length > LEVELS) return;
    yamlFlow(text, from, to, (key, value) => open({ keys: [...keys, yamlText(text, ...key)], token: key, from: value[0], to: value[1] }));
  };
  const keysOf = (path: { depth(): number; key(level: number): string }): string[] =>
    Array.from({ length: path.depth() }, (_, level) => path.key(level));
  return scanYamlLines(text, {
    key(path, from, to) {
      open({ keys: keysOf(path), token: path.keySpan(path.depth() - 1), from, to });
      return true;
    },
    item: (path, from, to) => open({ keys: keysOf(path), token: [from, from], from, to }),
  });
}

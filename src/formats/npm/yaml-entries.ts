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
/** A longer one is not written by hand; each of its entries would cost the length of its line. */
const LONGEST = 65_536;

export function yamlEntries(text: string, visit: (entry: YamlEntry) => void): readonly Problem[] {
  const problems: Problem[] = [];
  const open = (entry: YamlEntry): void => {
    visit(entry);
    const { keys, from, to } = entry;
    const first = text.charCodeAt(from);
    if (to === from || (first !== 0x7b && first !== 0x5b) || text.charCodeAt(from - 1) === 0x22 || text.charCodeAt(from - 1) === 0x27)
      return;
    if (keys.length > LEVELS || to - from > LONGEST) {
      const size = { size: to - from, limit: LONGEST };
      problems.push(
        keys.length > LEVELS
          ? { reason: 'size', id: 'too-deep', at: from, args: { levels: LEVELS } }
          : { reason: 'size', id: 'too-large', at: from, args: size },
      );
      return;
    }
    yamlFlow(text, from, to, (key, value) => open({ keys: [...keys, yamlText(text, ...key)], token: key, from: value[0], to: value[1] }));
  };
  const keysOf = (path: { depth(): number; key(level: number): string }): string[] =>
    Array.from({ length: path.depth() }, (_, level) => path.key(level));
  const scanned = scanYamlLines(text, {
    key(path, from, to) {
      open({ keys: keysOf(path), token: path.keySpan(path.depth() - 1), from, to });
      return true;
    },
    item: (path, from, to) => open({ keys: keysOf(path), token: [from, from], from, to }),
  });
  return [...scanned, ...problems];
}

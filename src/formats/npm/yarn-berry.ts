// Reads yarn.lock of yarn 2 and newer: YAML with one entry for each resolution. https://yarnpkg.com/advanced/lexicon#lockfile
import type { Extraction, Problem } from '../../model.ts';
import { scanYamlLines, yamlText } from '../../parse/yaml-lines.ts';
import { yarnDescriptor } from './yarn-descriptor.ts';
import { type YarnEntry, yarnEntries } from './yarn-entries.ts';

const NEWEST = 10;

export function yarnBerry(text: string): Extraction {
  const entries = yarnEntries();
  const problems: Problem[] = [];
  let entry: YarnEntry | undefined;
  const scanned = scanYamlLines(text, {
    key(path, from, to) {
      const depth = path.depth();
      if (depth === 1) {
        if (entry) entries.add(entry);
        entry = path.is(0, '__metadata') ? undefined : { header: header(text, ...path.keySpan(0)), asks: [] };
        return true;
      }
      if (!entry) {
        if (depth === 2 && path.is(1, 'version')) version(yamlText(text, from, to), from, problems);
        return false;
      }
      if (depth === 3) {
        entry.asks.push({ name: path.key(2), range: yamlText(text, from, to) });
        return false;
      }
      if (path.is(1, 'resolution')) entry.resolution = yarnDescriptor(text, from, to);
      else if (path.is(1, 'version')) entry.version = yamlText(text, from, to);
      return path.is(1, 'dependencies') || path.is(1, 'optionalDependencies');
    },
  });
  if (entry) entries.add(entry);
  return entries.extraction([...scanned, ...problems]);
}

/** `a@npm:^1, b@npm:^2`, separated by a comma and a blank. */
function header(text: string, from: number, to: number): YarnEntry['header'] {
  const out: ReturnType<typeof yarnDescriptor>[] = [];
  const raw = text.slice(from, to);
  for (let at = 0; at < raw.length; ) {
    const found = raw.indexOf(', ', at);
    const end = found < 0 ? raw.length : found;
    out.push(yarnDescriptor(text, from + at, from + end));
    at = end + 2;
  }
  return out;
}

function version(text: string, at: number, into: Problem[]): void {
  if (Number.parseInt(text, 10) > NEWEST) into.push({ reason: 'version', id: 'future-version', at, args: { version: text.slice(0, 20) } });
}

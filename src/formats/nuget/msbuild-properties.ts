// Fills `$(Name)` from the properties of a project and of the files above it. https://learn.microsoft.com/visualstudio/msbuild/msbuild-properties
import type { Source } from '../../model.ts';
import { parseXml, type XmlElement } from '../../parse/xml.ts';
import { everyElement } from '../../parse/xml-find.ts';

/** `literal`: what stands before the first unknown part. */
export interface Computed {
  readonly text: string;
  readonly literal: string;
  readonly unknown?: string;
}

const ROUNDS = 16;
const LONGEST = 4096;

/** Properties of the file itself win, then of the nearest companion. Names are case-insensitive. */
export function msbuildProperties(
  source: Source,
  roots: readonly XmlElement[],
  near: ReadonlyMap<string, Source>,
): (raw: string) => Computed {
  const known = new Map<string, string>();
  collect(roots, known);
  const imports = new Set(importedFiles(source.text).map(path => path.replace(/^(?:\.\.?\/)+/, '').toLowerCase()));
  const others = [...near.values()].filter(one => one.path !== source.path && /\.(?:props|targets)$/i.test(one.path));
  let read = false;
  return raw => {
    if (!/[$@%]\(|\{\{/.test(raw)) return { text: raw, literal: raw };
    if (!read) {
      read = true;
      for (const { path, text } of others.sort((a, b) => b.path.length - a.path.length)) {
        const isAbove = source.path.startsWith(path.slice(0, path.lastIndexOf('/') + 1));
        const lower = path.toLowerCase();
        if (isAbove || [...imports].some(one => lower === one || lower.endsWith(`/${one}`))) collect(parseXml(text).roots, known);
      }
    }
    return fill(raw, known);
  };
}

/** The first value stands: a later one is mostly for another condition. */
function collect(roots: readonly XmlElement[], into: Map<string, string>): void {
  for (const [{ name, text }, above] of everyElement(roots)) {
    const key = name.toLowerCase();
    // `$(RestoreSources);https://…` adds to what was there before
    if (above.at(-1)?.name === 'PropertyGroup' && !into.has(key) && !text.toLowerCase().includes(`$(${key})`)) into.set(key, text);
  }
}

function fill(raw: string, known: ReadonlyMap<string, string>): Computed {
  let text = raw.slice(0, LONGEST);
  for (let round = 0; round < ROUNDS && text.includes('$('); round++) {
    const next = text
      .replace(/\$\(\s*([\w.-]{1,200})\s*\)/g, (whole, name: string) => known.get(name.toLowerCase()) ?? whole)
      .slice(0, LONGEST);
    if (next === text) break;
    text = next;
  }
  const open = text.search(/[$@%]\(|\{\{/);
  return open < 0 ? { text, literal: text } : { text, literal: text.slice(0, open), unknown: text.slice(open, open + 100) };
}

/** `<Import Project="../eng/My.props" />`, relative to the file. */
export function importedFiles(text: string): string[] {
  const out: string[] = [];
  for (const found of text.matchAll(/<Import\s[^<>]{0,300}?\bProject\s*=\s*["']([^"'<>]{1,300}\.(?:props|targets))["']/gi)) {
    const path = (found[1] ?? '').replace(/^\$\(MSBuildThisFileDirectory\)[\\/]?/i, '').replaceAll('\\', '/');
    if (!/[$@%*]/.test(path) && !path.startsWith('/') && out.push(path) >= 32) break;
  }
  return out;
}

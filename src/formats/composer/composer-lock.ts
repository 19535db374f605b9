// composer.lock and vendor/composer/installed.json: what Composer resolved and from where. https://getcomposer.org/doc/01-basic-usage.md#commit-your-composer-lock-file-to-version-control
import type { Edge, Extraction, Format, Problem, Reference, Source, Span } from '../../model.ts';
import { type JsonPath, jsonText, scanJson } from '../../parse/json.ts';
import { isPlatform } from './platform.ts';

export const composerLock: Format = {
  id: 'composer/composer-lock',
  files: [{ name: 'composer.lock' }, { prefix: 'composer.', suffix: '.lock' }, { name: 'installed.json', under: 'composer' }],
  extract,
};

/** Of `plugin-api-version`, which says what wrote the file. */
const NEWEST = 2;

type Group = 'packages' | 'packages-dev';

/** A package is an item of `packages` or `packages-dev`, or, in version 1 of installed.json, of the root. */
function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  const edges: Edge[] = [];
  const hosts = new Set<string>();
  let isList = false;
  let name: { readonly text: string; readonly span: Span } | undefined;
  let version: string | undefined;
  const asked: string[] = [];
  const urls: Span[] = [];

  const newer: Problem[] = [];
  const broken = scanJson(text, {
    enter(path, start) {
      const depth = path.depth();
      if (depth === 0) {
        isList = text.charCodeAt(start) === 0x5b;
        return true;
      }
      const base = isList ? 1 : 2;
      if (depth < base) return groupOf(path) !== undefined;
      if (depth === base) {
        begin();
        return true;
      }
      if (depth === base + 1) return path.is(base, 'require') || isPlace(path, base);
      if (depth === base + 2) return path.is(base + 1, 'mirrors') && isPlace(path, base);
      return depth === base + 3;
    },
    scalar(path, from, to, start) {
      const depth = path.depth();
      const base = isList ? 1 : 2;
      if (depth === 1 && !isList && path.is(0, 'plugin-api-version')) later(jsonText(text, from, to), from);
      if (depth <= base) return;
      const isText = from > start;
      if (depth === base + 1) {
        if (!isText) return;
        if (path.is(base, 'name')) name ??= { text: jsonText(text, from, to), span: [from, to] };
        else if (path.is(base, 'version')) version ??= jsonText(text, from, to);
      } else if (depth === base + 2 && path.is(base, 'require')) asked.push(path.key(base + 1));
      else if (isText && path.is(depth - 1, 'url') && isPlace(path, base)) urls.push([from, to]);
    },
    lone(path) {
      const base = isList ? 1 : 2;
      if (path.depth() === base + 2 && path.is(base, 'require')) asked.push(path.key(base + 1));
    },
    leave(path) {
      if (path.depth() === (isList ? 1 : 2)) end(isList ? 'packages' : groupOf(path));
    },
  });
  return { references, edges, problems: [...broken, ...newer] };

  function later(api: string, at: number): void {
    if (Number.parseInt(api, 10) > NEWEST) newer.push({ reason: 'version', id: 'future-version', at, args: { version: api.slice(0, 40) } });
  }

  function begin(): void {
    name = version = undefined;
    asked.length = 0;
    urls.length = 0;
  }

  function end(group: Group | undefined): void {
    if (!name || name.text === '' || group === undefined) return;
    references.push({
      clue: { kind: 'package', type: 'composer', name: name.text, ...(version === undefined ? {} : { version }) },
      token: name.span,
      role: group === 'packages' ? 'runtime' : 'development',
      state: 'resolved',
      certain: 'exact',
      group,
    });
    for (const other of asked) if (!isPlatform(other)) edges.push([`composer:${name.text}`, `composer:${other}`]);
    for (const url of urls) host(jsonText(text, ...url), url, group);
  }

  /** Once for each host, or account on a forge: a mirror stands behind every entry. */
  function host(url: string, token: Span, group: Group): void {
    const key = /^[a-z][a-z0-9+.-]*:\/\/[^/]*(?:\/[^/]*)?/i.exec(url)?.[0] ?? (/^[\w.-]+@[\w.-]+:/.test(url) ? url : undefined);
    if (key === undefined || hosts.has(key)) return;
    hosts.add(key);
    references.push({ clue: { kind: 'host', url }, token, role: 'source', state: 'resolved', certain: 'exact', group });
  }
}

function groupOf(path: JsonPath): Group | undefined {
  return path.is(0, 'packages') ? 'packages' : path.is(0, 'packages-dev') ? 'packages-dev' : undefined;
}

/** What a package is fetched from: `source` or `dist`. */
function isPlace(path: JsonPath, level: number): boolean {
  return path.is(level, 'source') || path.is(level, 'dist');
}

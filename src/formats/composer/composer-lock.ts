// composer.lock and vendor/composer/installed.json: what Composer resolved and from where. https://getcomposer.org/doc/01-basic-usage.md#commit-your-composer-lock-file-to-version-control
import type { Edge, Extraction, Format, Reference, Source } from '../../model.ts';
import { type JsonNode, type JsonObject, parseJson } from '../../parse/json.ts';
import { isPlatform } from './platform.ts';

export const composerLock: Format = {
  id: 'composer/composer-lock',
  files: [{ name: 'composer.lock' }, { name: 'installed.json', under: 'composer' }],
  extract,
};

function extract({ text }: Source): Extraction {
  const { root, problems } = parseJson(text);
  const references: Reference[] = [];
  const edges: Edge[] = [];
  const hosts = new Set<string>();
  // version 1 of installed.json is a bare list
  const lists =
    root?.kind === 'array'
      ? ([['packages', root]] as const)
      : (['packages', 'packages-dev'] as const).map(key => [key, memberOf(root, key)] as const);
  for (const [group, list] of lists) {
    for (const item of list?.kind === 'array' ? list.items : []) if (item.kind === 'object') read(item, group, references, edges, hosts);
  }
  return { references, edges, problems };
}

function read(item: JsonObject, group: 'packages' | 'packages-dev', references: Reference[], edges: Edge[], hosts: Set<string>): void {
  const name = memberOf(item, 'name');
  if (name?.kind !== 'string' || name.text === '') return;
  const version = memberOf(item, 'version');
  references.push({
    clue: { kind: 'package', type: 'composer', name: name.text, ...(version?.kind === 'string' ? { version: version.text } : {}) },
    token: name.inner,
    role: group === 'packages' ? 'runtime' : 'development',
    state: 'resolved',
    certain: 'exact',
    group,
  });
  const require = memberOf(item, 'require');
  for (const { key } of require?.kind === 'object' ? require.members : []) {
    if (!isPlatform(key)) edges.push([`composer:${name.text}`, `composer:${key}`]);
  }
  const mirrors = [memberOf(item, 'source'), memberOf(item, 'dist')];
  for (const place of mirrors) {
    const url = memberOf(place, 'url');
    if (url?.kind === 'string') host(url.text, url.inner, group, references, hosts);
    const list = memberOf(place, 'mirrors');
    for (const mirror of list?.kind === 'array' ? list.items : []) {
      const address = memberOf(mirror, 'url');
      if (address?.kind === 'string') host(address.text, address.inner, group, references, hosts);
    }
  }
}

/** Once for each host, or account on a forge: a mirror stands behind every entry. */
function host(url: string, token: readonly [number, number], group: string, references: Reference[], hosts: Set<string>): void {
  const key = /^[a-z][a-z0-9+.-]*:\/\/[^/]*(?:\/[^/]*)?/i.exec(url)?.[0] ?? (/^[\w.-]+@[\w.-]+:/.test(url) ? url : undefined);
  if (key === undefined || hosts.has(key)) return;
  hosts.add(key);
  references.push({ clue: { kind: 'host', url }, token, role: 'source', state: 'resolved', certain: 'exact', group });
}

function memberOf(node: JsonNode | undefined, key: string): JsonNode | undefined {
  return node?.kind === 'object' ? node.members.find(member => member.key === key)?.value : undefined;
}

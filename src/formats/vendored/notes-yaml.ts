// Notes in YAML that say where vendored code comes from: moz.yaml, vendir.yml and its lock, west.yml of Zephyr.
// https://carvel.dev/vendir/docs/latest/vendir-spec/ https://docs.zephyrproject.org/latest/develop/west/manifest.html
import type { Extraction, Format, Reference, Source } from '../../model.ts';
import { sourceSpan } from '../../parse/mapped-text.ts';
import { parseYaml, type YamlNode } from '../../parse/yaml.ts';
import { origin } from './origin.ts';

export const notesYaml: Format = {
  id: 'vendored/notes-yaml',
  files: ['moz.yaml', 'vendir.yml', 'vendir.lock.yml', 'west.yml', 'west.yaml', 'vendor.yml', 'vendored.yml', 'vendored.yaml'].map(
    name => ({
      name,
    }),
  ),
  extract,
};

const ADDRESSES = new Set(['url', 'url-base', 'repository', 'repo-url', 'homepage', 'source-hosting-url', 'git', 'http', 'source']);

function extract({ path, text }: Source): Extraction {
  const { documents, problems } = parseYaml(text);
  const references: Reference[] = [];
  const seen = new Set<YamlNode>(); // an anchored node is read once
  const left: { readonly node: YamlNode; readonly key: string; readonly group: string }[] = documents
    .map(node => ({ node, key: '', group: '' }))
    .reverse();
  for (let next = left.pop(); next; next = left.pop()) {
    const { node, key, group } = next;
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'list') left.push(...node.items.map(item => ({ node: item, key, group })).reverse());
    else if (node.kind === 'map') {
      const below = node.entries.flatMap(entry => (entry.value ? [{ node: entry.value, key: entry.key, group: key || group }] : []));
      left.push(...below.reverse());
    } else if (ADDRESSES.has(key)) {
      const state = /\.lock\.yml$/i.test(path) ? 'resolved' : 'declared';
      const found = origin(node.text, sourceSpan(node, [0, node.text.length]), group || key, state);
      if (found) references.push(found);
    } else if (key === 'slug' && /^[\w.-]+\/[\w.-]+$/.test(node.text)) {
      // a release of GitHub
      const token = sourceSpan(node, [0, node.text.length]);
      const clue = { kind: 'host', url: `https://github.com/${node.text}` } as const;
      references.push({ clue, token, role: 'source', state: 'declared', certain: 'exact', group });
    }
  }
  return { references, edges: [], problems };
}

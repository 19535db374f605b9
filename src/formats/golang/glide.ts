// glide.yaml and glide.lock. https://glide.readthedocs.io/en/latest/glide.yaml/
import type { Extraction, Format, Reference, Role, Source } from '../../model.ts';
import { parseYaml, type YamlNode } from '../../parse/yaml.ts';

export const glide: Format = {
  id: 'golang/glide',
  files: [{ name: 'glide.yaml' }, { name: 'glide.lock' }],
  extract,
};

const LISTS: readonly (readonly [key: string, role: Role])[] = [
  ['import', 'runtime'],
  ['imports', 'runtime'],
  ['testImport', 'test'],
  ['testImports', 'test'],
];

function extract({ path, text }: Source): Extraction {
  const { documents, problems } = parseYaml(text);
  const references: Reference[] = [];
  const state = path.toLowerCase().endsWith('.lock') ? 'resolved' : 'declared';
  for (const [group, role] of LISTS) {
    const list = under(documents[0], group);
    for (const item of list?.kind === 'list' ? list.items : []) {
      const name = under(item, state === 'resolved' ? 'name' : 'package');
      if (name?.kind !== 'scalar' || name.text === '') continue;
      const version = under(item, 'version');
      const text = version?.kind === 'scalar' ? version.text : '';
      const stated = text === '' ? {} : state === 'resolved' ? { version: text } : { range: text };
      references.push({
        clue: { kind: 'package', type: 'golang', name: name.text, ...stated },
        token: name.inner,
        role,
        state,
        certain: 'exact',
        group,
      });
      const repo = under(item, 'repo');
      if (repo?.kind === 'scalar' && repo.text !== '') {
        references.push({ clue: { kind: 'host', url: repo.text }, token: repo.inner, role: 'source', state, certain: 'exact', group });
      }
    }
  }
  return { references, edges: [], problems };
}

function under(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return node?.kind === 'map' ? node.entries.find(entry => entry.key === key)?.value : undefined;
}

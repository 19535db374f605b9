// .cargo/config.toml: registries, the sources that replace others, patches. https://doc.rust-lang.org/cargo/reference/config.html
import type { Extraction, Format, Reference, Source } from '../../model.ts';
import { parseToml } from '../../parse/toml.ts';
import { tomlAt, tomlEntries } from '../../parse/toml-at.ts';
import { hostReference } from './address.ts';
import { patches } from './patches.ts';

export const config: Format = {
  id: 'cargo/config',
  files: [
    { name: 'config.toml', under: '.cargo' },
    { name: 'config', under: '.cargo' },
  ],
  extract,
};

function extract({ text }: Source): Extraction {
  const { root, problems } = parseToml(text);
  const references: Reference[] = [];
  for (const [table, keys] of [
    ['source', ['registry', 'git']],
    ['registries', ['index']],
  ] as const) {
    for (const { key, value } of tomlEntries(root, table)) {
      const isReplaced = tomlAt(value, 'replace-with') !== undefined;
      for (const name of keys) {
        const node = tomlAt(value, name);
        const host =
          node?.kind === 'string'
            ? hostReference(node.text, node.inner, isReplaced ? 'replaced' : 'configured', `${table}.${key}`)
            : undefined;
        if (host) references.push(host);
      }
    }
  }
  const index = tomlAt(root, 'registry', 'index');
  const host = index?.kind === 'string' ? hostReference(index.text, index.inner, 'configured', 'registry') : undefined;
  if (host) references.push(host);
  references.push(...patches(text, root));
  return { references, edges: [], problems };
}

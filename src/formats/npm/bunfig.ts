// bunfig.toml: the registries that bun installs from. https://bun.com/docs/runtime/bunfig#package-manager
import type { Extraction, Format, Reference, Source } from '../../model.ts';
import { parseToml, type TomlNode } from '../../parse/toml.ts';
import { addressReference } from './address-reference.ts';

export const bunfig: Format = { id: 'npm/bunfig', files: [{ name: 'bunfig.toml' }, { name: '.bunfig.toml' }], extract };

function extract({ text }: Source): Extraction {
  const { root, problems } = parseToml(text);
  const references: Reference[] = [];
  for (const { key, value } of root.entries) {
    if (key !== 'install' || value?.kind !== 'table') continue;
    for (const entry of value.entries) {
      if (entry.key === 'registry') address(entry.value, 'install.registry');
      else if (entry.key === 'scopes' && entry.value?.kind === 'table') {
        for (const scope of entry.value.entries) address(scope.value, `install.scopes.${scope.key}`);
      }
    }
  }

  /** A text, or a table with `url` beside its credentials. */
  function address(value: TomlNode | undefined, group: string): void {
    const node = value?.kind === 'table' ? value.index.get('url')?.value : value;
    const reference = node?.kind === 'string' ? addressReference(text, node.inner, group) : undefined;
    if (reference) references.push(reference);
  }

  return { references, edges: [], problems };
}

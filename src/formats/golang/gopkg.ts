// Gopkg.toml and Gopkg.lock of dep. https://golang.github.io/dep/docs/Gopkg.toml.html
import type { Extraction, Format, Reference, Role, Source } from '../../model.ts';
import { parseToml, type TomlNode, type TomlTable } from '../../parse/toml.ts';

export const gopkg: Format = {
  id: 'golang/gopkg',
  files: [{ name: 'Gopkg.toml' }, { name: 'Gopkg.lock' }],
  extract,
};

const TABLES: readonly (readonly [key: string, role: Role])[] = [
  ['constraint', 'runtime'],
  ['override', 'constraint'],
  ['projects', 'runtime'],
];

function extract({ path, text }: Source): Extraction {
  const { root, problems } = parseToml(text);
  const references: Reference[] = [];
  const state = path.toLowerCase().endsWith('.lock') ? 'resolved' : 'declared';
  for (const [key, role] of TABLES) {
    for (const table of itemsOf(root.index.get(key)?.value)) {
      if (table.kind !== 'table') continue;
      const name = textOf(table, 'name');
      if (!name?.text) continue;
      const version = textOf(table, 'version')?.text ?? textOf(table, 'revision')?.text;
      const clue = { kind: 'package', type: 'golang', name: name.text } as const;
      const stated = version ? (state === 'resolved' ? { version } : { range: version }) : {};
      references.push({ clue: { ...clue, ...stated }, token: name.inner, role, state, certain: 'exact', group: key });
      const source = textOf(table, 'source');
      if (source?.text)
        references.push({
          clue: { kind: 'host', url: source.text },
          token: source.inner,
          role: 'source',
          state,
          certain: 'exact',
          group: key,
        });
    }
  }
  for (const item of itemsOf(root.index.get('required')?.value)) {
    if (item.kind !== 'string') continue;
    references.push({
      clue: { kind: 'package', type: 'golang', name: item.text },
      token: item.inner,
      role: 'tool',
      state,
      certain: 'exact',
      group: 'required',
    });
  }
  return { references, edges: [], problems };
}

function itemsOf(node: TomlNode | undefined): readonly TomlNode[] {
  return node?.kind === 'array' ? node.items : [];
}

function textOf(table: TomlTable, key: string) {
  const value = table.index.get(key)?.value;
  return value?.kind === 'string' ? value : undefined;
}

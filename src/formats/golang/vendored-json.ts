// Godeps.json of godep and vendor.json of govendor. https://github.com/tools/godep#file-format https://github.com/kardianos/vendor-spec
import type { Extraction, Format, Reference, Source } from '../../model.ts';
import { type JsonNode, parseJson } from '../../parse/json.ts';

export const vendoredJson: Format = {
  id: 'golang/vendored-json',
  files: [{ name: 'Godeps.json' }, { name: 'vendor.json', under: 'vendor' }],
  extract,
};

function extract({ path, text }: Source): Extraction {
  const { root, problems } = parseJson(text);
  const references: Reference[] = [];
  const isGodeps = path.toLowerCase().endsWith('godeps.json');
  const group = isGodeps ? 'Deps' : 'package';
  const list = memberOf(root, group);
  for (const item of list?.kind === 'array' ? list.items : []) {
    const name = memberOf(item, isGodeps ? 'ImportPath' : 'path');
    const version = memberOf(item, isGodeps ? 'Comment' : 'version') ?? memberOf(item, isGodeps ? 'Rev' : 'revision');
    if (name?.kind !== 'string' || name.text === '') continue;
    const clue = { kind: 'package', type: 'golang', name: name.text } as const;
    const stated = version?.kind === 'string' && version.text ? { version: version.text } : {};
    references.push({ clue: { ...clue, ...stated }, token: name.inner, role: 'runtime', state: 'resolved', certain: 'exact', group });
  }
  return { references, edges: [], problems };
}

function memberOf(node: JsonNode | undefined, key: string): JsonNode | undefined {
  return node?.kind === 'object' ? node.members.find(member => member.key === key)?.value : undefined;
}

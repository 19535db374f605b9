// cgmanifest.json: components that a repository declares by hand, because it vendors or downloads them.
// https://github.com/microsoft/component-detection/blob/main/docs/detectors/README.md
import type { Extraction, Format, Reference, Source } from '../../model.ts';
import { type JsonNode, parseJson } from '../../parse/json.ts';
import { origin } from './origin.ts';

export const cgmanifest: Format = { id: 'vendored/cgmanifest', files: [{ name: 'cgmanifest.json' }], extract };

const TYPES: Readonly<Record<string, string>> = {
  npm: 'npm',
  nuget: 'nuget',
  pip: 'pypi',
  cargo: 'cargo',
  go: 'golang',
  rubygems: 'gem',
  pod: 'cocoapods',
};

function extract({ text }: Source): Extraction {
  const { root, problems } = parseJson(text);
  const references: Reference[] = [];
  const list = memberOf(root, 'registrations');
  for (const item of list?.kind === 'array' ? list.items : []) {
    const component = memberOf(item, 'component');
    const isDevelopment = memberOf(item, 'developmentDependency');
    const role = isDevelopment?.kind === 'boolean' && isDevelopment.text === 'true' ? 'development' : 'runtime';
    if (component?.kind === 'object') for (const { key, value } of component.members) registered(text, key, value, role, references);
  }
  return { references, edges: [], problems };
}

function registered(text: string, kind: string, node: JsonNode | undefined, role: Reference['role'], out: Reference[]): void {
  for (const key of ['repositoryUrl', 'downloadUrl', 'sourceUrl']) {
    const address = memberOf(node, key);
    const found = address?.kind === 'string' ? origin(text.slice(...address.inner), address.inner, kind) : undefined;
    if (found) out.push(found);
  }
  const isMaven = kind.toLowerCase() === 'maven';
  const type = isMaven ? 'maven' : TYPES[kind.toLowerCase()];
  const group = memberOf(node, 'groupId');
  const name = memberOf(node, isMaven ? 'artifactId' : 'name');
  const version = memberOf(node, 'version');
  if (!type || name?.kind !== 'string' || name.text === '') return;
  if (isMaven && group?.kind !== 'string') return;
  const full = isMaven && group?.kind === 'string' ? `${group.text}/${name.text}` : name.text;
  const stated = version?.kind === 'string' && version.text !== '' ? { version: version.text } : {};
  out.push({
    clue: { kind: 'package', type, name: full, ...stated },
    token: name.inner,
    role,
    state: 'declared',
    certain: 'exact',
    group: kind,
  });
}

function memberOf(node: JsonNode | undefined, key: string): JsonNode | undefined {
  return node?.kind === 'object' ? node.members.find(member => member.key === key)?.value : undefined;
}

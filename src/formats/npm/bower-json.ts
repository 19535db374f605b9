// bower.json and its older and installed names. https://github.com/bower/spec/blob/master/json.md
import type { Extraction, Format, Problem, Reference, Role, Source } from '../../model.ts';
import { type JsonNode, parseJson } from '../../parse/json.ts';
import { jsonWhole } from '../../parse/json-whole.ts';
import { addressReference } from './address-reference.ts';
import { duplicateKeys } from './duplicate-keys.ts';
import { isPackageName } from './package-name.ts';
import { readSpec, versionOf } from './spec.ts';

export const bowerJson: Format = {
  id: 'npm/bower-json',
  files: [{ name: 'bower.json' }, { name: '.bower.json' }, { name: 'component.json', under: 'bower_components' }, { name: '.bowerrc' }],
  extract,
};

const TABLES: ReadonlyMap<string, Role> = new Map([
  ['dependencies', 'runtime'],
  ['devDependencies', 'development'],
  ['resolutions', 'constraint'],
]);

function extract({ path, text }: Source): Extraction {
  const { root, problems: found } = parseJson(text);
  const problems: Problem[] = [...found];
  const references: Reference[] = [];
  if (root?.kind !== 'object') return { references, edges: [], problems };
  duplicateKeys(root, problems);
  const installed = /(?:^|\/)\.bower\.json$|(?:^|\/)bower_components\//i.test(path);
  for (const { key, value } of root.members) {
    const role = TABLES.get(key);
    if (role && !(installed && role === 'development')) table(text, key, role, value, problems, references);
    else if (installed && key === 'name' && value?.kind === 'string' && isPackageName(value.text)) {
      const clue = { kind: 'package', type: 'bower', name: value.text } as const;
      references.push({ clue, token: value.inner, role: 'runtime', state: 'resolved', certain: 'exact', group: 'name' });
    } else if (key === 'registry' || key === '_source' || key === 'shorthand-resolver')
      for (const reference of addresses(text, key, value)) references.push(reference);
  }
  return { references, edges: [], problems };
}

/** A value is a range, `package#range`, `owner/repository#range` or an address. */
function table(text: string, group: string, role: Role, value: JsonNode | undefined, problems: Problem[], out: Reference[]): void {
  if (value?.kind !== 'object') return;
  duplicateKeys(value, problems);
  value.members.forEach(({ key, keySpan, value: given }, index) => {
    const common = { whole: jsonWhole(text, value, index), state: 'declared', certain: 'exact' } as const;
    const spec = given?.kind === 'string' ? given.text : '';
    const hash = spec.indexOf('#');
    const target = hash > 0 && isPackageName(spec.slice(0, hash)) ? spec.slice(0, hash) : undefined;
    const read = readSpec(spec);
    const version = target ? versionOf(spec.slice(hash + 1)) : read.kind === 'plain' ? versionOf(spec) : {};
    const differs = target !== undefined && target !== key;
    if (differs && given?.kind === 'string') {
      const token = [given.inner[0], Math.min(given.inner[1], given.inner[0] + target.length)] as const;
      out.push({ clue: { kind: 'package', type: 'bower', name: target, ...version }, token, role, ...common, group });
    }
    if (isPackageName(key)) {
      const clue = { kind: 'package', type: 'bower', name: key, ...(differs ? {} : version) } as const;
      out.push({ clue, token: keySpan, role, ...common, group: differs ? 'alias' : group });
    }
    if (read.kind === 'address' && target === undefined && given?.kind === 'string') {
      out.push({ clue: { kind: 'host', url: read.url }, token: given.inner, role: 'source', ...common, group });
    }
  });
}

/** `.bowerrc` writes one registry, or a search and a register one. */
function addresses(text: string, group: string, value: JsonNode | undefined): Reference[] {
  const nodes = value?.kind === 'object' ? value.members.map(member => member.value) : value?.kind === 'array' ? value.items : [value];
  return nodes.flatMap(node => {
    if (node?.kind === 'array') return addresses(text, group, node);
    const reference = node?.kind === 'string' ? addressReference(text, node.inner, group) : undefined;
    return reference ? [reference] : [];
  });
}

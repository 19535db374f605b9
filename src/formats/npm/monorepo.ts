// lerna.json and Rush's configuration: registries, package managers, preferred and overridden versions. https://rushjs.io/pages/configs/rush_json/
import type { Extraction, Format, Problem, Reference, Source } from '../../model.ts';
import { type JsonMember, type JsonNode, type JsonObject, parseJson } from '../../parse/json.ts';
import { jsonWhole } from '../../parse/json-whole.ts';
import { addressReference } from './address-reference.ts';
import { dependency } from './dependency.ts';
import { selectorReferences } from './selector-references.ts';
import { versionOf } from './spec.ts';

export const monorepo: Format = {
  id: 'npm/monorepo',
  files: [{ name: 'lerna.json' }, { name: 'rush.json' }, { name: 'common-versions.json' }, { name: 'pnpm-config.json' }],
  extract,
};

/** Rush names the package manager by the key. */
const MANAGERS: ReadonlyMap<string, string> = new Map([
  ['pnpmVersion', 'pnpm'],
  ['npmVersion', 'npm'],
  ['yarnVersion', 'yarn'],
  ['rushVersion', '@microsoft/rush'],
]);

function extract({ text }: Source): Extraction {
  const { root, problems: found } = parseJson(text);
  const problems: Problem[] = [...found];
  const references: Reference[] = [];
  const stack: JsonObject[] = root?.kind === 'object' ? [root] : [];
  for (let node = stack.pop(); node; node = stack.pop()) {
    for (const member of node.members) {
      const { value } = member;
      for (const reference of manager(member)) references.push(reference);
      for (const reference of table(text, member)) references.push(reference);
      if (value?.kind === 'object') stack.push(value);
      else if (value?.kind === 'string' && /registry$/i.test(member.key)) {
        const reference = addressReference(text, value.inner, member.key);
        if (reference) references.push(reference);
      }
    }
  }
  return { references, edges: [], problems };
}

function manager({ key, keySpan, span, value }: JsonMember): Reference[] {
  const name = MANAGERS.get(key);
  if (name === undefined || value?.kind !== 'string') return [];
  // the key is all that names it
  const clue = { kind: 'package', type: 'npm', name, ...versionOf(value.text) } as const;
  return [{ clue, token: keySpan, whole: span, role: 'tool', state: 'declared', certain: 'exact', group: key }];
}

function table(text: string, { key: group, value }: JsonMember): Reference[] {
  if (value?.kind !== 'object') return [];
  return value.members.flatMap(({ key, keySpan, value: given }, index) => {
    const whole = jsonWhole(text, value, index);
    const spec = written(given);
    if (group === 'preferredVersions') return dependency({ name: key, token: keySpan, whole, role: 'constraint', group, ...spec });
    if (group === 'globalOverrides') return selectorReferences({ key, keySpan, whole, group, ...spec });
    if (group === 'globalPatchedDependencies' || group === 'allowedAlternativeVersions' || group === 'globalAllowedDeprecatedVersions') {
      return selectorReferences({ key, keySpan, whole, group });
    }
    return group === 'globalPackageExtensions' ? extensions(text, key, keySpan, given) : [];
  });
}

function extensions(text: string, key: string, keySpan: JsonMember['keySpan'], added: JsonNode | undefined): Reference[] {
  const out = selectorReferences({ key, keySpan, group: 'globalPackageExtensions' });
  for (const { key: table, value } of added?.kind === 'object' ? added.members : []) {
    if (value?.kind !== 'object' || !/^(?:dependencies|optionalDependencies|peerDependencies)$/.test(table)) continue;
    const role = table === 'peerDependencies' ? 'peer' : table === 'optionalDependencies' ? 'optional' : 'runtime';
    for (const [index, entry] of value.members.entries()) {
      const whole = jsonWhole(text, value, index);
      const group = `globalPackageExtensions.${table}`;
      out.push(...dependency({ name: entry.key, token: entry.keySpan, whole, role, group, ...written(entry.value) }));
    }
  }
  return out;
}

function written(value: JsonNode | undefined): { spec: string; specSpan: JsonMember['keySpan'] } | Record<string, never> {
  return value?.kind === 'string' ? { spec: value.text, specSpan: value.inner } : {};
}

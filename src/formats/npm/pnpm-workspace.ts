// pnpm-workspace.yaml: catalogs, overrides, patches, extensions, configuration packages, registries. https://pnpm.io/pnpm-workspace_yaml https://pnpm.io/settings
import type { Extraction, Format, Reference, Role, Source, Span } from '../../model.ts';
import { wholeLine } from '../../parse/whole-line.ts';
import { yamlText } from '../../parse/yaml-lines.ts';
import { addressReference } from './address-reference.ts';
import { dependency } from './dependency.ts';
import { selectorReferences } from './selector-references.ts';
import { yamlEntries } from './yaml-entries.ts';

export const pnpmWorkspace: Format = {
  id: 'npm/pnpm-workspace',
  files: [{ name: 'pnpm-workspace.yaml' }, { name: 'pnpm-workspace.yml' }],
  extract,
};

/** Tables that extend another manifest. */
const ADDED: ReadonlyMap<string, Role> = new Map([
  ['dependencies', 'runtime'],
  ['peerDependencies', 'peer'],
  ['optionalDependencies', 'optional'],
]);

/** Maps and lists of selectors. What is ignored or left out of the tree is not named. */
const SELECTORS: ReadonlySet<string> = new Set([
  'patchedDependencies',
  'allowedDeprecatedVersions',
  'allowBuilds',
  'onlyBuiltDependencies',
  'neverBuiltDependencies',
  'ignoredBuiltDependencies',
]);

function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  const select = (key: string, keySpan: Span, group: string, given: { whole?: Span; spec?: string; specSpan?: Span } = {}): void => {
    references.push(...selectorReferences({ key, keySpan, group, ...given }));
  };
  const problems = yamlEntries(text, ({ keys, token, from, to }) => {
    const [section = '', second = '', third = ''] = keys;
    const key = keys.at(-1) ?? '';
    const depth = keys.length;
    const given = to > from ? { spec: yamlText(text, from, to), specSpan: [from, to] as const } : {};
    const whole = wholeLine(text, token);
    const declared = (role: Role, group: string): void => {
      references.push(...dependency({ name: key, token, whole, role, group, ...given }));
    };
    if (section === 'catalog' && depth === 2) declared('constraint', section);
    else if (section === 'catalogs' && depth === 3) declared('constraint', `catalogs.${second}`);
    else if (section === 'configDependencies' && depth === 2) declared('tool', section);
    else if (section === 'overrides' && depth === 2) select(key, token, section, { whole, ...given });
    else if (SELECTORS.has(section) && depth === 2) {
      if (key === '') select(yamlText(text, from, to), [from, to], section, { whole });
      else select(key, token, section, { whole });
    } else if (section === 'peerDependencyRules' && depth === 3 && second === 'allowedVersions') select(key, token, section, { whole });
    else if (section === 'packageExtensions') {
      const role = depth === 4 ? ADDED.get(third) : undefined;
      if (depth === 2) select(key, token, section);
      else if (role) declared(role, `packageExtensions.${third}`);
    } else if (!/token|auth|password/i.test(key)) {
      const reference = addressReference(text, [from, to], key || section, whole);
      if (reference) references.push(reference);
    }
  });
  return { references, edges: [], problems };
}

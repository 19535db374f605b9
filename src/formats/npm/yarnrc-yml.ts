// .yarnrc.yml of yarn 2 and newer: registries, catalogs, extensions of other manifests, plugins. https://yarnpkg.com/configuration/yarnrc
import type { Extraction, Format, Reference, Role, Source } from '../../model.ts';
import { wholeLine } from '../../parse/whole-line.ts';
import { yamlText } from '../../parse/yaml-lines.ts';
import { addressReference } from './address-reference.ts';
import { dependency } from './dependency.ts';
import { isPackageName } from './package-name.ts';
import { selectorReferences } from './selector-references.ts';
import { yamlEntries } from './yaml-entries.ts';

export const yarnrcYml: Format = { id: 'npm/yarnrc-yml', files: [{ name: '.yarnrc.yml' }, { name: '.yarnrc.yaml' }], extract };

/** Tables that extend another manifest. */
const ADDED: ReadonlyMap<string, Role> = new Map([
  ['dependencies', 'runtime'],
  ['peerDependencies', 'peer'],
  ['optionalDependencies', 'optional'],
]);

function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  const address = (from: number, to: number, group: string): void => {
    const reference = addressReference(text, [from, to], group, wholeLine(text, [from, to]));
    if (reference) references.push(reference);
  };

  const problems = yamlEntries(text, ({ keys, token, from, to }) => {
    const [section = '', second = '', third = ''] = keys;
    const key = keys.at(-1) ?? '';
    const whole = wholeLine(text, token);
    const declared = (role: Role, group: string): void => {
      references.push(...dependency({ name: key, token, whole, role, group, spec: yamlText(text, from, to), specSpan: [from, to] }));
    };
    if (section === 'catalog' && keys.length === 2) declared('constraint', section);
    else if (section === 'catalogs' && keys.length === 3) declared('constraint', `catalogs.${second}`);
    else if (section === 'packageExtensions') {
      const role = keys.length === 4 ? ADDED.get(third) : undefined;
      if (keys.length === 2) references.push(...selectorReferences({ key, keySpan: token, group: section }));
      else if (role) declared(role, `packageExtensions.${third}`);
    } else if (section === 'npmRegistries' && keys.length === 2) address(...token, section);
    else if (section === 'plugins') {
      if (key === 'spec' || key === '') plugin(from, to);
    } else if (!/token|auth|ident/i.test(key)) address(from, to, key || section);
  });

  /** A package of the registry, or an address; `path` says only where it was put. */
  function plugin(from: number, to: number): void {
    const name = yamlText(text, from, to);
    if (isPackageName(name) && !/\.c?js$/.test(name)) {
      const clue = { kind: 'package', type: 'npm', name } as const;
      references.push({ clue, token: [from, to], role: 'plugin', state: 'declared', certain: 'exact', group: 'plugins' });
    } else address(from, to, 'plugins');
  }

  return { references, edges: [], problems };
}

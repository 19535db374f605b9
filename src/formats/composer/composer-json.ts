// composer.json: what a PHP project requires and where it comes from. https://getcomposer.org/doc/04-schema.md
import type { Extraction, Format, Reference, Role, Source } from '../../model.ts';
import { type JsonNode, parseJson } from '../../parse/json.ts';
import { jsonWhole } from '../../parse/json-whole.ts';
import { isPlatform } from './platform.ts';

export const composerJson: Format = {
  id: 'composer/composer-json',
  files: [{ name: 'composer.json' }],
  extract,
};

/** `replace` and `provide` are claims of this package, `conflict` is what it refuses, `suggest` is talk. */
const TABLES: Readonly<Record<string, Role>> = { require: 'runtime', 'require-dev': 'development' };

function extract({ text }: Source): Extraction {
  const { root, problems } = parseJson(text);
  const references: Reference[] = [];
  if (root?.kind !== 'object') return { references, edges: [], problems };
  for (const { key, value } of root.members) {
    if (key === 'repositories' && value) repositories(references, value);
    const role = Object.hasOwn(TABLES, key) ? TABLES[key] : undefined;
    if (!role || value?.kind !== 'object') continue;
    for (const [index, member] of value.members.entries()) {
      if (isPlatform(member.key) || !member.key.includes('/')) continue;
      const range = member.value?.kind === 'string' ? member.value.text : '';
      references.push({
        clue: { kind: 'package', type: 'composer', name: member.key, ...(range ? { range } : {}) },
        token: member.keySpan,
        whole: jsonWhole(text, value, index),
        role,
        state: 'declared',
        certain: 'exact',
        group: key,
      });
    }
  }
  return { references, edges: [], problems };
}

/** A list, or an object by name; `"packagist.org": false` turns one off. */
function repositories(references: Reference[], node: JsonNode): void {
  const items =
    node.kind === 'array' ? node.items : node.kind === 'object' ? node.members.flatMap(({ value }) => (value ? [value] : [])) : [];
  for (const item of items) {
    if (item.kind !== 'object') continue;
    const url = item.members.find(member => member.key === 'url')?.value;
    if (url?.kind !== 'string' || !/^[a-z][a-z0-9+.-]*:\/\/|^[\w.-]+@[\w.-]+:/i.test(url.text) || url.text.startsWith('file:')) continue;
    references.push({
      clue: { kind: 'host', url: url.text },
      token: url.inner,
      role: 'source',
      state: 'configured',
      certain: 'exact',
      group: 'repositories',
    });
  }
}

// pip.conf, pip.ini and .pypirc: the indexes that packages come from and go to. https://pip.pypa.io/en/stable/topics/configuration/
import type { Extraction, Format, Reference, Source } from '../../model.ts';
import { hostReference } from './address.ts';
import { iniValues } from './ini.ts';

export const pipConf: Format = {
  id: 'pypi/pip-conf',
  files: [{ name: 'pip.conf' }, { name: 'pip.ini' }, { name: '.pypirc' }, { name: '.pydistutils.cfg' }],
  extract,
};

const KEYS = new Set(['index', 'index_url', 'extra_index_url', 'find_links', 'repository']);

function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  for (const { section, key, lines } of iniValues(text)) {
    if (!KEYS.has(key)) continue;
    for (const [from, to] of lines) {
      for (const word of text.slice(from, to).matchAll(/\S+/g)) {
        const start = from + word.index;
        const host = hostReference(word[0], [start, start + word[0].length], 'configured', section ? `${section}.${key}` : key);
        if (host) references.push(host);
      }
    }
  }
  return { references, edges: [], problems: [] };
}

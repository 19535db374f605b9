// pip.conf, pip.ini and .pypirc: the indexes that packages come from and go to. https://pip.pypa.io/en/stable/topics/configuration/
import type { Extraction, Format, Reference, Source } from '../../model.ts';
import { wholeLine } from '../../parse/whole-line.ts';
import { hostReference } from './address.ts';
import { iniValues } from './ini.ts';
import { startsLine } from './starts-line.ts';

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
      const words = [...text.slice(from, to).matchAll(/\S+/g)];
      // one of several lines, or the only one with its key, can go
      const whole = words.length === 1 && (lines.length === 1 || startsLine(text, from)) ? wholeLine(text, [from, to]) : undefined;
      for (const word of words) {
        const start = from + word.index;
        const host = hostReference(word[0], [start, start + word[0].length], 'configured', section ? `${section}.${key}` : key, whole);
        if (host) references.push(host);
      }
    }
  }
  return { references, edges: [], problems: [] };
}

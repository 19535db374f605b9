// setup.cfg and tox.ini: what setuptools installs and tox tests with. https://setuptools.pypa.io/en/latest/userguide/declarative_config.html
import type { Extraction, Format, Problem, Reference, Role, Source } from '../../model.ts';
import { computedNames } from '../../parse/computed-names.ts';
import { bothSides } from '../../parse/merge-markers.ts';
import { wholeLine } from '../../parse/whole-line.ts';
import { hostReference } from './address.ts';
import { iniValues } from './ini.ts';
import { requirement } from './requirement.ts';
import { startsLine } from './starts-line.ts';
import { toxCommands } from './tox-commands.ts';

export const setupCfg: Format = {
  id: 'pypi/setup-cfg',
  files: [{ name: 'setup.cfg' }, { name: 'tox.ini' }],
  extract: bothSides(computedNames(extract)),
};

const KEYS: Readonly<Record<string, Role>> = {
  'options/install_requires': 'runtime',
  'options/setup_requires': 'build',
  'options/tests_require': 'test',
  'metadata/install_requires': 'runtime',
  'metadata/requires_dist': 'runtime',
  'metadata/setup_requires_dist': 'build',
  'tox/requires': 'tool',
};

function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  const problems: Problem[] = [];
  for (const { section, key, lines } of iniValues(text)) {
    if (/^(?:commands(?:_pre|_post)?|install_command)$/.test(key) && /^(?:tox:)?testenv/.test(section)) {
      const commands = toxCommands(text, lines, section);
      references.push(...commands.references);
      problems.push(...commands.problems);
      continue;
    }
    const isTest = key === 'deps' && /^(?:tox:)?testenv/.test(section);
    const role = isTest ? 'test' : section === 'options.extras_require' ? 'optional' : KEYS[`${section}/${key}`];
    const isLink = key === 'dependency_links' || (key === 'index_url' && section === 'easy_install') || key === 'find_links';
    if (role === undefined && !isLink) continue;
    for (const [index, [from, to]] of lines.entries()) {
      const whole = startsLine(text, from) || (index === 0 && lines.length === 1) ? wholeLine(text, [from, to]) : undefined;
      if (isLink || role === undefined) {
        const host = hostReference(text.slice(from, to), [from, to], 'configured', key);
        if (host) references.push(host);
        continue;
      }
      let start = from;
      const factor = isTest ? /^[\w.,{}!-]+:\s*(?=[A-Za-z-])/.exec(text.slice(from, to)) : null; // tox: `py311: name`
      if (factor) start += factor[0].length;
      const comment = text.slice(start, to).indexOf(' #');
      const end = comment >= 0 ? start + comment : to;
      if (text.charCodeAt(start) === 0x2d || text.startsWith('file:', start) || text.startsWith('{[', start)) continue; // -r, attr, reference
      references.push(
        ...requirement(text, [start, end], { role, state: 'declared', group: isTest ? section : key, ...(whole ? { whole } : {}) }),
      );
    }
  }
  return { references, edges: [], problems };
}

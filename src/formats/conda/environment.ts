// A conda environment: channels, conda packages, and the pip list inside. https://docs.conda.io/projects/conda/en/latest/user-guide/tasks/manage-environments.html
import type { Extraction, Format, Problem, Reference, Source, Span } from '../../model.ts';
import { parsePep508 } from '../../parse/pep508.ts';
import { parseYaml, type YamlNode, type YamlScalar } from '../../parse/yaml.ts';
import { condaAddress, condaSpec, itemLine } from './spec.ts';

export const environment: Format = {
  id: 'conda/environment',
  files: [
    { prefix: 'environment', suffix: '.yml' },
    { prefix: 'environment', suffix: '.yaml' },
    { suffix: 'environment.yml' },
    { suffix: 'environment.yaml' },
    { name: 'conda.yml' },
    { name: 'conda.yaml' },
    { name: '.condarc' },
    { name: 'condarc' },
  ],
  sniff: head => /^[ \t]*['"]?(?:dependencies|channels|default_channels|channel_alias|custom_channels)['"]?\s*:/m.test(head),
  extract,
};

const CHANNELS = new Set([
  'channels',
  'default_channels',
  'channel_alias',
  'custom_channels',
  'custom_multichannels',
  'migrated_channel_aliases',
]);

function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  const problems: Problem[] = [];
  const read = parseYaml(text);
  problems.push(...read.problems);
  for (const document of read.documents) {
    if (document.kind !== 'map') continue;
    for (const { key, value } of document.entries) {
      if (CHANNELS.has(key)) channels(text, value, key, references);
      if (key !== 'dependencies' || value?.kind !== 'list') continue;
      for (const item of value.items) {
        if (item.kind === 'scalar') references.push(...condaSpec(text, item.inner, 'runtime', 'dependencies'));
        if (item.kind !== 'map') continue;
        for (const inner of item.entries) {
          if (inner.key !== 'pip' || inner.value?.kind !== 'list') continue;
          for (const one of inner.value.items) if (one.kind === 'scalar') pip(text, one, references, problems);
        }
      }
    }
  }
  return { references, edges: [], problems };
}

function pip(text: string, { inner }: YamlScalar, out: Reference[], problems: Problem[]): void {
  const raw = text.slice(...inner);
  const option = /^(?:-i|--index-url|--extra-index-url|-f|--find-links)(?:[ =]+)(\S+)/.exec(raw);
  if (option?.[1]) {
    const from = inner[0] + option[0].length - option[1].length;
    const found = condaAddress(option[1], [from, from + option[1].length], 'pip', 'configured');
    if (found) out.push(found);
    return;
  }
  if (/^-(?:r|c|-requirement|-constraint)\b/.test(raw)) return; // a file of its own
  const address = /^(?:-e\s+|--editable[ =])?((?:git\+)?[a-z+]+:\/\/\S+)/.exec(raw);
  if (address?.[1]) {
    const from = inner[0] + address[0].length - address[1].length;
    const egg = /[#&]egg=([A-Za-z0-9][\w.-]*)/.exec(address[1]);
    if (egg?.[1]) {
      const token: Span = [from + egg.index + 5, from + egg.index + 5 + egg[1].length];
      out.push({
        clue: { kind: 'package', type: 'pypi', name: egg[1] },
        token,
        ...itemLine(text, inner),
        role: 'runtime',
        state: 'declared',
        certain: 'exact',
        group: 'pip',
      });
    }
    const found = condaAddress(address[1], [from, from + address[1].length], 'pip', 'declared');
    if (found) out.push(found);
    return;
  }
  if (/^[-./~]/.test(raw)) return;
  const read = parsePep508(text, inner);
  if (!read) {
    problems.push({ reason: 'syntax', id: 'unexpected', at: inner[0], args: { what: raw.slice(0, 30) } });
    return;
  }
  const { name, span, version, range, url, certain } = read;
  const clue = { kind: 'package' as const, type: 'pypi', name, ...(version ? { version } : {}), ...(range ? { range } : {}) };
  out.push({ clue, token: span, ...itemLine(text, inner), role: 'runtime', state: 'declared', certain, group: 'pip' });
  const found = url && condaAddress(url.text, url.span, 'pip', 'declared');
  if (found) out.push(found);
}

/** Names, lists and maps of addresses, at most two levels deep. */
function channels(text: string, node: YamlNode | undefined, group: string, out: Reference[]): void {
  const level =
    node?.kind === 'list'
      ? node.items
      : node?.kind === 'map'
        ? node.entries.flatMap(({ value }) => (value ? [value] : []))
        : node
          ? [node]
          : [];
  for (const one of level) {
    for (const item of one.kind === 'list' ? one.items : [one]) {
      const found = item.kind === 'scalar' ? condaAddress(text.slice(...item.inner), item.inner, group, 'configured') : undefined;
      if (found) out.push(found);
    }
  }
}

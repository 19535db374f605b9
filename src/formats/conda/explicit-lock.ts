// conda-linux-64.lock and its like: one address for each package. https://docs.conda.io/projects/conda/en/latest/user-guide/tasks/manage-environments.html#building-identical-conda-environments
import type { Extraction, Format, Reference, Source } from '../../model.ts';
import { lines } from '../../parse/lines.ts';
import { condaFile } from './conda-file.ts';

export const explicitLock: Format = {
  id: 'conda/explicit-lock',
  files: [
    { prefix: 'conda-', suffix: '.lock' },
    { suffix: '.txt', prefix: 'explicit' },
    { suffix: '.txt', prefix: 'spec-' },
  ],
  sniff: head => /^@EXPLICIT\s*$/m.test(head),
  extract,
};

function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  const channels = new Set<string>();
  for (const [from, to] of lines(text)) {
    const url = /^https?:\/\/\S+/.exec(text.slice(from, Math.min(to, from + 2000)))?.[0];
    if (!url) continue;
    const file = condaFile(url);
    const channel = url.split('/').slice(0, -2).join('/');
    const plain = url.split('#', 1)[0] ?? url;
    if (!channels.has(channel)) {
      channels.add(channel);
      const clue = { kind: 'host', url: plain } as const;
      references.push({ clue, token: [from, from + plain.length], role: 'source', state: 'resolved', certain: 'exact', group: 'packages' });
    }
    if (!file) continue;
    const clue = { kind: 'package', type: 'conda', name: file.name, version: file.version } as const;
    references.push({ clue, token: [from + file.span[0], from + file.span[1]], role: 'runtime', state: 'resolved', certain: 'exact' });
  }
  return { references, edges: [], problems: [] };
}

// Taskfile.yml: what its commands install and download. https://taskfile.dev/reference/schema/
import type { Extraction, Format, Problem, Reference, Source } from '../../model.ts';
import { sourceSpan } from '../../parse/mapped-text.ts';
import { parseYaml, type YamlNode } from '../../parse/yaml.ts';
import { addresses, namesRegistry } from './addresses.ts';
import { installCommands } from './install-command.ts';

export const taskfile: Format = {
  id: 'scripts/taskfile',
  files: [{ name: 'Taskfile.yml' }, { name: 'Taskfile.yaml' }, { name: 'Taskfile.dist.yml' }, { name: 'Taskfile.dist.yaml' }],
  extract,
};

const COMMANDS = new Set(['cmds', 'cmd', 'sh', 'status', 'preconditions', 'defer']);

function extract({ text }: Source): Extraction {
  const { documents, problems: found } = parseYaml(text);
  const references: Reference[] = [];
  const problems: Problem[] = [...found];
  const seen = new Set<YamlNode>(); // an anchored task is read once
  const stack: { readonly node: YamlNode; readonly key: string }[] = documents.map(node => ({ node, key: '' })).reverse();
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, key } = next;
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'list') for (const one of node.items.map(item => ({ node: item, key })).reverse()) stack.push(one);
    else if (node.kind === 'map')
      stack.push(
        ...node.entries
          .flatMap(entry =>
            entry.value ? [{ node: entry.value, key: key === 'tasks' && entry.value.kind === 'scalar' ? 'cmd' : entry.key }] : [],
          )
          .reverse(),
      );
    else if (COMMANDS.has(key)) {
      const installs = installCommands(node.text, { role: 'tool', place: span => sourceSpan(node, span) });
      for (const one of installs.references) references.push(one);
      for (const one of installs.problems) problems.push(one);
    } else if (namesRegistry(key)) {
      for (const { url, span } of addresses(node.text)) {
        references.push({
          clue: { kind: 'host', url },
          token: sourceSpan(node, span),
          role: 'source',
          state: 'configured',
          certain: 'exact',
          group: key,
        });
      }
    }
  }
  return { references, edges: [], problems };
}

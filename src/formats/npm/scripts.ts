// The commands of `scripts`: what they install, run from the registry and download. https://github.com/npm/cli/blob/latest/docs/lib/content/using-npm/scripts.md
import type { Problem, Reference } from '../../model.ts';
import type { JsonNode } from '../../parse/json.ts';
import { jsonMapped } from '../../parse/json-mapped.ts';
import { sourceSpan } from '../../parse/mapped-text.ts';
import { installCommands } from '../scripts/install-command.ts';

/** Each member is a line of shell. */
export function scripts(
  text: string,
  value: JsonNode | undefined,
  group: string,
): { readonly references: readonly Reference[]; readonly problems: readonly Problem[] } {
  const references: Reference[] = [];
  const problems: Problem[] = [];
  for (const { value: command } of value?.kind === 'object' ? value.members : []) {
    if (command?.kind !== 'string') continue;
    const script = jsonMapped(text, [command.inner]);
    const installs = installCommands(script.text, { role: 'tool', place: span => sourceSpan(script, span) });
    for (const one of installs.references) references.push({ ...one, group });
    for (const one of installs.problems) problems.push(one);
  }
  return { references, problems };
}

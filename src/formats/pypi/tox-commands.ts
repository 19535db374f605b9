// The commands that tox runs around its tests: what they install and download. https://tox.wiki/en/latest/config.html#commands
import type { Span } from '../../model.ts';
import { type Installs, installCommands } from '../scripts/install-command.ts';

/** One command a line; a backslash joins lines, a dash before it ignores its failure, `py311:` says when it runs. */
export function toxCommands(text: string, lines: readonly Span[], group: string): Installs {
  const references: Installs['references'][number][] = [];
  const problems: Installs['problems'][number][] = [];
  for (let index = 0; index < lines.length; index++) {
    const [from] = lines[index] ?? [0, 0];
    while (text.charAt((lines[index]?.[1] ?? 0) - 1) === '\\' && index + 1 < lines.length) index++;
    const to = lines[index]?.[1] ?? from;
    const lead = /^(?:[\w.,{}!-]+:[ \t]+)?(?:[-!@][ \t]*)?/.exec(text.slice(from, Math.min(to, from + 200)))?.[0].length ?? 0;
    const start = from + lead;
    const command = text.slice(start, to).replaceAll('{envpython}', 'python     '); // as long as it was
    const installs = installCommands(command, { role: 'test', place: ([a, b]) => [a + start, b + start] });
    for (const one of installs.references) references.push({ ...one, group });
    for (const one of installs.problems) problems.push(one);
  }
  return { references, problems };
}

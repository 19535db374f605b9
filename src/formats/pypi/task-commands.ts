// The commands of tasks and scripts in TOML: Hatch, PDM, Poe, taskipy, Rye, Pixi. What they install, run and download.
import type { Role } from '../../model.ts';
import { sourceSpan } from '../../parse/mapped-text.ts';
import type { TomlNode } from '../../parse/toml.ts';
import { type Installs, installCommands } from '../scripts/install-command.ts';

/** They say something about a task and are no commands. */
const NO_COMMANDS = new Set('help description env env_file deps depends depends-on cwd inputs outputs args envfile keep_going'.split(' '));

/** A text, a list, or tables of them: `build = "…"`, `build = ["…", "…"]`, `build = { cmd = "…" }`. */
export function taskCommands(node: TomlNode | undefined, role: Role, group: string): Installs {
  const references: Installs['references'][number][] = [];
  const problems: Installs['problems'][number][] = [];
  const stack: TomlNode[] = node ? [node] : [];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.kind === 'array') for (const item of [...next.items].reverse()) stack.push(item);
    else if (next.kind === 'table') {
      for (const { key, value } of [...next.entries].reverse()) if (value && !NO_COMMANDS.has(key)) stack.push(value);
    } else if (next.kind === 'string') {
      const script = { text: next.text, pieces: [{ at: 0, span: next.inner }] };
      const installs = installCommands(script.text, { role, place: span => sourceSpan(script, span) });
      for (const one of installs.references) references.push({ ...one, group });
      for (const one of installs.problems) problems.push(one);
    }
  }
  return { references, problems };
}

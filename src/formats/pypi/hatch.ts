// Hatch's tables, in pyproject.toml and hatch.toml: environments, their scripts, build hooks and targets. https://hatch.pypa.io/latest/config/environment/overview/
import type { Problem, Reference, Role } from '../../model.ts';
import type { TomlNode } from '../../parse/toml.ts';
import { tomlAt, tomlEntries } from '../../parse/toml-at.ts';
import { taskCommands } from './task-commands.ts';
import { requirementList } from './toml-requirements.ts';

const COMMANDS = ['scripts', 'pre-install-commands', 'post-install-commands'];

/** Environments, build hooks and targets each have lists of their own. */
export function hatchTables(
  text: string,
  hatch: TomlNode | undefined,
): { readonly references: readonly Reference[]; readonly problems: readonly Problem[] } {
  const references: Reference[] = [];
  const problems: Problem[] = [];
  for (const { key, value } of tomlEntries(hatch, 'envs')) {
    const role: Role = /test/i.test(key) ? 'test' : 'development';
    for (const name of ['dependencies', 'extra-dependencies']) references.push(...requirementList(text, tomlAt(value, name), role, key));
    for (const name of COMMANDS) {
      const installs = taskCommands(tomlAt(value, name), role, name);
      references.push(...installs.references);
      problems.push(...installs.problems);
    }
  }
  const builds = [tomlAt(hatch, 'build'), ...tomlEntries(hatch, 'build', 'targets').map(({ value }) => value)];
  for (const build of builds) {
    references.push(...requirementList(text, tomlAt(build, 'dependencies'), 'build', 'build'));
    for (const { key, value } of tomlEntries(build, 'hooks')) {
      references.push(...requirementList(text, tomlAt(value, 'dependencies'), 'build', key));
    }
  }
  return { references, problems };
}

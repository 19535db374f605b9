// The package manager's own command that takes a component out of its lockfile, to be copied; nothing here runs it.
import type { Finding, Place } from '../model.ts';
import type { Copying } from './copy.ts';

type Command = (name: string) => string;

/** By the base name of a lockfile, lower case. */
const BY_LOCK: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['package-lock.json', name => `npm uninstall ${name}`],
  ['npm-shrinkwrap.json', name => `npm uninstall ${name}`],
  ['pnpm-lock.yaml', name => `pnpm remove ${name}`],
  ['yarn.lock', name => `yarn remove ${name}`],
  ['bun.lock', name => `bun remove ${name}`],
  ['deno.lock', name => `deno remove ${name}`],
  ['cargo.lock', name => `cargo remove ${name}`],
  ['go.sum', name => `go get ${name}@none && go mod tidy`],
  ['poetry.lock', name => `poetry remove ${name}`],
  ['uv.lock', name => `uv remove ${name}`],
  ['pdm.lock', name => `pdm remove ${name}`],
  ['pipfile.lock', name => `pipenv uninstall ${name}`],
  ['composer.lock', name => `composer remove ${name}`],
  ['gemfile.lock', name => `bundle remove ${name}`],
  ['pubspec.lock', name => `dart pub remove ${name}`],
  ['packages.lock.json', name => `dotnet remove package ${name}`],
  ['mix.lock', name => `mix deps.unlock ${name}`],
  ['podfile.lock', () => 'pod install'],
  ['cartfile.resolved', () => 'carthage update'],
  ['package.resolved', () => 'swift package resolve'],
  ['conan.lock', () => 'conan lock create .'],
  ['.terraform.lock.hcl', () => 'terraform init -upgrade'],
]);

/** One for each lockfile that still names the component, where its manager has such a command. */
export function refresh(finding: Finding): readonly Copying[] {
  const texts = new Set(finding.places.flatMap(place => commandOf(place) ?? []));
  return [...texts].map(text => ({ title: `Copy: ${text}`, text }));
}

function commandOf({ path, clue, state }: Place): string | undefined {
  if (state !== 'resolved' || clue.kind !== 'package' || clue.name.startsWith('-')) return undefined; // never an option
  const command = BY_LOCK.get(path.slice(path.lastIndexOf('/') + 1).toLowerCase());
  return command?.(quoted(clue.name));
}

/** A name from a file is a word of the shell and nothing else. */
function quoted(name: string): string {
  return /^[A-Za-z0-9@/._+-]+$/.test(name) ? name : `'${name.replace(/\p{C}/gu, '').replaceAll("'", `'\\''`)}'`;
}

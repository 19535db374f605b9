// The package manager's own command that takes a component out of its lockfile, to be copied; nothing here runs it.
import type { Finding, Place } from '../model.ts';
import type { Copying } from './copy.ts';

interface Commands {
  /** Takes out what the project declares; absent: the manager has no such command, and the lockfile is made anew. */
  readonly remove?: (name: string) => string;
  /** Brings the lockfile in line with the manifest, after an edit there or an override. */
  readonly sync: string;
}

/** By the base name of a lockfile, lower case. */
const BY_LOCK: ReadonlyMap<string, Commands> = new Map<string, Commands>([
  ['package-lock.json', { remove: name => `npm uninstall ${name}`, sync: 'npm install' }],
  ['npm-shrinkwrap.json', { remove: name => `npm uninstall ${name}`, sync: 'npm install' }],
  ['pnpm-lock.yaml', { remove: name => `pnpm remove ${name}`, sync: 'pnpm install' }],
  ['yarn.lock', { remove: name => `yarn remove ${name}`, sync: 'yarn install' }],
  ['bun.lock', { remove: name => `bun remove ${name}`, sync: 'bun install' }],
  ['deno.lock', { remove: name => `deno remove ${name}`, sync: 'deno install' }],
  ['cargo.lock', { remove: name => `cargo remove ${name}`, sync: 'cargo update --workspace' }],
  ['go.sum', { remove: name => `go get ${name}@none && go mod tidy`, sync: 'go mod tidy' }],
  ['poetry.lock', { remove: name => `poetry remove ${name}`, sync: 'poetry lock' }],
  ['uv.lock', { remove: name => `uv remove ${name}`, sync: 'uv lock' }],
  ['pdm.lock', { remove: name => `pdm remove ${name}`, sync: 'pdm lock' }],
  ['pipfile.lock', { remove: name => `pipenv uninstall ${name}`, sync: 'pipenv lock' }],
  ['pixi.lock', { remove: name => `pixi remove ${name}`, sync: 'pixi lock' }],
  ['composer.lock', { remove: name => `composer remove ${name}`, sync: 'composer update --lock' }],
  ['gemfile.lock', { remove: name => `bundle remove ${name}`, sync: 'bundle lock' }],
  ['pubspec.lock', { remove: name => `dart pub remove ${name}`, sync: 'dart pub get' }],
  ['packages.lock.json', { remove: name => `dotnet remove package ${name}`, sync: 'dotnet restore --force-evaluate' }],
  ['paket.lock', { remove: name => `dotnet paket remove ${name}`, sync: 'dotnet paket install' }],
  ['mix.lock', { remove: name => `mix deps.unlock ${name}`, sync: 'mix deps.get' }],
  ['gradle.lockfile', { sync: 'gradle dependencies --write-locks' }],
  ['maven_install.json', { sync: 'REPIN=1 bazel run @maven//:pin' }],
  ['podfile.lock', { sync: 'pod install' }],
  ['cartfile.resolved', { sync: 'carthage update' }],
  ['package.resolved', { sync: 'swift package resolve' }],
  ['conan.lock', { sync: 'conan lock create .' }],
  ['.terraform.lock.hcl', { sync: 'terraform init -upgrade' }],
]);

/**
 * One for each lockfile that still names the component. What another one brings along is no dependency that could be removed by its name:
 * there the lockfile is brought in line, after an override or a change of what brings it.
 */
export function refresh(finding: Finding): readonly Copying[] {
  const isCarried = finding.via.length > 1;
  const texts = new Set(finding.places.flatMap(place => commandOf(place, isCarried ? 'sync' : 'remove') ?? []));
  return [...texts].map(text => ({ title: `Copy: ${text}`, text }));
}

function commandOf({ path, clue, state }: Place, kind: keyof Commands): string | undefined {
  if (state !== 'resolved' || clue.kind !== 'package' || clue.name.startsWith('-')) return undefined; // never an option
  const commands = BY_LOCK.get(path.slice(path.lastIndexOf('/') + 1).toLowerCase());
  return kind === 'remove' && commands?.remove ? commands.remove(quoted(clue.name)) : commands?.sync;
}

/** A name from a file is a word of the shell and nothing else. */
function quoted(name: string): string {
  return /^[A-Za-z0-9@/._+-]+$/.test(name) ? name : `'${name.replace(/\p{C}/gu, '').replaceAll("'", `'\\''`)}'`;
}

// Prints which way out there is in which format, over every fixture: a page to read, so that what cannot be done is said.
import { existsSync, readdirSync } from 'node:fs';
import { override, type Replacement } from '../../src/fix/override.ts';
import { refresh } from '../../src/fix/refresh.ts';
import { remove } from '../../src/fix/remove.ts';
import { useRegistry } from '../../src/fix/use-registry.ts';
import { formats } from '../../src/formats/index.ts';
import { claims } from '../../src/match/claims.ts';
import type { Format, Source } from '../../src/model.ts';
import { sources } from '../support/sources.ts';
import { findingOf, placeOf } from './finding-of.ts';

const ROOT = 'test/formats';
const REMOVALS = 'test/fix/remove';
const CASES = 'test/fix/override';
const REPLACEMENTS: readonly (Replacement | undefined)[] = [undefined, { name: 'neutral', version: '1.0.0' }, { path: 'patches/acme' }];

/** Why something in a format is not removed, where something is not. */
const REASONS: Readonly<Record<string, string>> = {
  'cargo/cargo-toml': 'the old side of a `[patch]` goes with its table',
  'cargo/config': 'a source and what replaces it hang on each other; another registry can be put in its place',
  'composer/composer-json': 'an address inside a `package` repository is a part of its entry',
  'conda/conda-lock': 'conda-lock writes it',
  'conda/environment': 'the last channel of a list',
  'conda/pixi-lock': 'pixi writes it',
  'conda/recipe': 'a recipe without its source builds nothing; script lines are code',
  'docker/dockerfile': 'a base image and commands of a `RUN` line are code: another image can be named',
  'gem/gemfile': 'addresses that other lines hang on; names that are computed',
  'gem/gemspec': 'names that are computed in a loop',
  'git/gitmodules': 'a submodule is more than its entry: `git rm` takes both',
  'golang/glide': 'no longer maintained: its lines are shown only',
  'golang/gopkg': 'no longer maintained: its tables are shown only',
  'golang/vendor-modules': 'Go writes it: `go mod vendor`',
  'maven/build-gradle': 'names that are put together, arguments in braces',
  'maven/build-sbt': 'names that are put together',
  'maven/clojure': 'the address of a git dependency is a part of it',
  'maven/wrapper': 'no wrapper starts without its `distributionUrl`; options on one line with others',
  'npm/bower-json': 'a note of what was installed',
  'npm/bun-lock': 'bun writes it',
  'npm/bunfig': 'a scope with several settings',
  'npm/deno-json': 'addresses that other keys hang on',
  'npm/monorepo': 'what is added to packages of others',
  'npm/npmrc': 'credentials of a registry: not ours to remove',
  'npm/package-json': 'commands in scripts are code; a value still being typed',
  'npm/pnpm-lock': 'pnpm writes it',
  'npm/pnpm-workspace': 'what is added to packages of others',
  'npm/yarnrc-yml': 'a plug-in is also a file; what is added to packages of others',
  'nuget/assets': 'NuGet writes it',
  'nuget/msbuild': 'one of several names in one attribute; an SDK of the project itself',
  'pypi/hatch-toml': 'commands are code',
  'pypi/notebook': 'commands in cells are code',
  'pypi/noxfile': 'commands are code',
  'pypi/pip-conf': 'the last address of a list',
  'pypi/pipfile': 'an index that others name',
  'pypi/pipfile-lock': 'pipenv writes it',
  'pypi/pixi-toml': 'commands are code',
  'pypi/pyproject': 'commands are code; an index that a dependency names',
  'pypi/requirements': 'an address behind `@` is a part of its line, which goes with the package',
  'pypi/script-block': 'a part of a value',
  'pypi/setup-cfg': 'commands are code',
  'pypi/setup-py': 'names that are put together elsewhere in the program',
  'pypi/uv-toml': 'an index that others name',
  'scripts/env-file': 'one of several addresses in one value; a name without a line of its own',
  'scripts/recipes': 'the only name of a command, and the command itself, are code; so is a variable that recipes use',
  'scripts/shell-script': 'the only name of a command, and the command itself, are code',
  'scripts/taskfile': 'the only name of a command, and the command itself, are code',
  'source/bazel': 'a rule that fetches is named by the targets that use it',
  'source/cmake-download': 'a download is named by the targets that use it',
  'source/gradle-files': 'a file on the class path is code of the build',
  'source/javascript': 'an import is used by the lines below it',
  'source/xcode': 'an entry of a project file is named by its number elsewhere: Xcode removes it',
  'vendored/cgmanifest': 'a registration of a copy: the copy has to go, then its entry',
  'vendored/gitrepo': 'git-subrepo writes it beside the copy: the copy has to go',
  'vendored/metadata': 'a description of a copy: the folder has to go',
  'vendored/notes-json': 'a note about a copy: the copy has to go, then the note',
  'vendored/notes-yaml': 'a note about a copy: the copy has to go, then the note',
  'vendored/readme-chromium': 'a description of a copy: the folder has to go',
  'vendored/repo-manifest': 'a project of a manifest is fetched into a folder that others use',
};

/** Whole rooms: every line there is code, or a note about it. */
const ROOMS: Readonly<Record<string, string>> = {
  scripts: 'commands are code: taking a line out is for a person to do',
  source: 'code that imports, loads or fetches a thing is more than its line',
  vendored: 'a note about a copy: the copy is what has to go',
};

interface Row {
  declared: number;
  removed: number;
  hosts: number;
  switched: number;
  readonly commands: Set<string>;
}

/** The page. */
export function fixTable(): string {
  const rows = new Map<string, Row>();
  for (const ecosystem of readdirSync(ROOT)) {
    for (const name of readdirSync(`${ROOT}/${ecosystem}`)) {
      const files = sources(`${ROOT}/${ecosystem}/${name}`);
      const near = new Map(files.map(source => [source.path, source]));
      for (const source of files)
        for (const format of formats) if (reads(format, source, ecosystem)) count(format, source, near, rowOf(rows, format.id));
    }
  }
  for (const name of readdirSync(REMOVALS)) {
    const files = sources(`${REMOVALS}/${name}/before`);
    const near = new Map(files.map(source => [source.path, source]));
    for (const source of files)
      for (const format of formatsOf(source)) if (rows.has(format.id)) count(format, source, near, rowOf(rows, format.id));
  }
  const overrides = overridden();
  const lines = [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([id, row]) =>
        `| ${[id, removal(id, row), row.switched > 0 ? 'yes' : row.hosts > 0 ? 'no' : '–', overrides.get(id) ?? '–', commands(row)].join(' | ')} |`,
    );
  return [
    '# Ways out, format by format',
    '',
    'Printed by a test over every fixture; before and after of each stands beside this page. *Remove* takes a declaration with its comma, block, lines and line ends, after which the file still parses and the others',
    'remain. *Another registry* puts one that the policy allows in the place of an address. *Keep out* is an override, marked as such: what asks for it may break.',
    'A lockfile is its manager’s: the exact command is copied and never run. `–`: nothing of the kind stands in such a file.',
    '',
    '| format | remove | another registry | keep out | command |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
}

function rowOf(rows: Map<string, Row>, id: string): Row {
  const row = rows.get(id) ?? { declared: 0, removed: 0, hosts: 0, switched: 0, commands: new Set<string>() };
  rows.set(id, row);
  return row;
}

function count(format: Format, source: Source, near: ReadonlyMap<string, Source>, row: Row): void {
  const { references } = format.extract(source, near);
  for (const reference of references.slice(0, 300)) {
    const { clue, state } = reference;
    const place = placeOf(source.path, reference);
    const finding = findingOf([place]);
    if (clue.kind === 'package' && state === 'resolved') {
      const named = { ...place, clue: { ...clue, name: 'NAME' } };
      for (const { text } of refresh(findingOf([named]))) row.commands.add(text);
    }
    if (state === 'resolved' || state === 'replaced' || (clue.kind !== 'package' && clue.kind !== 'host')) continue;
    row.declared++;
    if (remove(finding, place, source)) row.removed++;
    if (clue.kind !== 'host') continue;
    row.hosts++;
    if (useRegistry({ allowedRegistries: ['allowed.example'] }, finding, place, source).length > 0) row.switched++;
  }
}

function removal(id: string, { declared, removed }: Row): string {
  if (declared === 0) return '–';
  if (removed === declared) return 'yes';
  const written = /lock|assets/.test(id) ? 'its manager writes it' : 'what stands inside another declaration, or in code';
  const why = REASONS[id] ?? ROOMS[id.slice(0, id.indexOf('/'))] ?? written;
  return `${removed === 0 ? 'no' : 'mostly'}: ${why}`;
}

function commands({ commands: held }: Row): string {
  return held.size > 0
    ? [...held]
        .sort()
        .map(text => `\`${text}\``)
        .join(', ')
    : '–';
}

/** By format, what the cases of overrides show. */
function overridden(): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  if (!existsSync(CASES)) return out;
  for (const name of readdirSync(CASES)) {
    const all = sources(`${CASES}/${name}/before`);
    const locked = all.flatMap(source =>
      formatsOf(source).flatMap(format =>
        format
          .extract(source, new Map())
          .references.filter(({ clue }) => clue.kind === 'package' && /acme/.test(clue.name))
          .map(reference => placeOf(source.path, reference)),
      ),
    );
    for (const manifest of all) {
      const titles = REPLACEMENTS.flatMap(one => override(findingOf(locked), manifest, one)?.title ?? []);
      const [first] = titles;
      if (first === undefined) continue;
      const means = /^Add an? (\w+)/.exec(first)?.[1] ?? '';
      for (const format of formatsOf(manifest)) {
        const held = new Set((out.get(format.id) ?? '').split(', ').filter(text => text !== ''));
        out.set(format.id, [...held.add(means)].join(', '));
      }
    }
  }
  out.set('maven/pom', 'exclusion');
  return out;
}

function formatsOf({ path, text }: Source): readonly Format[] {
  return formats.filter(format => format.files.some(pattern => claims(pattern, path)) && (format.sniff?.(text.slice(0, 4096)) ?? true));
}

function reads(format: Format, source: Source, ecosystem: string): boolean {
  return format.id.startsWith(`${ecosystem}/`) && formatsOf(source).includes(format);
}

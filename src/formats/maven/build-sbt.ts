// build.sbt, project/*.sbt, project/*.scala, Mill and scala-cli: `"group" %% "artifact" % "version"`. https://www.scala-sbt.org/1.x/docs/Library-Management.html
import type { Extraction, Format, Problem, Reference, Role, Source, Span } from '../../model.ts';
import { scala } from '../../parse/languages/scala.ts';
import { lex } from '../../parse/lexer.ts';
import { argumentRemoval } from '../../parse/lexer-removal.ts';
import { type Entry, everyEntry, type Group, type Item, leadOf, readTree } from '../../parse/lexer-tree.ts';
import { lines } from '../../parse/lines.ts';
import { bothSides } from '../../parse/merge-markers.ts';
import { wholeLine } from '../../parse/whole-line.ts';
import { removal } from '../../parse/xml-removal.ts';
import { coordinate, isScalaSuffix } from './coordinate.ts';
import { isPart, partsOfValue, placeOf, readExpression, type Value, type Variables, wholeOfValue } from './gradle-value.ts';
import { define } from './gradle-variables.ts';
import type { Computed } from './interpolate.ts';

export const buildSbt: Format = {
  id: 'maven/build-sbt',
  files: [
    { suffix: '.sbt' },
    { under: 'project', suffix: '.scala' },
    { name: 'build.sc' },
    { name: 'build.mill' },
    { suffix: '.mill' },
    { suffix: '.mill.scala' },
    { name: 'project.scala' },
  ],
  extract: bothSides(extract),
};

const TABLES = new Set(
  'libraryDependencies dependencyOverrides addSbtPlugin addCompilerPlugin ivyDeps mvnDeps runIvyDeps compileIvyDeps'.split(' '),
);
const SKIPPED = /^(?:exclude|excludeAll|ExclusionRule|excludeDependencies|InclExclRule|organization|mainClass)$/;

function extract({ text }: Source): Extraction {
  const lexed = lex(text, scala);
  const tree = readTree(lexed.tokens);
  const variables: Variables = new Map();
  const references: Reference[] = [];
  const problems: Problem[] = [...lexed.problems, ...tree.problems];
  const owners = new Map<Group, Entry>();
  for (const [entry, above] of everyEntry(tree.root)) {
    define(text, entry, above, variables);
    const near = above.slice(-24); // no build nests deeper
    const names = [leadOf(entry.items), ...near.flatMap(group => [group.head, group.lead])];
    if (near.some(group => SKIPPED.test(group.head.slice(group.head.lastIndexOf('.') + 1)))) continue;
    const role = roleOf(names, entry);
    const first = references.length;
    modules(text, entry, names, role, variables, references, problems);
    resolvers(text, entry, near, variables, references);
    for (const item of entry.items) if (item.kind === 'group') owners.set(item, entry);
    const [only, second] = references.slice(first);
    const whole = only && !second ? wholeOf(text, entry, above.at(-1), owners) : undefined;
    if (only && whole && whole[0] <= only.token[0] && only.token[1] <= whole[1]) references[first] = { ...only, whole };
  }
  usings(text, references);
  return { references, edges: [], problems };
}

/** The statement, or the argument of a list. */
function wholeOf(text: string, entry: Entry, parent: Group | undefined, owners: ReadonlyMap<Group, Entry>): Span | undefined {
  if (!parent) return undefined;
  if (parent.open === '' || parent.open === '{') return removal(text, entry.span);
  const head = parent.head.slice(parent.head.lastIndexOf('.') + 1);
  if (/^(?:Seq|List|Set|Vector|Agg|settings)$/.test(head)) return argumentRemoval(text, entry.span);
  const owner = owners.get(parent);
  return owner && /^add(?:Sbt|Compiler)Plugin$/.test(head) ? removal(text, owner.span) : undefined;
}

function roleOf(names: readonly string[], entry: Entry): Role {
  const all = names.join(' ');
  if (/addSbtPlugin|sbtPlugin|addCompilerPlugin|compilerPlugin|scalacPlugin/i.test(all)) return 'plugin';
  if (/dependencyOverrides/.test(all) || entry.items.some(item => item.kind === 'word' && item.text === 'dependencyOverrides'))
    return 'constraint';
  return 'runtime';
}

const CONFIGURATION = /^(?:Compile|Test|Provided|Runtime|Optional|IntegrationTest|It)$/;

/** Walks `a % b % c % Test` chains of an entry. */
function modules(
  text: string,
  { items }: Entry,
  names: readonly string[],
  role: Role,
  variables: Variables,
  references: Reference[],
  problems: Problem[],
): void {
  for (let index = 0; index < items.length; ) {
    const item = items[index];
    if (item?.kind === 'string' && (item.open.startsWith('ivy') || item.open.startsWith('mvn'))) {
      const found = readExpression(text, items, index, variables);
      if (found) mill(text, found.value, item.span, references, problems);
      index++;
      continue;
    }
    const operands: Value[] = [];
    let configuration = '';
    let at = index;
    for (;;) {
      const operand = items[at];
      if (operand?.kind === 'word' && operands.length >= 3) {
        configuration = operand.text;
        at++;
      } else {
        const found = operand && readExpression(text, items, at, variables);
        if (!found) break;
        operands.push(found.value);
        at = found.next;
      }
      const signs = percents(items, at);
      if (signs === 0) break;
      at += signs;
    }
    const [group, artifact, version, fourth] = operands;
    if (group && artifact && at > index + 2) {
      const test = /^(?:test|it)/i.test(configuration || fourth?.text || '')
        ? 'test'
        : /^provided/i.test(configuration || fourth?.text || '')
          ? 'peer'
          : role;
      const isProject = group.unknown !== undefined && operands.length < 3; // `core % "test"`
      const isScope = operands.length < 3 && CONFIGURATION.test(artifact.unknown ?? ''); // `Compile.logback % Test`
      if (isPart(group) && isPart(artifact) && !isProject && !isScope) {
        add(
          text,
          wholeOfValue(group),
          wholeOfValue(artifact),
          version && wholeOfValue(version),
          placeOf(artifact, 0, artifact.text.length),
          test,
          names,
          references,
          problems,
        );
      }
      index = at;
    } else index = Math.max(index + 1, operands.length > 0 ? at : 0);
  }
}

/** How many `%` stand there. */
function percents(items: readonly Item[], at: number): number {
  let count = 0;
  for (let item = items[at]; item?.kind === 'symbol' && item.text === '%'; item = items[at + count]) count++;
  return count;
}

/** Mill: `ivy"group::artifact:version"`; doubled colons stand for suffixes of Scala's version. https://mill-build.org/mill/fundamentals/library-deps.html */
function mill(text: string, value: Value, span: Span, references: Reference[], problems: Problem[]): void {
  const folded = value.text.replace(/:{2,3}/g, match => `:${'\u0001'.repeat(match.length - 1)}`);
  const [group, artifact, version] = partsOfValue({ ...value, text: folded }).map(part => ({
    ...part,
    text: part.text.replaceAll('\u0001', ''),
    literal: part.literal.replaceAll('\u0001', ''),
  }));
  if (!group || !artifact) return;
  const colons = /:{1,3}/.exec(value.text)?.[0].length ?? 1;
  const token = placeOf(value, 0, group.text.length + colons + artifact.text.length);
  add(text, group, artifact, version, token[0] >= span[0] ? token : span, 'runtime', ['ivyDeps'], references, problems);
}

function add(
  text: string,
  group: Computed,
  artifact: Computed,
  version: Computed | undefined,
  token: Span,
  role: Role,
  names: readonly string[],
  references: Reference[],
  problems: Problem[],
): void {
  if (group.unknown !== undefined || (artifact.unknown !== undefined && !isScalaSuffix(artifact))) {
    if (group.literal === '' && artifact.literal === '') return;
    problems.push({
      reason: 'dynamic',
      id: 'dynamic-name',
      at: token[0],
      args: { name: text.slice(token[0], Math.min(token[1], token[0] + 200)) },
    });
  }
  const found = coordinate(group, artifact, version);
  const name = names.find(one => TABLES.has(one));
  if (found) references.push({ ...found, token, role, state: 'declared', ...(name ? { group: name } : {}) });
}

/** `resolvers += "name" at "https://…"`, `MavenRepository("name", "https://…")`. */
function resolvers(text: string, { items }: Entry, above: readonly Group[], variables: Variables, references: Reference[]): void {
  const known =
    leadOf(items) === 'resolvers' ||
    leadOf(items) === 'externalResolvers' ||
    above.some(group => /resolvers?$|Repository$|Resolver/i.test(group.head) || /resolvers$/i.test(group.lead));
  for (const [index, item] of items.entries()) {
    const before = items[index - 1];
    if (item.kind !== 'string' || !/^https?:\/\/[^/]/i.test(item.text)) continue;
    if (!known && !(before?.kind === 'word' && before.text === 'at')) continue;
    const found = readExpression(text, items, index, variables);
    const zero = found?.value.text.indexOf('\0') ?? -1;
    const url = zero < 0 ? (found?.value.text ?? item.text) : item.text;
    references.push({
      clue: { kind: 'host', url },
      token: item.inner,
      role: 'source',
      state: 'configured',
      certain: zero < 0 ? 'exact' : 'partial',
      group: 'resolvers',
    });
  }
}

/** scala-cli: `//> using dep group::artifact:version`. https://scala-cli.virtuslab.org/docs/reference/directives */
function usings(text: string, references: Reference[]): void {
  if (!text.includes('//> using')) return;
  for (const [start, end] of lines(text)) {
    const line = text.slice(start, Math.min(end, start + 4096));
    const found = /^\s*\/\/> using\s+(test\.)?(?:dep|deps|dependency|plugin|compileOnly\.dep)\s+(.*)$/.exec(line);
    if (!found) continue;
    let at = start + line.length - (found[2] ?? '').length;
    for (const word of (found[2] ?? '').split(/([\s,"]+)/)) {
      const parts = /^([\w.-]+)(:{1,3})([\w.-]+)(?::{1,2}([\w.+-]+))?/.exec(word);
      if (parts?.[1] && parts[3]) {
        const token: Span = [at, at + parts[1].length + (parts[2] ?? '').length + parts[3].length];
        references.push({
          clue: { kind: 'package', type: 'maven', name: `${parts[1]}/${parts[3]}`, ...(parts[4] ? { version: parts[4] } : {}) },
          token,
          whole: wholeLine(text, token),
          role: found[1] ? 'test' : 'runtime',
          state: 'declared',
          certain: 'exact',
          group: 'using',
        });
      }
      at += word.length;
    }
  }
}

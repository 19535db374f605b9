// Keeps a component out that another one brings along, with the ecosystem's own means: an override, a replacement, an exclusion.
import type { Clue, Finding, Place, Source, Span } from '../model.ts';
import { type JsonMember, type JsonObject, parseJson } from '../parse/json.ts';
import type { Edit, Fix } from './fix.ts';

/** What comes in its place, as a person named it: a package and its version. Exclusions need none. */
export interface Replacement {
  readonly name: string;
  readonly version: string;
}

type Package = Extract<Clue, { kind: 'package' }>;

/**
 * `manifest` is the project's own: package.json, pnpm-workspace.yaml, go.mod, pom.xml or a Gradle build file. `undefined` where it has no such means, does
 * not parse, or says something about the component already. The title says that it is an override: what asked for it may break.
 */
export function override(finding: Finding, manifest: Source, replacement?: Replacement): Fix | undefined {
  const clue = finding.places.map(place => place.clue).find((one): one is Package => one.kind === 'package');
  if (!clue || !isSafe(clue.name) || (replacement && !(isSafe(replacement.name) && isSafe(replacement.version)))) return undefined;
  const base = manifest.path.slice(manifest.path.lastIndexOf('/') + 1);
  if (base === 'package.json' && clue.type === 'npm') return inPackageJson(finding, clue, manifest, replacement);
  if (base === 'pnpm-workspace.yaml' && clue.type === 'npm') return inPnpmWorkspace(clue, manifest, replacement);
  if (base.endsWith('pom.xml') && clue.type === 'maven') return inPom(finding, clue, manifest);
  if (base === 'go.mod' && clue.type === 'golang' && replacement) return inGoMod(clue, manifest, replacement);
  if ((base === 'build.gradle' || base === 'build.gradle.kts') && clue.type === 'maven') return inGradle(clue, manifest);
  return undefined;
}

/** npm `overrides`, Yarn `resolutions`, pnpm `pnpm.overrides`, where `-` leaves the dependency out. */
function inPackageJson({ places }: Finding, clue: Package, { path, text }: Source, replacement: Replacement | undefined): Fix | undefined {
  const manager = managerOf(places);
  const { root, problems } = parseJson(text);
  if (root?.kind !== 'object' || problems.length > 0) return undefined;
  const target = replacement ? `npm:${replacement.name}@${replacement.version}` : '-';
  if (!replacement && manager !== 'pnpm') return undefined; // only pnpm can leave one out
  const keys = manager === 'pnpm' ? ['pnpm', 'overrides'] : [manager === 'yarn' ? 'resolutions' : 'overrides'];
  const edit = entered(path, text, root, keys, clue.name, target);
  const effect = replacement ? `replaces ${clue.name} by ${replacement.name}` : `leaves ${clue.name} out`;
  return edit && { title: `Add an override that ${effect} (what asks for it may break)`, edits: [edit] };
}

function managerOf(places: readonly Place[]): 'npm' | 'pnpm' | 'yarn' {
  const locks = places.filter(({ state }) => state === 'resolved').map(({ path }) => path.slice(path.lastIndexOf('/') + 1));
  if (locks.includes('pnpm-lock.yaml')) return 'pnpm';
  return locks.includes('yarn.lock') ? 'yarn' : 'npm';
}

/** Puts `name: value` into the object at `keys`, making what is missing of it; nothing where the name stands there already. */
function entered(path: string, text: string, root: JsonObject, keys: readonly string[], name: string, value: string): Edit | undefined {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const step = indentOf(text, root);
  let parent = root;
  let depth = 1;
  const missing = [...keys];
  for (let key = missing[0]; key !== undefined; key = missing[0]) {
    const member: JsonMember | undefined = parent.members.find(one => one.key === key);
    if (!member) break;
    if (member.value?.kind !== 'object') return undefined;
    parent = member.value;
    missing.shift();
    depth++;
  }
  if (missing.length === 0 && parent.members.some(member => member.key === name)) return undefined;
  let item = `${JSON.stringify(name)}: ${JSON.stringify(value)}`;
  for (let level = missing.length - 1; level >= 0; level--) {
    const inner = step.repeat(depth + level + 1);
    item = `${JSON.stringify(missing[level])}: {${end}${inner}${item}${end}${step.repeat(depth + level)}}`;
  }
  const last = parent.members.at(-1);
  if (last) return { path, span: [last.span[1], last.span[1]], text: `,${end}${step.repeat(depth)}${item}` };
  const inside: Span = [parent.span[0] + 1, parent.span[1] - 1];
  return { path, span: inside, text: `${end}${step.repeat(depth)}${item}${end}${step.repeat(depth - 1)}` };
}

function indentOf(text: string, root: JsonObject): string {
  const first = root.members[0]?.span[0] ?? 0;
  const [blank] = /[ \t]*$/.exec(text.slice(Math.max(0, first - 40), first)) ?? [''];
  const before = text[first - blank.length - 1];
  return blank !== '' && (before === '\n' || before === '\r') ? blank : '  ';
}

/** https://pnpm.io/settings/dependency-resolution: since pnpm 10 here, and from pnpm 11 on here alone. */
function inPnpmWorkspace(clue: Package, { path, text }: Source, replacement: Replacement | undefined): Fix | undefined {
  if (/^\s*["']?overrides["']?\s*:[ \t]*[^\s#]/m.test(text)) return undefined; // a flow mapping, or an alias: not ours to rewrite
  if (text.includes(`'${clue.name}'`) || text.includes(`"${clue.name}"`)) return undefined;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const line = `'${clue.name}': '${replacement ? `npm:${replacement.name}@${replacement.version}` : '-'}'`;
  const effect = replacement ? `replaces ${clue.name} by ${replacement.name}` : `leaves ${clue.name} out`;
  const title = `Add an override that ${effect} (what asks for it may break)`;
  const found = /^overrides[ \t]*:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|$)/m.exec(text);
  if (!found) {
    const gap = text === '' || /[\r\n]$/.test(text) ? '' : end;
    return { title, edits: [{ path, span: [text.length, text.length], text: `${gap}overrides:${end}  ${line}${end}` }] };
  }
  const at = found.index + found[0].length;
  const [, indent = '  '] = /^([ ]+)[^\s#]/.exec(text.slice(at, at + 200)) ?? [];
  const gap = /[\r\n]$/.test(found[0]) ? '' : end;
  return { title, edits: [{ path, span: [at, at], text: `${gap}${indent}${line}${end}` }] };
}

/** An exclusion in the direct dependency that brings it along. https://maven.apache.org/guides/introduction/introduction-to-optional-and-excludes-dependencies.html */
function inPom({ places, via }: Finding, clue: Package, { path, text }: Source): Fix | undefined {
  const carrier = places.find(place => place.path === path && place.state === 'declared' && place.anchor);
  const slash = clue.name.lastIndexOf('/');
  if (!carrier || via.length === 0 || slash < 0) return undefined;
  const close = text.indexOf('</dependency>', carrier.token[1]);
  const body = text.slice(carrier.token[1], close);
  if (close < 0 || /<dependency\b|<!--/.test(body)) return undefined;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const [group, artifact] = [clue.name.slice(0, slash), clue.name.slice(slash + 1)];
  const line = text.slice(text.lastIndexOf('\n', carrier.token[0]) + 1, carrier.token[0]);
  const [indent = ''] = /^[ \t]*/.exec(line) ?? [];
  const step = indent.includes('\t') ? '\t' : '  ';
  const one = (depth: number): string =>
    [
      `${step.repeat(depth)}<exclusion>`,
      `${step.repeat(depth + 1)}<groupId>${group}</groupId>`,
      `${step.repeat(depth + 1)}<artifactId>${artifact}</artifactId>`,
      `${step.repeat(depth)}</exclusion>`,
    ]
      .map(row => indent + row)
      .join(end);
  const inner = body.lastIndexOf('</exclusions>');
  const before = carrier.token[1] + inner;
  const at = lineStart(text, inner >= 0 ? before : close);
  const added = inner >= 0 ? `${one(1)}${end}` : `${indent}<exclusions>${end}${one(1)}${end}${indent}</exclusions>${end}`;
  if (at === undefined || (inner >= 0 && body.includes(`<artifactId>${artifact}</artifactId>`))) return undefined;
  return { title: `Add an exclusion of ${group}:${artifact} (what asks for it may break)`, edits: [{ path, span: [at, at], text: added }] };
}

/** Where the line of an end tag begins, if nothing but blanks stands before it. */
function lineStart(text: string, at: number): number | undefined {
  const start = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
  return /^[ \t]*$/.test(text.slice(start, at)) ? start : undefined;
}

/** https://go.dev/ref/mod#go-mod-file-replace */
function inGoMod(clue: Package, { path, text }: Source, { name, version }: Replacement): Fix | undefined {
  if (
    text.split(/\r\n?|\n/).some(
      line =>
        line.includes('=>') &&
        line
          .trim()
          .replace(/^replace\s+/, '')
          .split(/\s+/)[0] === clue.name,
    )
  )
    return undefined;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = text === '' || /[\r\n]$/.test(text) ? '' : end;
  const line = `${gap}${end}replace ${clue.name} => ${name} ${version}${end}`;
  return {
    title: `Add a replace of ${clue.name} by ${name} (what asks for it may break)`,
    edits: [{ path, span: [text.length, text.length], text: line }],
  };
}

/** https://docs.gradle.org/current/userguide/dependency_downgrade_and_exclude.html */
function inGradle(clue: Package, { path, text }: Source): Fix | undefined {
  const slash = clue.name.lastIndexOf('/');
  if (slash < 0) return undefined;
  const [group, module] = [clue.name.slice(0, slash), clue.name.slice(slash + 1)];
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const isKotlin = path.endsWith('.kts');
  const exclude = isKotlin
    ? `configurations.all {${end}    exclude(group = "${group}", module = "${module}")${end}}${end}`
    : `configurations.all {${end}    exclude group: '${group}', module: '${module}'${end}}${end}`;
  if (text.includes(exclude)) return undefined;
  const gap = text === '' || /[\r\n]$/.test(text) ? '' : end;
  return {
    title: `Add an exclusion of ${group}:${module} (what asks for it may break)`,
    edits: [{ path, span: [text.length, text.length], text: `${gap}${end}${exclude}` }],
  };
}

/** A name from a file is nothing but a name where it is written again. */
function isSafe(name: string): boolean {
  return /^[A-Za-z0-9@][A-Za-z0-9@/._+~-]*$/.test(name);
}

// pom.xml and .mvn/extensions.xml: what a Maven project depends on, is built with, inherits from, and is fetched from. https://maven.apache.org/pom.html
import type { Companion, Extraction, Format, Problem, Reference, Role, Source } from '../../model.ts';
import { bothSides } from '../../parse/merge-markers.ts';
import { untemplated } from '../../parse/template-tags.ts';
import type { XmlElement } from '../../parse/xml.ts';
import { childOf, everyElement } from '../../parse/xml-find.ts';
import { removal } from '../../parse/xml-removal.ts';
import { baseImage } from './base-image.ts';
import { coordinate, isScalaSuffix } from './coordinate.ts';
import { host } from './host.ts';
import type { Computed } from './interpolate.ts';
import { type Evaluate, parentPath, pomProperties, readPom } from './pom-project.ts';

export const pom: Format = {
  id: 'maven/pom',
  files: [{ suffix: 'pom.xml' }, { suffix: '.pom' }, { prefix: 'pom', suffix: '.xml' }, { under: '.mvn', name: 'extensions.xml' }],
  wants,
  extract: bothSides(untemplated(extract)),
};

const SCOPES: Readonly<Record<string, Role>> = { test: 'test', provided: 'peer', import: 'constraint' };
/** Children of one dependency that are looked through for a second name. */
const MOST = 64;
const NOTHING: Computed = { text: '', literal: '' };

function wants(text: string): readonly Companion[] {
  const from = text.indexOf('<parent');
  if (from < 0) return [];
  const close = text.indexOf('</parent', from);
  const parent = readPom(text.slice(from, close < 0 ? from + 4096 : close)).roots[0];
  const path = parent && parentPath(parent);
  return path === undefined ? [] : [{ path }];
}

function extract(source: Source, near: ReadonlyMap<string, Source>): Extraction {
  const { text } = source;
  const references: Reference[] = [];
  const problems: Problem[] = [];
  // what needs no property is read and let go while the rest is still to come: a tree of all of it would be ten times the text
  const { roots, problems: broken } = readPom(text, (element, above) => {
    if (element.name !== 'dependency' || above.at(-1)?.name !== 'dependencies' || !element.children.every(isPlain)) return undefined;
    const place = placeOf(element, above);
    if (place) named(text, element, place, literally, references, problems);
    return 'drop';
  });
  problems.unshift(...broken);
  const early = references.length;
  const evaluate = pomProperties(source, roots.find(element => element.name === 'project') ?? roots[0], near, problems);
  for (const [element, above] of everyElement(roots)) {
    const profile = above.find(one => one.name === 'profile');
    const place = placeOf(element, above);
    if (place) named(text, element, place, raw => evaluate(raw, profile), references, problems);
    else if (isImage(element, above)) {
      const whole = removal(text, element.span);
      baseImage(text, evaluate(element.text, profile).text, element.textSpan, whole, above.at(-1)?.name ?? '', references, problems);
    } else if (isRepository(element, above)) {
      const url = childOf(element, 'url');
      if (url) host(text, url.textSpan, evaluate(url.text, profile), element.span, above.at(-1)?.name ?? '', references, problems);
    }
  }
  if (early > 0 && references.length > early) references.sort((a, b) => a.token[0] - b.token[0]);
  return { references, edges: [], problems };
}

/** Needs no property and, in a damaged file, hides no other dependency. */
function isPlain({ name, text, children }: XmlElement): boolean {
  return !text.includes('{') && (children.length === 0 || name === 'exclusions');
}

function literally(raw: string): Computed {
  return { text: raw, literal: raw };
}

interface Standing {
  readonly role: Role;
  readonly group: string;
  /** The group that is meant where none is stated. */
  readonly group0?: string;
}

/** What an element with coordinates is for; `undefined` where it names nothing that is used. */
function placeOf(element: XmlElement, above: readonly XmlElement[]): Standing | undefined {
  const inside = (name: string): boolean => above.some(one => one.name === name);
  const parent = above.at(-1)?.name;
  if (inside('exclusions') || element.name === 'exclusions') return undefined;
  if (inside('configuration')) {
    // a plugin's own settings: only where they fetch something
    if (parent === 'annotationProcessorPaths') return { role: 'build', group: 'annotationProcessorPaths' };
    return element.name === 'artifactItem' ? { role: 'build', group: 'artifactItems' } : undefined;
  }
  switch (element.name) {
    case 'dependency':
      if (inside('plugin')) return { role: 'build', group: 'plugins' };
      if (inside('dependencyManagement')) return { role: 'constraint', group: 'dependencyManagement' };
      return {
        role: SCOPES[childOf(element, 'scope')?.text ?? ''] ?? (isOptional(element) ? 'optional' : 'runtime'),
        group: 'dependencies',
      };
    case 'plugin': {
      const group0 = 'org.apache.maven.plugins';
      if (inside('pluginManagement')) return { role: 'constraint', group: 'pluginManagement', group0 };
      return { role: 'plugin', group: inside('reporting') ? 'reporting' : 'plugins', group0 };
    }
    case 'extension':
      return { role: 'plugin', group: 'extensions' };
    case 'mixin': // Maven 4.1: https://maven.apache.org/ref/4.1.0-SNAPSHOT/api/maven-api-model/maven.html
      return parent === 'mixins' ? { role: 'build', group: 'mixins' } : undefined;
    case 'parent':
      return parent === undefined || parent === 'project' ? { role: 'build', group: 'parent' } : undefined;
    default:
      return undefined;
  }
}

function isOptional(element: XmlElement): boolean {
  return childOf(element, 'optional')?.text === 'true';
}

/** `<from><image>`, `<build><from>`, `<image><builder>` of a plugin's settings. */
function isImage({ name, children }: XmlElement, above: readonly XmlElement[]): boolean {
  if (children.length > 0 || (name !== 'image' && name !== 'from' && name !== 'builder' && name !== 'runImage')) return false;
  const parent = above.at(-1)?.name;
  if (parent !== (name === 'image' ? 'from' : name === 'from' ? 'build' : 'image')) return false;
  return above.some(one => one.name === 'configuration');
}

function isRepository({ name }: XmlElement, above: readonly XmlElement[]): boolean {
  if (above.some(one => one.name === 'configuration')) return false;
  return name === 'repository' || name === 'pluginRepository' || name === 'snapshotRepository';
}

/** A name that stands twice, as in a conflict, is read twice. */
function named(text: string, element: XmlElement, place: Standing, evaluate: Evaluate, references: Reference[], problems: Problem[]): void {
  const group = childOf(element, 'groupId');
  const artifact = childOf(element, 'artifactId');
  add(text, element, place, evaluate, group, artifact, references, problems);
  if (element.children.length > MOST) return; // nobody writes such a dependency
  for (const other of element.children) {
    if (other.name === 'artifactId' && other !== artifact) add(text, element, place, evaluate, group, other, references, problems);
    else if (other.name === 'groupId' && other !== group) add(text, element, place, evaluate, other, artifact, references, problems);
  }
}

function add(
  text: string,
  element: XmlElement,
  place: Standing,
  evaluate: Evaluate,
  group: XmlElement | undefined,
  artifact: XmlElement | undefined,
  references: Reference[],
  problems: Problem[],
): void {
  const version = childOf(element, 'version');
  const shown = artifact?.text ? artifact : group?.text ? group : undefined;
  if (!shown) return;
  const implied = place.group0 ?? '';
  const groupText: Computed = group ? evaluate(group.text) : { text: implied, literal: implied };
  const artifactText = artifact ? evaluate(artifact.text) : NOTHING;
  const found = coordinate(groupText, artifactText, version && evaluate(version.text));
  const unknown = groupText.unknown ?? (isScalaSuffix(artifactText) ? undefined : artifactText.unknown);
  if (unknown !== undefined) {
    const name = `${group?.text ?? implied}:${artifact?.text ?? ''}`;
    problems.push({ reason: 'dynamic', id: 'dynamic-name', at: shown.textSpan[0], args: { name } });
  }
  if (!found) return;
  const { role, group: table } = place;
  const whole = removal(text, element.span);
  references.push({ clue: found.clue, certain: found.certain, token: shown.textSpan, whole, role, state: 'declared', group: table });
}

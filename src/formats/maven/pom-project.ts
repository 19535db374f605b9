// What a POM and its parents define: coordinates and properties, the nearer first. https://maven.apache.org/pom.html#Inheritance
import type { Problem, Source } from '../../model.ts';
import { parseXml, type XmlElement, type XmlTreeOptions } from '../../parse/xml.ts';
import { childOf } from '../../parse/xml-find.ts';
import { type Computed, interpolate } from './interpolate.ts';

/** Evaluates a text of the POM; `profile` is the profile that it stands in. */
export type Evaluate = (raw: string, profile?: XmlElement) => Computed;

/** Elements that never stand in their like, for half-typed files. */
const FLAT = new Set([
  'dependency',
  'plugin',
  'extension',
  'exclusion',
  'repository',
  'pluginRepository',
  'mirror',
  'profile',
  'parent',
  'path',
]);
/** As Maven resolves companions. */
const DEPTH = 8;

export function readPom(text: string, complete?: XmlTreeOptions['complete']): ReturnType<typeof parseXml> {
  return parseXml(text, complete ? { flat: FLAT, complete } : { flat: FLAT });
}

/** Where the parent POM is looked for, relative to the folder of the file; `undefined` where the POM says nowhere. */
export function parentPath(parent: XmlElement): string | undefined {
  const relative = childOf(parent, 'relativePath');
  if (!relative) return '../pom.xml';
  const path = relative.text.replaceAll('\\', '/');
  if (!path || path.includes('${')) return undefined;
  return /\.(?:xml|pom)$/i.test(path) ? path : `${path.replace(/\/+$/, '')}/pom.xml`;
}

export function pomProperties(
  source: Source,
  root: XmlElement | undefined,
  near: ReadonlyMap<string, Source>,
  problems: Problem[],
): Evaluate {
  const project = new Map<string, string>();
  const profiles = new Map<string, string>();
  let at = source.path;
  const seen = new Map<string, XmlElement>();
  for (let pom = root, depth = 0; pom && depth < DEPTH; depth++) {
    seen.set(at, pom);
    define(project, childOf(pom, 'properties'));
    for (const profile of childOf(pom, 'profiles')?.children ?? []) define(profiles, childOf(profile, 'properties'));
    const parent: XmlElement | undefined = childOf(pom, 'parent');
    if (depth === 0) ownNames(project, pom, parent);
    const path: string | undefined = parent && parentPath(parent);
    if (!parent || path === undefined) break;
    at = join(at, path);
    const next = near.get(at);
    const before = seen.get(at); // an aggregator may stand where no parent is meant
    if (before && isIt(parent, before))
      problems.push({ reason: 'access', id: 'cycle', at: (root && childOf(root, 'parent')?.nameSpan[0]) ?? 0, args: { path: at } });
    if (!next || before) break;
    const above: XmlElement | undefined = readPom(next.text).roots.find(element => element.name === 'project');
    pom = above && isIt(parent, above) ? above : undefined;
  }
  const local = new Map<XmlElement, ReadonlyMap<string, string>>();
  return (raw, profile) => {
    if (!raw.includes('{')) return { text: raw, literal: raw };
    let own = profile && local.get(profile);
    if (profile && !own) {
      const made = new Map<string, string>();
      define(made, childOf(profile, 'properties'));
      local.set(profile, made);
      own = made;
    }
    return interpolate(raw, name => own?.get(name) ?? project.get(name) ?? profiles.get(name));
  };
}

/** The nearer definition stays. */
function define(into: Map<string, string>, properties: XmlElement | undefined): void {
  for (const { name, text } of properties?.children ?? []) if (!into.has(name)) into.set(name, text);
}

function ownNames(into: Map<string, string>, pom: XmlElement, parent: XmlElement | undefined): void {
  for (const name of ['groupId', 'artifactId', 'version']) {
    const above = parent && childOf(parent, name)?.text;
    const own = childOf(pom, name)?.text ?? (name === 'artifactId' ? undefined : above);
    for (const prefix of ['project.', 'pom.', '']) {
      if (own !== undefined && own !== `\${${prefix}${name}}` && !into.has(`${prefix}${name}`)) into.set(`${prefix}${name}`, own);
      if (above !== undefined) into.set(`${prefix}parent.${name}`, above);
    }
  }
}

/** Maven takes the POM at that path only where it is the parent that was named. */
function isIt(parent: XmlElement, found: XmlElement): boolean {
  const named = childOf(parent, 'artifactId')?.text;
  const own = childOf(found, 'artifactId')?.text;
  return !named || !own || named === own || named.includes('${') || own.includes('${');
}

/** A path relative to a file's folder, from the root. Leads outside: kept with its `..`, so nothing is found there. */
function join(file: string, relative: string): string {
  const parts = file.split('/').slice(0, -1);
  for (const part of relative.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

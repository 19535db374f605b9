// Ant's build.xml: what its Ivy, Maven and `get` tasks fetch. https://ant.apache.org/manual/Tasks/get.html https://ant.apache.org/ivy/history/latest-milestone/ant.html https://maven.apache.org/resolver-ant-tasks/
import type { Companion, Extraction, Format, Problem, Reference, Role, Source } from '../../model.ts';
import { bothSides } from '../../parse/merge-markers.ts';
import { untemplated } from '../../parse/template-tags.ts';
import { parseXml, type XmlElement } from '../../parse/xml.ts';
import { everyElement } from '../../parse/xml-find.ts';
import { removal } from '../../parse/xml-removal.ts';
import type { XmlAttribute } from '../../parse/xml-scan.ts';
import { coordinate } from './coordinate.ts';
import type { Variables } from './gradle-value.ts';
import { readProperties } from './gradle-variables.ts';
import { host } from './host.ts';
import { type Computed, interpolate } from './interpolate.ts';

export const antBuild: Format = {
  id: 'maven/ant-build',
  files: [{ name: 'build.xml' }, { prefix: 'build-', suffix: '.xml' }, { suffix: '-build.xml' }, { prefix: 'build_', suffix: '.xml' }],
  sniff: head => head.includes('<project'),
  wants,
  extract: bothSides(untemplated(extract)),
};

/** Ivy's tasks name one module in line: `organisation`, `module`, `revision`. */
const IVY = new Set(['cachepath', 'cachefileset', 'retrieve', 'install', 'resolve']);
const URLS: Readonly<Record<string, string>> = {
  get: 'src',
  remoterepository: 'url',
  remoterepo: 'url',
  mirror: 'url',
  settings: 'url',
  configure: 'url',
  loadresource: 'url',
};

function wants(text: string): readonly Companion[] {
  if (!text.includes('${')) return [];
  return [...text.matchAll(/<property\s[^>]{0,200}?\bfile\s*=\s*["']([^"'$]{1,200}\.properties)["']/g)]
    .slice(0, 8)
    .map(found => ({ path: found[1] ?? '' }));
}

function extract({ path, text }: Source, near: ReadonlyMap<string, Source>): Extraction {
  const { roots, problems: broken } = parseXml(text, { flat: new Set(['dependency', 'property']) });
  const references: Reference[] = [];
  const problems: Problem[] = [...broken];
  const properties: Variables = new Map();
  const own = new Map<string, string>();
  for (const [element] of everyElement(roots)) {
    const [name, value] = element.name === 'property' ? [attribute(element, 'name'), attribute(element, 'value')] : [];
    if (name && value && !own.has(name.value)) own.set(name.value, value.value);
  }
  for (const one of near.values()) if (one.path !== path && one.path.endsWith('.properties')) readProperties(one.text, properties);
  const evaluate = (raw: string): Computed => interpolate(raw, name => own.get(name) ?? properties.get(name)?.text);

  for (const [element, above] of everyElement(roots)) {
    const name = element.name.toLowerCase();
    const parent = above.at(-1)?.name.toLowerCase() ?? '';
    const url = urlOf(element, name, parent);
    if (url) host(text, url.span, evaluate(url.value), element.span, name === 'url' ? parent : name, references, problems);
    if (IVY.has(name)) {
      const [group, artifact] = [attribute(element, 'organisation'), attribute(element, 'module')];
      if (artifact) add(element, group, artifact, attribute(element, 'revision'), 'build', name);
    } else if (name === 'dependency') {
      const coords = attribute(element, 'coords');
      const role: Role = /^test$/i.test(attribute(element, 'scope')?.value ?? '') ? 'test' : 'build';
      if (coords) line(element, coords, role, parent);
      else {
        const artifact = attribute(element, 'artifactid') ?? attribute(element, 'name');
        const group = attribute(element, 'groupid') ?? attribute(element, 'org');
        const version = attribute(element, 'version') ?? attribute(element, 'rev');
        if (artifact) add(element, group, artifact, version, role, parent);
      }
    }
  }
  return { references, edges: [], problems };

  /** `group:artifact:version`. */
  function line(element: XmlElement, { value, span }: XmlAttribute, role: Role, table: string): void {
    const [group = '', artifact = '', ...rest] = value.split(':');
    const exact = span[1] - span[0] === value.length;
    const token = exact ? ([span[0], Math.min(span[1], span[0] + group.length + 1 + artifact.length)] as const) : span;
    put(element, evaluate(group), evaluate(artifact), evaluate(rest.at(-1) ?? ''), token, value, role, table);
  }

  function add(
    element: XmlElement,
    group: XmlAttribute | undefined,
    artifact: XmlAttribute,
    version: XmlAttribute | undefined,
    role: Role,
    table: string,
  ): void {
    const shown = `${group?.value ?? ''}:${artifact.value}`;
    put(element, evaluate(group?.value ?? ''), evaluate(artifact.value), evaluate(version?.value ?? ''), artifact.span, shown, role, table);
  }

  function put(
    element: XmlElement,
    group: Computed,
    artifact: Computed,
    version: Computed,
    token: Reference['token'],
    shown: string,
    role: Role,
    table: string,
  ): void {
    if (group.unknown !== undefined || artifact.unknown !== undefined)
      problems.push({ reason: 'dynamic', id: 'dynamic-name', at: token[0], args: { name: shown } });
    const found = coordinate(group, artifact, version);
    if (found) references.push({ ...found, token, whole: removal(text, element.span), role, state: 'declared', group: table });
  }
}

/** Ant folds the case of attributes. */
function attribute({ attributes }: XmlElement, name: string): XmlAttribute | undefined {
  return attributes.find(one => one.name.toLowerCase() === name && one.value !== '');
}

/** `<get src>`, `<get><url url/></get>`, repositories of the Maven tasks, Ivy's settings. */
function urlOf(element: XmlElement, name: string, parent: string): XmlAttribute | undefined {
  if (name === 'url' && (parent === 'get' || parent === 'resources')) return attribute(element, 'url');
  const key = URLS[name];
  return key === undefined ? undefined : attribute(element, key);
}

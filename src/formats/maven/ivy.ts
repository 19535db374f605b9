// ivy.xml and ivysettings.xml: dependencies and resolvers of Apache Ivy. https://ant.apache.org/ivy/history/latest-milestone/ivyfile.html
import type { Extraction, Format, Problem, Reference, Source } from '../../model.ts';
import { bothSides } from '../../parse/merge-markers.ts';
import { untemplated } from '../../parse/template-tags.ts';
import { parseXml } from '../../parse/xml.ts';
import { attributeOf, everyElement } from '../../parse/xml-find.ts';
import { removal } from '../../parse/xml-removal.ts';
import { coordinate } from './coordinate.ts';
import { host } from './host.ts';
import { interpolate } from './interpolate.ts';

export const ivy: Format = {
  id: 'maven/ivy',
  files: [
    { name: 'ivy.xml' },
    { suffix: '.ivy.xml' },
    { prefix: 'ivy-', suffix: '.xml' },
    { name: 'ivysettings.xml' },
    { suffix: '-ivysettings.xml' },
  ],
  extract: bothSides(untemplated(extract)),
};

function extract({ text }: Source): Extraction {
  const { roots, problems: broken } = parseXml(text, { flat: new Set(['dependency']) });
  const references: Reference[] = [];
  const problems: Problem[] = [...broken];
  const properties = new Map<string, string>();
  const own = roots.flatMap(root => root.children).find(element => element.name === 'info');
  const organisation = own && attributeOf(own, 'organisation')?.value;
  const evaluate = (raw: string) => interpolate(raw, name => properties.get(name));
  for (const [element, above] of everyElement(roots)) {
    if (element.name === 'property') {
      const [name, value] = [attributeOf(element, 'name'), attributeOf(element, 'value')];
      if (name && value && !properties.has(name.value)) properties.set(name.value, value.value);
      continue;
    }
    const url =
      element.name === 'ibiblio'
        ? attributeOf(element, 'root')
        : element.name === 'artifact' || element.name === 'ivy'
          ? attributeOf(element, 'pattern')
          : undefined;
    if (url && above.some(one => one.name === 'resolvers')) {
      // a pattern has `[organisation]` and the like behind its host
      const computed = evaluate(url.value);
      const mark = computed.literal.indexOf('[');
      host(
        text,
        url.span,
        mark < 0 ? computed : { text: computed.literal.slice(0, mark), literal: computed.literal.slice(0, mark) },
        element.span,
        'resolvers',
        references,
        problems,
      );
    }
    const direct = element.name === 'artifact' && above.at(-1)?.name === 'dependency' ? attributeOf(element, 'url') : undefined;
    if (direct) host(text, direct.span, evaluate(direct.value), element.span, 'dependencies', references, problems);
    const isOverride = element.name === 'override';
    const isParent = element.name === 'extends'; // https://ant.apache.org/ivy/history/latest-milestone/ivyfile/extends.html
    const artifact = attributeOf(element, element.name === 'dependency' ? 'name' : isOverride || isParent ? 'module' : '');
    if (!artifact || !(isParent || above.some(one => one.name === 'dependencies'))) continue;
    const group = evaluate(attributeOf(element, isParent ? 'organisation' : 'org')?.value ?? organisation ?? '');
    const name = evaluate(artifact.value);
    const version = attributeOf(element, isParent ? 'revision' : 'rev')?.value;
    if (group.unknown !== undefined || name.unknown !== undefined) {
      problems.push({ reason: 'dynamic', id: 'dynamic-name', at: artifact.span[0], args: { name: artifact.value } });
    }
    const found = coordinate(group, name, version === undefined ? undefined : evaluate(version));
    if (!found) continue;
    const test = /^\s*test/i.test(attributeOf(element, 'conf')?.value ?? '');
    references.push({
      ...found,
      token: artifact.span,
      whole: removal(text, element.span),
      role: isOverride ? 'constraint' : isParent ? 'build' : test ? 'test' : 'runtime',
      state: 'declared',
      group: isParent ? 'extends' : 'dependencies',
    });
  }
  return { references, edges: [], problems };
}

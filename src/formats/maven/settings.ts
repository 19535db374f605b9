// Maven's settings.xml: mirrors and repositories. https://maven.apache.org/settings.html
import type { Extraction, Format, Problem, Reference, Source } from '../../model.ts';
import { bothSides } from '../../parse/merge-markers.ts';
import { untemplated } from '../../parse/template-tags.ts';
import { childOf, everyElement } from '../../parse/xml-find.ts';
import { host } from './host.ts';
import { pomProperties, readPom } from './pom-project.ts';

export const settings: Format = {
  id: 'maven/settings',
  files: [{ name: 'settings.xml' }, { suffix: '-settings.xml' }, { prefix: 'settings-', suffix: '.xml' }],
  sniff: head => head.includes('<settings'),
  extract: bothSides(untemplated(extract)),
};

const URLS = new Set(['mirror', 'repository', 'pluginRepository']);

function extract(source: Source, near: ReadonlyMap<string, Source>): Extraction {
  const { roots, problems: broken } = readPom(source.text);
  const references: Reference[] = [];
  const problems: Problem[] = [...broken];
  const evaluate = pomProperties(
    source,
    roots.find(element => element.name === 'settings'),
    near,
    problems,
  );
  for (const [element, above] of everyElement(roots)) {
    const url = URLS.has(element.name) ? childOf(element, 'url') : undefined;
    if (!url) continue;
    const profile = above.find(one => one.name === 'profile');
    host(source.text, url.textSpan, evaluate(url.text, profile), element.span, above.at(-1)?.name ?? '', references, problems);
  }
  return { references, edges: [], problems };
}

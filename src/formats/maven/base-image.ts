// Images that a build puts its program onto: Jib, Spring Boot's buildpacks, the Docker plugins. https://github.com/GoogleContainerTools/jib https://docs.spring.io/spring-boot/maven-plugin/build-image.html
import type { Problem, Reference, Span } from '../../model.ts';
import { literalImage } from '../../parse/literal-image.ts';

/** `text`: with what is computed elsewhere as `${…}` or `\0`; `token`: where it stands. */
export function baseImage(
  source: string,
  text: string,
  token: Span,
  whole: Span | undefined,
  group: string,
  references: Reference[],
  problems: Problem[],
): void {
  const plain = text.trim().replace(/^(?:docker|tar|registry):\/\//, '');
  if (plain === '' || plain.length > 512 || plain.toLowerCase() === 'scratch' || /^(?:\.{0,2}\/|urn:)/.test(plain)) return;
  const holes = [...plain.matchAll(/\$\{[^}]*\}|\0/g)].map(({ 0: hole, index }): Span => [index, index + hole.length]);
  const found = literalImage(plain, holes);
  if (!found || found.partial)
    problems.push({
      reason: 'dynamic',
      id: 'dynamic-name',
      at: token[0],
      args: { name: source.slice(token[0], Math.min(token[1], token[0] + 200)) },
    });
  if (!found) return;
  const at = source.slice(...token).indexOf(found.name);
  const version = found.digest ?? found.tag;
  references.push({
    clue: { kind: 'package', type: 'docker', name: found.name, ...(version && !/[$\0]/.test(version) ? { version } : {}) },
    token: at < 0 ? token : [token[0] + at, token[0] + at + found.name.length],
    ...(whole ? { whole } : {}),
    role: 'runtime',
    state: 'declared',
    certain: found.partial ? 'partial' : 'exact',
    group,
  });
}

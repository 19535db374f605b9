// maven_install.json: what Bazel's rules_jvm_external resolved, versions 1 and 2. https://github.com/bazel-contrib/rules_jvm_external#pinning-artifacts-and-integration-with-bazels-downloader
import type { Edge, Extraction, Format, Problem, Reference, Source, Span } from '../../model.ts';
import { jsonText, scanJson } from '../../parse/json.ts';

export const mavenInstall: Format = { id: 'maven/maven-install', files: [{ suffix: 'maven_install.json' }], extract };

const NEWEST = 2;

/** Version 2 has tables by `group:artifact`; version 1 a list in `dependency_tree`. */
function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  const edges: Edge[] = [];
  const asked = new Set<string>();
  const names = new Set<string>();
  let version: string | undefined;
  let coordinate: readonly [text: string, span: Span] | undefined;
  let needs: string[] = [];
  const keep = (written: string, span: Span, given: string | undefined): void => {
    const name = nameOf(written);
    if (!name) return;
    const parts = written.split(':');
    const found = given ?? (parts.length > 2 ? parts.at(-1) : undefined);
    const length = name.length < written.length && span[1] - span[0] === written.length ? name.length : span[1] - span[0];
    names.add(name);
    references.push({
      clue: { kind: 'package', type: 'maven', name, ...(found ? { version: found } : {}) },
      token: [span[0], span[0] + length],
      role: 'runtime',
      state: 'resolved',
      certain: 'exact',
    });
  };
  const host = (url: string, token: Span): void => {
    if (/^https?:\/\/[^/]/i.test(url))
      references.push({ clue: { kind: 'host', url }, token, role: 'source', state: 'resolved', certain: 'exact' });
  };
  const link = (from: string, to: string): void => {
    const [one, other] = [nameOf(from), nameOf(to)];
    if (!one || !other || one === other) return;
    asked.add(other);
    edges.push([`maven:${one}`, `maven:${other}`]);
  };
  const newer: Problem[] = [];
  const later = (written: string, at: number): void => {
    if (Number(written) > NEWEST) newer.push({ reason: 'version', id: 'future-version', at, args: { version: written.slice(0, 40) } });
  };
  const problems = scanJson(text, {
    enter(path) {
      const depth = path.depth();
      if (depth === 0) return true;
      if (path.is(0, 'artifacts') || path.is(0, 'dependencies')) {
        version = undefined;
        return depth <= 2;
      }
      if (path.is(0, 'repositories')) {
        if (depth === 2) host(path.key(1), path.keySpan(1));
        return depth === 1;
      }
      if (!path.is(0, 'dependency_tree')) return false;
      if (depth === 1) return true;
      if (!path.is(1, 'dependencies')) return false;
      if (depth === 3) {
        coordinate = undefined;
        needs = [];
      }
      return depth <= 3 || (depth === 4 && (path.is(3, 'directDependencies') || path.is(3, 'directdependencies')));
    },
    scalar(path, from, to) {
      const depth = path.depth();
      if (depth === 1 && path.is(0, 'version')) later(jsonText(text, from, to), from);
      if (path.is(0, 'artifacts')) {
        if (depth === 3 && path.is(2, 'version')) version = jsonText(text, from, to);
      } else if (path.is(0, 'dependencies')) {
        if (depth === 3) link(path.key(1), jsonText(text, from, to));
      } else if (path.is(0, 'dependency_tree') && depth === 4) {
        if (path.is(3, 'coord')) coordinate = [jsonText(text, from, to), [from, to]];
        else if (path.is(3, 'url')) host(jsonText(text, from, to), [from, to]);
      } else if (path.is(0, 'dependency_tree') && depth === 5) needs.push(jsonText(text, from, to));
    },
    leave(path) {
      const depth = path.depth();
      if (depth === 2 && path.is(0, 'artifacts')) keep(path.key(1), path.keySpan(1), version);
      if (depth !== 3 || !coordinate || !path.is(0, 'dependency_tree')) return;
      const [written, span] = coordinate;
      keep(written, span, undefined);
      for (const need of needs) link(written, need);
      coordinate = undefined;
    },
  });
  // what nobody else asks for was asked for directly
  for (const name of names) if (!asked.has(name)) edges.push(['', `maven:${name}`]);
  return { references, edges, problems: [...problems, ...newer] };
}

/** `group/artifact` of `group:artifact:…`. */
function nameOf(written: string): string | undefined {
  const [group, artifact] = written.split(':', 2);
  return group && artifact ? `${group}/${artifact}` : undefined;
}

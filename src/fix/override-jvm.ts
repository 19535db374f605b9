// Exclusions of Maven, Gradle and sbt.
import type { Finding, Source } from '../model.ts';
import type { Fix } from './fix.ts';
import type { Package } from './override.ts';

/** An exclusion in the direct dependency that brings it along. https://maven.apache.org/guides/introduction/introduction-to-optional-and-excludes-dependencies.html */
export function inPom({ places, via }: Finding, clue: Package, { path, text }: Source): Fix | undefined {
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

/** https://docs.gradle.org/current/userguide/dependency_downgrade_and_exclude.html */
export function inGradle(clue: Package, { path, text }: Source): Fix | undefined {
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

/** https://www.scala-sbt.org/1.x/docs/Library-Management.html#Exclude+Transitive+Dependencies */
export function inSbt(clue: Package, { path, text }: Source): Fix | undefined {
  const slash = clue.name.lastIndexOf('/');
  if (slash < 0) return undefined;
  const [group, module] = [clue.name.slice(0, slash), clue.name.slice(slash + 1)];
  const line = `excludeDependencies += ExclusionRule("${group}", "${module}")`;
  if (text.includes(line)) return undefined;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = text === '' ? '' : /[\r\n]$/.test(text) ? end : end + end;
  const title = `Add an exclusion of ${group}:${module} (what asks for it may break)`;
  return { title, edits: [{ path, span: [text.length, text.length], text: `${gap}${line}${end}` }] };
}

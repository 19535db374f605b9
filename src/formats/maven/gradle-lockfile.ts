// gradle.lockfile: what Gradle resolved, with the configurations that hold it. https://docs.gradle.org/current/userguide/dependency_locking.html#sec:lock-state-location
import type { Extraction, Format, Reference, Role, Source } from '../../model.ts';
import { lines } from '../../parse/lines.ts';
import { bothSides } from '../../parse/merge-markers.ts';
import { gradleRole } from './gradle-role.ts';

export const gradleLockfile: Format = {
  id: 'maven/gradle-lockfile',
  files: [{ name: 'gradle.lockfile' }, { suffix: '-gradle.lockfile' }, { under: 'dependency-locks', suffix: '.lockfile' }],
  extract: bothSides(extract),
};

/** `group:artifact:version=configuration,configuration`; the older form has one file for each configuration. */
function extract({ path, text }: Source): Extraction {
  const references: Reference[] = [];
  const base = path.slice(path.lastIndexOf('/') + 1);
  const isBuild = /^(?:buildscript|settings)-/i.test(base);
  const ofFile = base.toLowerCase().endsWith('gradle.lockfile') ? '' : base.slice(0, base.lastIndexOf('.'));
  const roles = new Map<string, Role>();
  for (const [start, end] of lines(text)) {
    const line = text.slice(start, end);
    const first = line.indexOf(':');
    const second = first < 0 ? -1 : line.indexOf(':', first + 1);
    if (second < 0 || line.startsWith('#')) continue;
    const equals = line.indexOf('=', second);
    const version = line.slice(second + 1, equals < 0 ? line.length : equals).trim();
    const configurations = equals < 0 ? ofFile : line.slice(equals + 1).trim();
    let role = roles.get(configurations);
    if (role === undefined) {
      role = isBuild ? 'build' : roleOf(configurations);
      roles.set(configurations, role);
    }
    references.push({
      clue: {
        kind: 'package',
        type: 'maven',
        name: `${line.slice(0, first)}/${line.slice(first + 1, second)}`,
        ...(version ? { version } : {}),
      },
      token: [start, start + second],
      whole: [start, end],
      role,
      state: 'resolved',
      certain: 'exact',
    });
  }
  return { references, edges: [], problems: [] };
}

/** What it is for where it reaches furthest: a library of `runtimeClasspath` and of tests is no test library. */
function roleOf(configurations: string): Role {
  let found: Role | undefined;
  for (const configuration of configurations.split(',').slice(0, 200)) {
    const role = gradleRole([configuration]);
    if (role === 'runtime') return role;
    if (found === undefined || found === 'test') found = role;
  }
  return found ?? 'runtime';
}

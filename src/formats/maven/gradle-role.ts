// What a Gradle configuration is for, by its name. https://docs.gradle.org/current/userguide/java_plugin.html#tab:configurations
import type { Role } from '../../model.ts';

const TOOLS = new Set(
  'detektPlugins lintChecks ktlint ktlintRuleset checkstyle pmd spotbugs spotbugsPlugins jacocoAgent jacocoAnt errorprone codenarc'.split(
    ' ',
  ),
);
const BUILD = new Set(
  'annotationProcessor kapt ksp compileOnly compileOnlyApi provided providedCompile classpath coreLibraryDesugaring useModule'.split(' '),
);
const CONSTRAINTS = new Set('platform enforcedPlatform mavenBom force strictly dependencySet dependency from'.split(' '));

/** `names`: the calls and blocks around a coordinate, the innermost first. */
export function gradleRole(names: readonly string[]): Role {
  const lasts = names.map(name => name.slice(name.lastIndexOf('.') + 1));
  if (lasts.some(name => CONSTRAINTS.has(name) || name === 'constraints')) return 'constraint';
  for (const name of lasts) {
    if (isTest(name)) return 'test';
    if (TOOLS.has(name)) return 'tool';
    if (BUILD.has(name) || /(?:CompileOnly|AnnotationProcessor)$|^(?:kapt|ksp)[A-Z]/.test(name) || name === 'buildscript') return 'build';
    if (/^(?:debug|development)[A-Z]/.test(name)) return 'development';
  }
  return names.some(name => name.split('.').some(isTest)) ? 'test' : 'runtime';
}

function isTest(name: string): boolean {
  return /^(?:test|androidTest)(?![a-z])|Test(?![a-z])/.test(name);
}

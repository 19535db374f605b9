// Keeps a component out that another one brings along, with the ecosystem's own means: an override, a replacement, an exclusion.
import type { Clue, Finding, Source } from '../model.ts';
import type { Fix } from './fix.ts';
import { inComposer } from './override-composer.ts';
import { inGoMod } from './override-go.ts';
import { inGradle, inPom, inSbt } from './override-jvm.ts';
import { inPackageJson, inPnpmWorkspace } from './override-npm.ts';
import { inCargo, inUv } from './override-toml.ts';

/** What comes in its place, as a person named it: a package and its version, or a folder with one. Exclusions need none. */
export type Replacement = { readonly name: string; readonly version: string } | { readonly path: string };

export type Renamed = Extract<Replacement, { readonly name: string }>;
export type Package = Extract<Clue, { kind: 'package' }>;

/**
 * `manifest` is the project's own: package.json, pnpm-workspace.yaml, go.mod, Cargo.toml, composer.json, pyproject.toml (uv), pom.xml, a Gradle build file
 * or build.sbt. `undefined` where it has no such means, does not parse, or says something about the component already. The title says that it is an
 * override: what asked for it may break. pip, Bundler and NuGet have no such means; Cargo takes a folder alone.
 */
export function override(finding: Finding, manifest: Source, replacement?: Replacement): Fix | undefined {
  const clue = finding.places.map(place => place.clue).find((one): one is Package => one.kind === 'package');
  if (!clue || !isSafe(clue.name) || (replacement && !Object.values(replacement).every(isSafePath))) return undefined;
  const base = manifest.path.slice(manifest.path.lastIndexOf('/') + 1);
  const renamed = replacement && !('path' in replacement) ? replacement : undefined;
  if (replacement && !renamed && clue.type === 'npm') return undefined; // a folder under the same name: nobody could tell it from the original
  if (base === 'package.json' && clue.type === 'npm') return inPackageJson(finding, clue, manifest, renamed);
  if (base === 'pnpm-workspace.yaml' && clue.type === 'npm') return inPnpmWorkspace(clue, manifest, renamed);
  if (base.endsWith('pom.xml') && clue.type === 'maven') return inPom(finding, clue, manifest);
  if (base === 'go.mod' && clue.type === 'golang' && replacement) return inGoMod(clue, manifest, replacement);
  if (base === 'Cargo.toml' && clue.type === 'cargo' && replacement && 'path' in replacement)
    return inCargo(clue, manifest, replacement.path);
  if (base === 'composer.json' && clue.type === 'composer') return inComposer(clue, manifest);
  if (base === 'pyproject.toml' && clue.type === 'pypi') return inUv(finding, clue, manifest);
  if (base === 'build.sbt' && clue.type === 'maven') return inSbt(clue, manifest);
  if ((base === 'build.gradle' || base === 'build.gradle.kts') && clue.type === 'maven') return inGradle(clue, manifest);
  return undefined;
}

/** A name from a file is nothing but a name where it is written again. */
function isSafe(name: string): boolean {
  return /^[A-Za-z0-9@][A-Za-z0-9@/._+~-]*$/.test(name);
}

/** A folder may also lead upward. */
function isSafePath(text: string): boolean {
  return isSafe(text) || /^\.{1,2}\/[A-Za-z0-9@/._+~-]+$/.test(text);
}

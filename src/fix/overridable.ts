// In which manifests of a project an override of a component may stand, the likeliest first.
import type { Finding } from '../model.ts';

/** Overrides count at the root of a project alone, which is where its lockfile lies; exclusions stand at what brings the component in. */
export function overridable({ component, project, places }: Pick<Finding, 'component' | 'project' | 'places'>): readonly string[] {
  const folders = [
    ...places.filter(({ state }) => state === 'resolved').map(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('/')))),
    project,
  ];
  const at = (...names: readonly string[]): readonly string[] =>
    [...new Set(folders)].flatMap(folder => names.map(name => (folder === '' ? name : `${folder}/${name}`)));
  switch (component.slice(0, component.indexOf(':'))) {
    case 'npm':
      return at('pnpm-workspace.yaml', 'package.json');
    case 'golang':
      return at('go.mod');
    case 'cargo':
      return at('Cargo.toml');
    case 'composer':
      return at('composer.json');
    case 'pypi':
      return at('pyproject.toml');
    case 'maven':
      return [places[0]?.path ?? '', ...at('build.gradle.kts', 'build.gradle', 'build.sbt')];
    default:
      return [];
  }
}

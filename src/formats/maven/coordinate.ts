// The package that a group and an artifact name; partial where a part of them is computed elsewhere.
import type { Clue, Reference } from '../../model.ts';
import type { Computed } from './interpolate.ts';

type Named = { readonly clue: Extract<Clue, { kind: 'package' }>; readonly certain: Reference['certain'] };

/** `undefined` where no literal part is left. The literal part ends at the first unknown: `com.example.` or `com.example/`. */
export function coordinate(group: Computed, artifact: Computed, version?: Computed): Named | undefined {
  const text = version && version.unknown === undefined ? version.text.trim() : '';
  if (group.unknown === undefined && group.text !== '' && isScalaSuffix(artifact))
    return { clue: clueOf(`${group.text}/${artifact.literal.slice(0, -1)}`, text), certain: 'exact' };
  const whole = group.unknown === undefined && artifact.unknown === undefined && group.text !== '' && artifact.text !== '';
  // joined, not glued: a glued text keeps its three parts until someone reads it
  if (whole) return { clue: clueOf([group.text, artifact.text].join('/'), text), certain: 'exact' };
  const name = group.unknown === undefined && group.text !== '' ? `${group.text}/${artifact.literal}` : group.literal || artifact.literal;
  return name ? { clue: clueOf(name, text), certain: 'partial' } : undefined;
}

/** With a version, or a range. Written out: large POMs have ten thousands. https://maven.apache.org/pom.html#dependency-version-requirement-specification */
function clueOf(name: string, text: string): Named['clue'] {
  if (!text) return { kind: 'package', type: 'maven', name };
  if (/^[[(\]]|\+$|^(?:latest|release)\b/i.test(text)) return { kind: 'package', type: 'maven', name, range: text };
  return { kind: 'package', type: 'maven', name, version: text };
}

/** `spark-core_${scalaVersion}`: the name is known, only the Scala version that it was compiled for is not. As `%%` of sbt, it leaves that out. */
export function isScalaSuffix({ text, literal, unknown }: Computed): boolean {
  if (unknown === undefined || literal.length < 2 || !literal.endsWith('_') || !/scala/i.test(unknown)) return false;
  const rest = text.slice(literal.length);
  return rest === '\0' || rest === unknown;
}

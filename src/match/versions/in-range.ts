// Is a version inside a `vers` range, as the ecosystem of the package orders versions? https://github.com/package-url/vers-spec
import { readVers } from '../../parse/vers.ts';
import { compareGeneric } from './generic.ts';
import { compareGolang } from './golang.ts';
import { compareMaven } from './maven.ts';
import { comparePypi } from './pypi.ts';
import { compareSemver } from './semver.ts';

/** Negative, zero, positive; `undefined` where one of both is no version of the scheme. */
export type Compare = (left: string, right: string) => number | undefined;

const SCHEMES: Readonly<Record<string, Compare>> = {
  npm: compareSemver,
  cargo: compareSemver,
  hex: compareSemver,
  pub: compareSemver,
  swift: compareSemver,
  ohpm: compareSemver,
  unity: compareSemver,
  'vscode-extension': compareSemver,
  semver: compareSemver,
  golang: compareGolang,
  go: compareGolang,
  pypi: comparePypi,
  maven: compareMaven,
};

/** `type` decides the order unless the range names another scheme. `undefined`: cannot say. */
export function inRange(type: string, version: string, range: string): boolean | undefined {
  const vers = readVers(range);
  if (!vers) return undefined;
  const compare = comparatorOf(vers.scheme ?? type);
  const first = vers.constraints[0];
  if (first?.comparator === '*') return true;
  const bounds: { readonly comparator: string; readonly order: number; readonly version: string }[] = [];
  let refused = false;
  for (const constraint of vers.constraints) {
    const order = compare(version, constraint.version);
    if (order === undefined) return undefined;
    if (constraint.comparator === '!=') {
      refused ||= order === 0;
      continue;
    }
    if (order === 0 && ['=', '<=', '>='].includes(constraint.comparator)) return true;
    if (constraint.comparator !== '=') bounds.push({ comparator: constraint.comparator, order, version: constraint.version });
  }
  if (refused) return false;
  if (bounds.length === 0) return vers.constraints.every(constraint => constraint.comparator === '!=');
  bounds.sort((a, b) => compare(a.version, b.version) ?? 0);
  for (const [index, { comparator, order }] of bounds.entries()) {
    const above = comparator.startsWith('>') && order > 0;
    const below = comparator.startsWith('<') && order < 0;
    const next = bounds[index + 1];
    const before = bounds[index - 1];
    if (below && !before) return true;
    if (above && (!next || (next.comparator.startsWith('<') && next.order < 0))) return true;
  }
  return false;
}

export function comparatorOf(scheme: string): Compare {
  return (Object.hasOwn(SCHEMES, scheme) ? SCHEMES[scheme] : undefined) ?? compareGeneric;
}

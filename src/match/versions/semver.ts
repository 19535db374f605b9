// The order of versions of npm, Cargo and others that follow it. https://semver.org/spec/v2.0.0.html#spec-item-11
import type { SemVer } from 'semver';
// The two functions alone: the package's index would bring all of it into the bundles.
import compare from 'semver/functions/compare.js';
import parse from 'semver/functions/parse.js';

/** Missing minor and patch numbers are zero; a `v` in front is passed over; build metadata counts for nothing. */
export function compareSemver(left: string, right: string): number | undefined {
  const a = read(left);
  const b = read(right);
  return a && b ? compare(a, b) : undefined;
}

function read(text: string): SemVer | undefined {
  const short = /^[v=\s]*(\d+)(\.\d+)?(?=$|[-+])/.exec(text);
  const full = short ? `${short[1]}${short[2] ?? '.0'}.0${text.slice(short[0].length)}` : text;
  return parse(full, { loose: true }) ?? undefined;
}

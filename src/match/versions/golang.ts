// The order of Go module versions, pseudo-versions included. https://go.dev/ref/mod#versions
import { compareSemver } from './semver.ts';

/** `v1.2.3`, `v0.0.0-20240101000000-abcdef123456`, `v2.0.0+incompatible`, and Go's own `go1.22rc1`. */
export function compareGolang(left: string, right: string): number | undefined {
  return compareSemver(spelled(left), spelled(right));
}

function spelled(text: string): string {
  const toolchain = /^go(\d+(?:\.\d+){0,2})(?:(rc|beta)(\d+))?$/.exec(text);
  return toolchain ? `${toolchain[1]}${toolchain[2] ? `-${toolchain[2]}.${toolchain[3]}` : ''}` : text;
}

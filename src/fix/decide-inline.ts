// Writes a decision into a comment above the place it is about, in the comment form of that file.
import type { Day, DecisionKind, Finding, Place, Source } from '../model.ts';
import { subjectOf } from '../policy/subject-of.ts';
import type { Fix } from './fix.ts';

const SLASHES =
  /(?:^|\/)(?:Jenkinsfile|go\.(?:mod|work))$|\.(?:gradle|kts?|groovy|java|scala|sbt|[cm]?[jt]sx?|c|h|cc|cpp|cxx|hpp|mm?|cs|go|swift|rs|dart|php)$/i;
const HASHES =
  /(?:^|\/)(?:(?:Docker|Container|Gem|Pod|Make|Pip|Brew)file|CMakeLists\.txt|BUILD|WORKSPACE|\.npmrc|\.gitmodules)$|\.(?:py|txt|in|toml|ya?ml|rb|gemspec|podspec|sh|bash|cmake|mk|nix|exs?|tf|ini|cfg|conf|bazel|bzl|dockerfile)$/i;

/**
 * `undefined` where the file's kind has no comments of one line that may hold ` -- ` (JSON, XML), where a package manager writes the file,
 * or where the finding stands in other files, too: a comment speaks for its own file alone.
 */
export function decideInline(
  finding: Pick<Finding, 'sign' | 'vendor' | 'places'>,
  place: Place,
  { path, text }: Source,
  { kind, reason, expires }: { readonly kind: DecisionKind; readonly reason: string; readonly expires: Day },
): Fix | undefined {
  const mark = SLASHES.test(path) ? '//' : HASHES.test(path) ? '#' : undefined;
  if (mark === undefined || place.state === 'resolved' || place.token[1] > text.length || place.token[1] === 0) return undefined;
  if (finding.places.some(other => other.path !== path)) return undefined;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  let at = lineStart(text, place.token[0]);
  // A line that goes on from the one above takes no comment in between.
  while (at > 0 && /\\[ \t]*$/.test(text.slice(Math.max(0, at - 200), at).replace(/\r?\n$/, ''))) at = lineStart(text, at - 1);
  const [indent = ''] = /^[ \t]*/.exec(text.slice(at, at + 500)) ?? [];
  const what = subjectOf(finding);
  const said = reason.replace(/\p{C}+/gu, ' ').trim();
  const line = `${indent}${mark} restricted-deps: decided ${kind} ${what} until ${expires} -- ${said}${end}`;
  return { title: `Decide about ${what} in a comment`, edits: [{ path, span: [at, at], text: line }] };
}

function lineStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
}

// Writes a decision into a comment above the place it is about, in the comment form of that file.
import type { Day, DecisionKind, Finding, Place, Source } from '../model.ts';
import { subjectOf } from '../policy/subject-of.ts';
import type { Fix } from './fix.ts';

const SLASHES =
  /(?:^|\/)(?:Jenkinsfile|go\.(?:mod|work))$|\.(?:gradle|kts?|groovy|java|scala|sbt|[cm]?[jt]sx?|c|h|cc|cpp|cxx|hpp|mm?|cs|go|swift|rs|dart|php)$/i;
const HASHES =
  /(?:^|\/)(?:(?:Docker|Container|Gem|Pod|Make|Pip|Brew)file|CMakeLists\.txt|BUILD|WORKSPACE|\.npmrc|\.gitmodules)$|\.(?:py|txt|in|toml|ya?ml|rb|gemspec|podspec|sh|bash|cmake|mk|nix|exs?|tf|ini|cfg|conf|bazel|bzl|dockerfile)$/i;
const XML = /\.(?:xml|(?:cs|fs|vb|vcx)proj|props|targets|nuspec|config)$/i;

/**
 * `undefined` where the file's kind has no comments (JSON) or none can stand above the place, where a package manager writes the file,
 * or where the finding stands in other files, too: a comment speaks for its own file alone.
 */
export function decideInline(
  finding: Pick<Finding, 'sign' | 'vendor' | 'places'>,
  place: Place,
  { path, text }: Source,
  { kind, reason, expires }: { readonly kind: DecisionKind; readonly reason: string; readonly expires: Day },
): Fix | undefined {
  if (place.state === 'resolved' || place.token[1] > text.length || place.token[1] === 0) return undefined;
  if (finding.places.some(other => other.path !== path)) return undefined;
  const what = subjectOf(finding);
  const said = reason.replace(/\p{C}+/gu, ' ').trim();
  const head = `restricted-deps: decided ${kind} ${what} until ${expires}`;
  const mark = SLASHES.test(path) ? '//' : HASHES.test(path) ? '#' : undefined;
  if (mark) return written(what, path, text, aboveStatement(text, place.token[0]), `${mark} ${head} -- ${said}`);
  if (!XML.test(path) || head.includes('--')) return undefined;
  const at = aboveElement(text, place);
  return at === undefined ? undefined : written(what, path, text, at, `<!-- ${head} : ${said.replace(/-{2,}/g, '-')} -->`);
}

function written(what: string, path: string, text: string, at: number, comment: string): Fix {
  const [indent = ''] = /^[ \t]*/.exec(text.slice(at, at + 500)) ?? [];
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  return { title: `Decide about ${what} in a comment`, edits: [{ path, span: [at, at], text: `${indent}${comment}${end}` }] };
}

/** A line that goes on from the one above takes no comment in between. */
function aboveStatement(text: string, token: number): number {
  let at = lineStart(text, token);
  while (at > 0 && /\\[ \t]*$/.test(text.slice(Math.max(0, at - 200), at).replace(/\r?\n$/, ''))) at = lineStart(text, at - 1);
  return at;
}

/** The line where the declaration begins, else where the name stands; `undefined` where neither begins with a tag of its own. */
function aboveElement(text: string, { token, whole }: Place): number | undefined {
  const declared = whole ? whole[0] + (/^\s*/.exec(text.slice(whole[0], token[0]))?.[0].length ?? 0) : token[0];
  return [declared, token[0]].map(from => lineStart(text, from)).find(at => isBetweenElements(text, at));
}

/** Inside a tag or a CDATA section no comment can stand, and nothing goes before the XML declaration. */
function isBetweenElements(text: string, at: number): boolean {
  if (at === 0 && !/^[ \t]*<[^?]/.test(text)) return false;
  if (!/^[ \t]*</.test(text.slice(at, at + 500))) return false;
  const before = text.slice(0, at);
  return before.lastIndexOf('<') <= before.lastIndexOf('>') && before.lastIndexOf('<![CDATA[') <= before.lastIndexOf(']]>');
}

function lineStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
}

// What an address in Python metadata says: which host it stands on, and which project its file or fragment names.
import type { Reference, Span, State } from '../../model.ts';

/** A reference for the host of an address; `undefined` for local paths and computed hosts. */
export function hostReference(text: string, span: Span, state: State, group?: string, whole?: Span): Reference | undefined {
  const url = text.replace(/^(?:git|hg|svn|bzr)\+(?!file)/, '');
  const skipped = text.length - url.length;
  if (!/^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/\s]/.test(url) && !/^[\w.-]+@[\w.-]+:/.test(url)) return undefined;
  if (/^file:/i.test(url)) return undefined;
  return {
    clue: { kind: 'host', url },
    token: [span[0] + skipped, span[1]],
    ...(whole ? { whole } : {}),
    role: 'source',
    state,
    certain: /^[^/]*\/\/[^/]*[$%{]/.test(url) && !/^[^/]*\/\/[^/]*@[A-Za-z0-9.-]+(?:[:/]|$)/.test(url) ? 'partial' : 'exact',
    ...(group ? { group } : {}),
  };
}

/** The project that `#egg=`, a wheel or a source archive names; the span lies inside `text`. */
export function namedBy(text: string): { readonly name: string; readonly span: Span; readonly version?: string } | undefined {
  const egg = /[#&]egg=([A-Za-z0-9][A-Za-z0-9._-]*)/.exec(text);
  if (egg?.[1]) return { name: egg[1], span: [egg.index + 5, egg.index + 5 + egg[1].length] };
  const path = text.split(/[?#]/, 1)[0] ?? '';
  const from = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
  const file = path.slice(from);
  const found =
    /^([A-Za-z0-9][A-Za-z0-9._]*)-([^-]+)-[^/]*\.whl$/.exec(file) ??
    /^([A-Za-z0-9][A-Za-z0-9._-]*?)-(\d[^-]*)\.(?:tar\.(?:gz|bz2|xz)|tgz|zip)$/.exec(file);
  if (!found?.[1] || !found[2]) return undefined;
  return { name: found[1], span: [from, from + found[1].length], version: found[2] };
}

// A Cargo source as the host it stands on: `registry+`, `sparse+` and `git+` are dropped. https://doc.rust-lang.org/cargo/reference/source-replacement.html
import type { Reference, Span, State } from '../../model.ts';

/** `undefined` for folders and names of registries. */
export function hostReference(text: string, span: Span, state: State, group: string, whole?: Span): Reference | undefined {
  const skipped = /^(?:(?:registry|sparse|git)\+)?/.exec(text)?.[0].length ?? 0;
  const url = text.slice(skipped);
  if (!/^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/\s]/.test(url) && !/^[\w.-]+@[\w.-]+:/.test(url)) return undefined;
  if (/^file:/i.test(url)) return undefined;
  const start = Math.min(span[0] + skipped, span[1]);
  const fits = whole && whole[0] <= start && span[1] <= whole[1] ? whole : undefined;
  return {
    clue: { kind: 'host', url },
    token: [start, span[1]],
    ...(fits ? { whole: fits } : {}),
    role: 'source',
    state,
    certain: 'exact',
    group,
  };
}

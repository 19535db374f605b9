// A configured registry, mirror or proxy as a reference; credentials in the address stay out of it.
import type { Reference, Span } from '../../model.ts';

/** `span` is that of the address as it stands; `undefined` where it is none. */
export function addressReference(text: string, span: Span, group: string, whole?: Span): Reference | undefined {
  const raw = text.slice(...span);
  const scheme = /^(?:[a-z][a-z0-9+.-]*:)?\/\//i.exec(raw)?.[0];
  if (scheme === undefined) return undefined;
  const host = raw.slice(scheme.length).split(/[/?#]/, 1)[0] ?? '';
  const user = host.lastIndexOf('@') + 1;
  if (host.length === user) return undefined;
  const from = user > 0 ? span[0] + scheme.length + user : span[0];
  const url = user > 0 ? scheme + raw.slice(scheme.length + user) : raw;
  return {
    clue: { kind: 'host', url },
    token: [from, span[1]],
    ...(whole ? { whole } : {}),
    role: 'source',
    state: 'configured',
    certain: 'exact',
    group,
  };
}

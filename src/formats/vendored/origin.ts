// The address that vendored code was taken from, as a reference; `undefined` where it names no host.
import type { Reference, Span } from '../../model.ts';

const LONGEST = 2048;

/** `span` is where `text` stands, character by character; user and password are no part of the name. */
export function origin(text: string, span: Span, group: string, state: Reference['state'] = 'declared'): Reference | undefined {
  if (text.length > LONGEST || text.length !== span[1] - span[0]) return undefined;
  const scp = /^(?:[\w.-]+@)?([\w.-]+\.[a-z]{2,}):(?!\/\/)(\S+)$/i.exec(text);
  const skipped = /^[a-z][a-z0-9+.-]*:\/\/[^/@\s]*@/i.exec(text)?.[0].length ?? 0;
  const isUrl = /^[a-z][a-z0-9+.-]*:\/\/[^/\s]\S*$/i.test(text) && !/^file:/i.test(text);
  if (!scp && !isUrl) return undefined;
  const url = scp ? `ssh://${scp[1]}/${(scp[2] ?? '').replace(/^\/+/, '')}` : text.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@\s]*@/i, '$1');
  return { clue: { kind: 'host', url }, token: [span[0] + skipped, span[1]], role: 'source', state, certain: 'exact', group };
}

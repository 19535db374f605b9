// A module specifier of Deno and import maps: `npm:name@^1/sub`, `jsr:@scope/name@1`, `https://…`. https://docs.deno.com/runtime/fundamentals/modules/
import type { Reference, Role, Span, State } from '../../model.ts';
import { isPackageName } from './package-name.ts';
import { versionOf } from './spec.ts';

export interface Specified {
  /** Decoded, and where it stands inside its quotes. */
  readonly text: string;
  readonly span: Span;
  readonly whole?: Span;
  readonly role: Role;
  readonly state: State;
  readonly group: string;
}

/** Nothing for a path or a bare name; an address gives its host and, where a CDN carries a package's name, that package too. */
export function specifier({ text, span, whole, role, state, group }: Specified): Reference[] {
  const common = { ...(whole ? { whole } : {}), state, certain: 'exact', group } as const;
  const same = span[1] - span[0] === text.length; // else an escape shifts the offsets
  const at = (from: number, to: number): Span => (same ? [span[0] + from, span[0] + to] : span);
  const [scheme, type] = /^(npm|jsr):\/?/.exec(text) ?? [];
  if (scheme !== undefined && type !== undefined) {
    const read = name(text, scheme.length);
    if (!read) return [];
    const clue = { kind: 'package', type, name: read.name, ...versionOf(read.version) } as const;
    return [{ clue, token: at(read.from, read.to), role, ...common }];
  }
  if (!/^https?:\/\/[^/]/.test(text)) return [];
  const out: Reference[] = [{ clue: { kind: 'host', url: text }, token: span, role: 'source', ...common }];
  const carried = CDN.exec(text);
  const read = carried ? name(text, carried[0].length) : undefined;
  if (read)
    out.push({
      clue: { kind: 'package', type: 'npm', name: read.name, ...versionOf(read.version) },
      token: at(read.from, read.to),
      role,
      ...common,
    });
  return out;
}

/** Hosts whose paths are names of npm packages. Build prefixes such as `/v135/` and `/stable/` stand before the name. */
const CDN =
  /^https?:\/\/(?:esm\.sh\/(?:npm\/|(?:stable|v\d+)\/|\*)*|(?:cdn\.)?esm\.run\/|cdn\.skypack\.dev\/|ga\.jspm\.io\/npm:|jspm\.dev\/(?:npm:)?|unpkg\.com\/|cdn\.jsdelivr\.net\/npm\/)(?![-?]|gh\/|jsr\/|pr\/)/;

function name(text: string, from: number): { name: string; from: number; to: number; version: string } | undefined {
  const read = /^(?:@[^/@?#\s]+\/)?[^/@?#\s]+/.exec(text.slice(from, from + 300))?.[0];
  if (read === undefined || !isPackageName(read)) return undefined;
  const to = from + read.length;
  const version = text.charAt(to) === '@' ? (/^[^/?#]*/.exec(text.slice(to + 1, to + 100))?.[0] ?? '') : '';
  return { name: read, from, to, version };
}

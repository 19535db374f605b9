// The references of one declared dependency: its name, its alias' target, the address it is fetched from.
import type { Reference, Role, Span, State } from '../../model.ts';
import { openAddress } from '../../parse/open-address.ts';
import { isPackageName } from './package-name.ts';
import { readSpec } from './spec.ts';

export interface Declared {
  readonly name: string;
  /** Exactly the name in the source. */
  readonly token: Span;
  /** What stands behind the name, decoded, and where it stands inside its quotes. */
  readonly spec?: string;
  readonly specSpan?: Span;
  readonly whole?: Span;
  readonly role: Role;
  readonly state?: State;
  readonly group: string;
}

/** An alias gives its target first and its key as group `alias`; an address gives the name and the host. */
export function dependency({ name, token, spec = '', specSpan, whole, role, state = 'declared', group }: Declared): Reference[] {
  const read = readSpec(spec);
  const common = { ...(whole ? { whole } : {}), certain: 'exact' } as const;
  const inside = (span: Span): Pick<Reference, 'token' | 'whole' | 'certain'> =>
    whole && (span[0] < whole[0] || span[1] > whole[1]) ? { token: span, certain: 'exact' } : { token: span, ...common };
  const out: Reference[] = [];
  const named = isPackageName(name);
  if (read.kind === 'alias' && specSpan && isPackageName(read.name)) {
    const { type, name: target, version, range } = read;
    const same = specSpan[1] - specSpan[0] === spec.length; // else an escape shifts the offsets
    const span: Span = same ? [specSpan[0] + read.from, specSpan[0] + read.to] : specSpan;
    const differs = target !== name;
    out.push({
      clue: { kind: 'package', type, name: target, ...(version ? { version } : {}), ...(range ? { range } : {}) },
      ...inside(differs || !named || type !== 'npm' ? span : token),
      role,
      state,
      group,
    });
    if (named && differs) out.push({ clue: { kind: 'package', type: 'npm', name }, ...inside(token), role, state, group: 'alias' });
    return out;
  }
  if (named) {
    const { version, range } = read.kind === 'plain' ? read : { version: undefined, range: undefined };
    const clue = { kind: 'package', type: 'npm', name, ...(version ? { version } : {}), ...(range ? { range } : {}) } as const;
    out.push({ clue, ...inside(token), role, state, group });
  }
  if (read.kind === 'address' && specSpan) {
    const { url, skipped } = openAddress(read.url);
    const from = Math.min(specSpan[1], specSpan[0] + skipped);
    out.push({ clue: { kind: 'host', url }, ...inside([from, specSpan[1]]), role: 'source', state, group });
  }
  return out;
}

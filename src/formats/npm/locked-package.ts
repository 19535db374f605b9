// The reference of one locked package, written out in full: lockfiles make tens of thousands of them.
import type { Reference, Role, Span } from '../../model.ts';

/** Its role may still change while the lockfile is read. */
export type LockedPackage = Omit<Reference, 'role' | 'clue'> & {
  readonly clue: { readonly kind: 'package'; readonly type: string; readonly name: string; readonly version?: string };
  role: Role;
};

export function lockedPackage(name: string, version: string | undefined, token: Span, role: Role, group: string): LockedPackage {
  const clue = version ? ({ kind: 'package', type: 'npm', name, version } as const) : ({ kind: 'package', type: 'npm', name } as const);
  return { clue, token, role, state: 'resolved', certain: 'exact', group };
}

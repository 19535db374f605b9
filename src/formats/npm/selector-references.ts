// The references of one override, resolution, patch or extension: every name of its selector, and the package its value puts in their place.
import type { Reference, Span, State } from '../../model.ts';
import { dependency } from './dependency.ts';
import { isPackageName } from './package-name.ts';
import { selected } from './selector.ts';

export interface Selecting {
  /** The selector, decoded, and where it stands inside its quotes. */
  readonly key: string;
  readonly keySpan: Span;
  /** What it is given, if that is a spec at all. */
  readonly spec?: string;
  readonly specSpan?: Span;
  readonly whole?: Span;
  readonly group: string;
  readonly state?: State;
}

/** `-` takes a package out of the tree and names none; `$name` repeats a direct dependency. */
export function selectorReferences({ key, keySpan, spec, specSpan, whole, group, state = 'declared' }: Selecting): Reference[] {
  const out: Reference[] = [];
  const found = selected(key);
  const same = keySpan[1] - keySpan[0] === key.length; // else an escape shifts the offsets
  for (const [order, { name, from, to, range }] of found.entries()) {
    if (!isPackageName(name)) continue;
    const token: Span = same ? [keySpan[0] + from, keySpan[0] + to] : keySpan;
    const given = order === found.length - 1 && !spec?.startsWith('$') ? spec : undefined;
    if (given === '-') continue;
    const stands = given !== undefined && specSpan ? { spec: given, specSpan } : range ? { spec: range } : {};
    for (const reference of dependency({ name, token, role: 'constraint', state, group, ...(whole ? { whole } : {}), ...stands })) {
      // where another package takes its place, the one selected is gone
      out.push(reference.group === 'alias' ? { ...reference, state: 'replaced', group } : reference);
    }
  }
  return out;
}

// The references of source code: a mark or a package where its name stands. Code is not edited, so they have no `whole`.
import type { Clue, Field, Reference, Role, Span } from '../../model.ts';

const LONGEST = 512;

export interface Found {
  readonly references: readonly Reference[];
  add(clue: Clue, token: Span, group: string, certain?: Reference['certain'], role?: Role): void;
  mark(field: Field, text: string, token: Span, group: string, certain?: Reference['certain'], role?: Role): void;
}

/** A part of a file that is compiled only under a condition that the project chooses (`optional`), or never (`dead`). */
export interface Region {
  readonly span: Span;
  readonly is: 'dead' | 'optional';
}

/** The same text is not marked twice at the same place. `regions`: disjoint, in the order of the text. */
export function found(regions: readonly Region[] = []): Found {
  const references: Reference[] = [];
  const known = new Set<string>();
  const self: Found = {
    references,
    add(clue, token, group, certain = 'exact', role = 'runtime') {
      const key = `${token[0]}:${token[1]}:${clue.kind === 'mark' ? clue.field : clue.kind}`;
      const region = regionAt(regions, token[0]);
      if (known.has(key) || region === 'dead') return;
      known.add(key);
      // Code uses a package and does not declare it: where, and in which role, is for the manifest to say.
      const state = clue.kind === 'package' ? 'resolved' : 'declared';
      references.push({ clue, token, role: role === 'runtime' ? (region ?? role) : role, state, certain, group });
    },
    mark(field, text, token, group, certain, role) {
      if (text !== '' && text.length <= LONGEST) self.add({ kind: 'mark', field, text }, token, group, certain, role);
    },
  };
  return self;
}

function regionAt(regions: readonly Region[], at: number): Region['is'] | undefined {
  let from = 0;
  let to = regions.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const region = regions[middle];
    if (!region) return undefined;
    if (at < region.span[0]) to = middle;
    else if (at >= region.span[1]) from = middle + 1;
    else return region.is;
  }
  return undefined;
}

// The references of source code: a mark or a package where its name stands. Code is not edited, so they have no `whole`.
import type { Clue, Field, Reference, Span } from '../../model.ts';

const LONGEST = 512;

export interface Found {
  readonly references: readonly Reference[];
  add(clue: Clue, token: Span, group: string, certain?: Reference['certain']): void;
  mark(field: Field, text: string, token: Span, group: string, certain?: Reference['certain']): void;
}

/** The same text is not marked twice at the same place. */
export function found(): Found {
  const references: Reference[] = [];
  const known = new Set<string>();
  const self: Found = {
    references,
    add(clue, token, group, certain = 'exact') {
      const key = `${token[0]}:${token[1]}:${clue.kind === 'mark' ? clue.field : clue.kind}`;
      if (known.has(key)) return;
      known.add(key);
      // Code uses a package and does not declare it: where, and in which role, is for the manifest to say.
      const state = clue.kind === 'package' ? 'resolved' : 'declared';
      references.push({ clue, token, role: 'runtime', state, certain, group });
    },
    mark(field, text, token, group, certain) {
      if (text !== '' && text.length <= LONGEST) self.add({ kind: 'mark', field, text }, token, group, certain);
    },
  };
  return self;
}

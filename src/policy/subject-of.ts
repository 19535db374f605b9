// The narrowest thing that a decision about a finding can speak of, as the policy writes it.
import type { Finding } from '../model.ts';
import { purl } from '../parse/purl.ts';
import { keysOf } from './what.ts';

/** A package URL without version where all places name one package; else `sign:<id>`. */
export function subjectOf({ sign, vendor, places }: Pick<Finding, 'sign' | 'vendor' | 'places'>): string {
  const clues = places.map(({ clue }) => clue);
  const first = clues.find(clue => clue.kind === 'package');
  const isOne = keysOf({ id: sign, vendor }, clues).length === 3;
  return isOne && first ? purl({ kind: 'package', type: first.type, name: first.name }) : `sign:${sign}`;
}

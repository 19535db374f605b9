// How the words of an own rule meet each class of thing, held against the classes of the list.
import type { Cell, Id, List, Problem, Reach } from '../model.ts';
import { type Fields, fields } from './fields.ts';

const REACHES: readonly Reach[] = ['reached', 'indicates', 'unclear', 'exempt', 'outside'];

/** `undefined` where nothing is said; a faulty cell is left out and has been reported. */
export function readCells(read: Fields, key: string, list: List, problems: Problem[]): Readonly<Record<Id, Cell>> | undefined {
  const node = read.node(key);
  if (node === undefined) return undefined;
  if (node.kind !== 'object') return read.fault(key, 'an object');
  const inner = fields(
    node,
    list.classes.map(one => one.id),
    problems,
  );
  const out: Record<Id, Cell> = {};
  for (const id of inner.keys) {
    const value = inner.node(id);
    if (value?.kind !== 'object') {
      inner.fault(id, 'an object with "is" and "why"');
      continue;
    }
    const cell = fields(value, ['is', 'why', 'source'], problems);
    cell.need('is', 'why');
    const [is, why, source] = [cell.word('is', REACHES), cell.text('why'), cell.text('source')];
    if (is && why) out[id] = { is, why, ...(source ? { source } : {}) };
  }
  return out;
}

// The clue that a sign's example stands for.
import type { Clue, Field, SignKind } from '../../model.ts';
import { readPurl } from '../../parse/purl.ts';

const FIELDS: Readonly<Partial<Record<SignKind, Field>>> = {
  file: 'file',
  folder: 'folder',
  import: 'import',
  'class-prefix': 'class',
  include: 'include',
  load: 'load',
  symbol: 'symbol',
};

/** `undefined`: the text does not fit the kind. */
export function example(kind: SignKind, text: string, field?: Field): Clue | undefined {
  if (text.startsWith('pkg:')) {
    const found = readPurl(text);
    return found ? { kind: 'package', ...found } : undefined;
  }
  const mark = kind === 'field' ? field : FIELDS[kind];
  if (mark) return { kind: 'mark', field: mark, text };
  return kind === 'host' || kind === 'host-path' || kind === 'owner' ? { kind: 'host', url: text } : undefined;
}

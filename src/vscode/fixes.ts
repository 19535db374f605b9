// The fixes that apply to a finding at a place, best first.
import type { Finding, List, Place, Source, Span } from '../model.ts';

export interface Fix {
  readonly title: string;
  readonly edits: readonly { readonly path: string; readonly span: Span; readonly text: string }[];
}

export function fixes(_list: List, _finding: Finding, _place: Place, _source: Source): readonly Fix[] {
  return [];
}

// What a way out is: a title that says its effect, and the edits it makes. Edges apply it; nothing here writes.
import type { Finding, Place, Source, Span } from '../model.ts';

export interface Fix {
  readonly title: string;
  /** Of one file sorted and apart from each other; offsets are those of the text before any of them. */
  readonly edits: readonly Edit[];
}

export interface Edit {
  readonly path: string;
  readonly span: Span;
  readonly text: string;
  /** The file is not there yet. */
  readonly creates?: true;
}

/** `source` is the file that the place is in, as it is now. */
export type Fixing = (finding: Finding, place: Place, source: Source) => Fix | undefined;

/** The text of one file after its edits. */
export function applied(source: Source, fix: Fix): string {
  let out = '';
  let at = 0;
  for (const { path, span, text } of fix.edits) {
    if (path !== source.path) continue;
    out += source.text.slice(at, span[0]) + text;
    at = span[1];
  }
  return out + source.text.slice(at);
}

// One file in, hits and problems out: extract, then match. Pure; the heart of the product.
import { lookup } from './match/lookup.ts';
import type { Index } from './match/prepare.ts';
import type { Checked, Extraction, Format, Hit, Problem, Reference, Role, Source, Span } from './model.ts';
import { withoutSecrets } from './parse/without-secrets.ts';

export interface CheckSetup {
  readonly index: Index;
  /** The formats that claim a path by name. */
  readonly formatsFor: (path: string) => readonly Format[];
}

/** Reads `source` with every format that claims it and matches what it says. `near` holds its companions by root-relative path. */
export function check(source: Source, near: ReadonlyMap<string, Source>, setup: CheckSetup): Checked {
  if (isBinary(source.text)) return empty(source.path, [{ reason: 'encoding', id: 'not-text' }]);
  const read = extractions(source, near, setup.formatsFor(source.path));
  return matchAll(
    source.path,
    read.map(([id]) => id),
    read.map(([, extraction]) => extraction),
    setup.index,
  );
}

/** What each format that knows this text reads out of it, without the passwords that stand in addresses. */
export function extractions(
  source: Source,
  near: ReadonlyMap<string, Source>,
  formats: readonly Format[],
): (readonly [id: string, extraction: Extraction])[] {
  if (isBinary(source.text)) return [];
  const head = source.text.slice(0, 4096);
  return formats
    .filter(format => format.sniff?.(head) ?? true)
    .map(format => [format.id, withoutSecrets(source.text, format.extract(source, near))]);
}

/** Matches what formats or probes extracted from one file. */
export function matchAll(path: string, formats: readonly string[], extractions: readonly Extraction[], index: Index): Checked {
  const hits: Hit[] = [];
  const problems: Problem[] = [];
  const declared: [string, Span, Role][] = [];
  let references = 0;
  for (const extraction of extractions) {
    references += extraction.references.length;
    for (const reference of extraction.references) {
      const sign = lookup(index, reference.clue);
      if (sign) hits.push({ reference, sign });
      if (reference.clue.kind === 'package' && reference.state === 'declared') {
        declared.push([componentOf(reference), reference.token, reference.role]);
      }
    }
    for (const problem of extraction.problems) problems.push(problem);
  }
  const kept = enough(hits);
  // Edges serve to show the path to a hit: without one in this file they are dropped, so that memory stays flat.
  return { path, formats, hits: kept, edges: kept.length > 0 ? extractions.flatMap(one => one.edges) : [], declared, references, problems };
}

/** `npm:@scope/name`: the id by which edges and findings name a package. */
export function componentOf({ clue }: Pick<Reference, 'clue'>): string {
  return clue.kind === 'package' ? `${clue.type}:${clue.name}` : '';
}

/** A sign with `min` needs that many different hits in one file. */
function enough(hits: readonly Hit[]): readonly Hit[] {
  const seen = new Map<string, Set<string>>();
  for (const { reference, sign } of hits) {
    if (sign.min === undefined || reference.clue.kind !== 'mark') continue;
    const texts = seen.get(sign.id) ?? new Set();
    seen.set(sign.id, texts.add(reference.clue.text));
  }
  const first = new Set<string>();
  return hits.filter(({ sign }) => {
    if (sign.min === undefined) return true;
    if ((seen.get(sign.id)?.size ?? 0) < sign.min || first.has(sign.id)) return false;
    first.add(sign.id); // one hit stands for all the symbols of a file
    return true;
  });
}

function empty(path: string, problems: readonly Problem[]): Checked {
  return { path, formats: [], hits: [], edges: [], declared: [], references: 0, problems };
}

/** Text has no NUL; UTF-16 was decoded at the edge. */
function isBinary(text: string): boolean {
  const at = text.indexOf('\0');
  return at >= 0 && at < 4096;
}

// Line tables of files that were not read for their own sake.
import type { Finding } from '../model.ts';
import { lineTable } from './range.ts';
import type { State } from './state.ts';

/** Reads the texts whose lines are needed and not known, such as a manifest that only carries a lock entry's anchor. */
export async function tabulate(state: State, findings: readonly Finding[]): Promise<void> {
  const missing = new Set<string>();
  for (const place of findings.flatMap(finding => finding.places)) {
    if (place.token[1] > 0 && !state.tables.has(place.path)) missing.add(place.path);
  }
  for (const path of state.inline.keys()) if (!state.tables.has(path)) missing.add(path);
  for (const path of missing) {
    const text = await state.files.text(path).catch(() => undefined);
    if (text !== undefined) state.tables.set(path, lineTable(text));
  }
}

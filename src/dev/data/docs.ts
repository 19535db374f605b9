// A page for every vendor and regime, as `explain` says it: dist/list/<id>.md, not committed.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { prepare } from '../../match/prepare.ts';
import type { List } from '../../model.ts';
import { type EvidenceOf, explain } from '../../report/explain.ts';
import { english } from '../../report/message.ts';

/** How many pages were written. */
export async function docs(list: List, evidence: EvidenceOf): Promise<number> {
  const folder = 'dist/list';
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const index = prepare(list);
  let pages = 0;
  for (const { id } of [...list.vendors, ...list.regimes]) {
    const page = explain(english, list, index, id, evidence);
    if (page === undefined) continue;
    await writeFile(`${folder}/${id}.md`, page);
    pages++;
  }
  return pages;
}

// Brings the files that a manifest points to: parent POM, `-r` file, catalog; inside the root, eight deep, cycles cut.

import type { Companion, Files, Format, Source } from '../model.ts';
import { join } from '../parse/join.ts';

const DEPTH = 8;
const MOST = 64;

/** Companions by root-relative path; what does not exist is absent, and the format says what it missed. */
export async function companions(
  files: Pick<Files, 'text'>,
  source: Source,
  formats: readonly Format[],
): Promise<ReadonlyMap<string, Source>> {
  const near = new Map<string, Source>();
  for (const format of formats) {
    let level: readonly Source[] = [source];
    for (let depth = 0; depth < DEPTH && level.length > 0 && near.size < MOST; depth++) {
      const found: Source[] = [];
      for (const one of level) {
        for (const wanted of format.wants?.(one.text) ?? []) found.push(...(await fetchOne(files, one.path, wanted, near)));
      }
      level = found;
    }
  }
  near.delete(source.path);
  return near;
}

async function fetchOne(files: Pick<Files, 'text'>, from: string, wanted: Companion, near: Map<string, Source>): Promise<Source[]> {
  const found: Source[] = [];
  for (const path of candidates(from, wanted)) {
    if (path === from) continue;
    if (near.has(path)) {
      if ('up' in wanted && !wanted.all) break;
      continue;
    }
    const text = await files.text(path).catch(() => undefined);
    if (text === undefined) continue;
    const source = { path, text };
    near.set(path, source);
    found.push(source);
    if ('up' in wanted && !wanted.all) break;
  }
  return found;
}

function candidates(from: string, wanted: Companion): string[] {
  if ('path' in wanted) {
    const path = join(from, wanted.path);
    return path === undefined ? [] : [path];
  }
  const out: string[] = [];
  const parts = from.split('/').slice(0, -1);
  for (let length = parts.length; length >= 0; length--) out.push([...parts.slice(0, length), wanted.up].join('/'));
  return out;
}

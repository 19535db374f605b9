// Why each sign is believed: kept out of the list that every reader loads, for pages that explain.
import type { Citation, Id } from '../../model.ts';
import type { DataFiles, Shown, VendorFile } from './files.ts';

export interface Evidence {
  readonly shown: Shown;
  readonly says: string;
  readonly sources: readonly Citation[];
}

/** By sign id. */
export function evidence(files: DataFiles): Readonly<Record<Id, Evidence>> {
  const out: Record<Id, Evidence> = {};
  for (const { value } of files.vendors) {
    const { signs, cites } = value as VendorFile;
    for (const sign of signs) {
      const sources = sign.sources.flatMap(key => cites[key] ?? []);
      out[sign.id] = { shown: sign.shown, says: sign.evidence, sources };
    }
  }
  return out;
}

// ZIP archives of every trade (JAR, AAR, APK, NuGet, wheel, extension …): names, manifests, and one level of what is packed inside.
import type { Extraction, Probe, RangeReader } from '../model.ts';
import { isInteresting, lookInto } from './archive/inside.ts';
import { DIRECTORY, INSIDE, PACKED, UNPACKED } from './archive/limits.ts';
import { inMemory } from './archive/memory.ts';
import { BUDGET, type Budget, budget } from './read/budget.ts';
import { close, type Findings, findings } from './read/findings.ts';
import type { ZipEntry } from './zip/directory.ts';
import { listZip, overlap } from './zip/list.ts';
import { unpack, window } from './zip/member.ts';

const SUFFIXES = 'jar aar war ear apk aab hap hsp app ipa nupkg snupkg whl egg vsix xpi zip jmod'.split(' ');

export const zip: Probe = { id: 'zip', files: SUFFIXES.map(suffix => ({ suffix: `.${suffix}` })), inspect };

/** Archives may cost more than other files, see `archive/limits.ts`: a directory within 64 KB costs no more than 64 KB. */
const LIMIT = BUDGET + DIRECTORY + PACKED;
const PAGE = 1024;

async function inspect(path: string, reader: RangeReader): Promise<Extraction> {
  const bytes = budget(reader, LIMIT, PAGE);
  const found = findings();
  const entries = await listZip(path, bytes, found);
  if (overlap(entries))
    found.problem('access', 'not-read', { what: 'files inside' }); // each of them could be all of the archive again
  else await inside(bytes, entries, found);
  return close(found, bytes, LIMIT);
}

/** Archives and libraries inside, the small ones first; that some did not fit is said once. */
async function inside(bytes: Budget, entries: readonly ZipEntry[], found: Findings): Promise<void> {
  const chosen = inTurn(entries.filter(({ name, isEncrypted }) => !isEncrypted && isInteresting(name)));
  const packed = bytes.portion(PACKED);
  let room = UNPACKED;
  for (const [count, entry] of chosen.entries()) {
    const base = entry.name.slice(entry.name.lastIndexOf('/') + 1);
    if (count >= INSIDE) return found.problem('size', 'too-large', { size: chosen.length, limit: INSIDE, what: 'files inside' });
    let reader = await window(packed, entry);
    if (!reader) {
      if (entry.packed > packed.left() || room <= 0) {
        const size = chosen.slice(count).reduce((sum, one) => sum + one.packed, 0);
        return found.problem('size', 'too-large', { size, limit: PACKED, what: 'files inside' });
      }
      const { bytes: content, end } = await unpack(packed, entry, room);
      room -= content.length;
      if (end === 'cap' || end === 'bomb')
        found.problem('size', 'too-large', { size: content.length, limit: end === 'cap' ? UNPACKED : content.length, what: base });
      if (end === 'damaged') found.problem('syntax', 'truncated', { what: base });
      reader = inMemory(content);
    }
    await lookInto(entry.name, reader, found);
  }
}

/** Small ones first, stored ones before all; of several with the same name (one for each processor) one before any of the others. */
function inTurn(entries: readonly ZipEntry[]): readonly ZipEntry[] {
  const cost = ({ method, packed }: ZipEntry): number => (method === 0 ? 0 : packed);
  const sorted = entries.toSorted((a, b) => cost(a) - cost(b));
  const seen = new Set<string>();
  const ahead = sorted.filter(({ name }) => {
    const base = name.slice(name.lastIndexOf('/') + 1);
    return !seen.has(base) && seen.add(base);
  });
  const first = new Set(ahead);
  return [...ahead, ...sorted.filter(entry => !first.has(entry))];
}

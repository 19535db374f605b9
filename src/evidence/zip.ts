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

/** Archives and libraries inside. What does not fit is said, by its base name. */
async function inside(bytes: Budget, entries: readonly ZipEntry[], found: Findings): Promise<void> {
  const chosen = inTurn(entries.filter(({ name, isEncrypted }) => !isEncrypted && isInteresting(name)));
  const packed = bytes.portion(PACKED);
  let room = UNPACKED;
  for (const [count, entry] of chosen.entries()) {
    const base = entry.name.slice(entry.name.lastIndexOf('/') + 1);
    if (count >= INSIDE) return found.problem('size', 'too-large', { size: chosen.length, limit: INSIDE, what: 'files inside' });
    let reader = await window(packed, entry);
    if (!reader) {
      if (entry.packed > packed.left()) {
        found.problem('size', 'too-large', { size: entry.packed, limit: PACKED, what: base });
        continue;
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

/** Of several with the same name (one for each processor) the smallest comes first, and the others after all that stand alone. */
function inTurn(entries: readonly ZipEntry[]): readonly ZipEntry[] {
  const first = new Map<string, ZipEntry>();
  for (const entry of entries) {
    const base = entry.name.slice(entry.name.lastIndexOf('/') + 1);
    const known = first.get(base);
    if (!known || entry.packed < known.packed) first.set(base, entry);
  }
  const ahead = new Set(first.values());
  return [...ahead, ...entries.filter(entry => !ahead.has(entry))];
}

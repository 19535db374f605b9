// ZIP archives of every trade (JAR, AAR, APK, NuGet, wheel, extension …): names, manifests, and one level of what is packed inside.
import type { Extraction, Probe, RangeReader } from '../model.ts';
import { latin1, startsWith } from '../parse/bytes.ts';
import { dex } from './archive/dex.ts';
import { inMemory, isArchive, lookInto, probesOf } from './archive/inside.ts';
import { DIRECTORY, INSIDE, MANIFEST, PACKED, UNPACKED } from './archive/limits.ts';
import { isManifest, manifest } from './archive/manifest.ts';
import { names } from './archive/names.ts';
import { BUDGET, type Budget, budget } from './read/budget.ts';
import { close, type Findings, findings } from './read/findings.ts';
import { directory, type ZipEntry } from './zip/directory.ts';
import { unpack, window } from './zip/member.ts';

const SUFFIXES = 'jar aar war ear apk aab hap hsp ipa nupkg snupkg whl egg vsix xpi zip jmod'.split(' ');

export const zip: Probe = { id: 'zip', files: SUFFIXES.map(suffix => ({ suffix: `.${suffix}` })), inspect };

/** Archives may cost more than other files, see `archive/limits.ts`: a directory within 64 KB costs no more than 64 KB. */
const LIMIT = BUDGET + DIRECTORY + PACKED;
const PAGE = 1024;
const MANIFESTS = 64;

async function inspect(path: string, reader: RangeReader): Promise<Extraction> {
  const bytes = budget(reader, LIMIT, PAGE);
  const found = findings();
  const entries = await list(path, bytes, found);
  if (overlap(entries))
    found.problem('access', 'not-read', { what: 'files inside' }); // each of them could be all of the archive again
  else await inside(bytes, entries, found);
  return close(found, bytes, LIMIT);
}

/** Names and manifests of one archive. */
async function list(path: string, bytes: Budget, found: Findings): Promise<readonly ZipEntry[]> {
  const head = await bytes.read(0, 4);
  const isZip = startsWith(head, 'PK');
  const entries = await directory(bytes, isZip ? 'whole' : 'tail', found);
  if (!entries) {
    if (isZip) found.problem('syntax', 'truncated', { what: 'ZIP directory' });
    return [];
  }
  const all = names(found, /\.(?:whl|egg)$/i.test(path) ? 'python' : 'other');
  for (const { name } of entries) all.add(name);
  if (entries.some(({ isEncrypted }) => isEncrypted)) found.problem('access', 'not-read', { what: 'encrypted entries' });
  if (overlap(entries)) found.problem('syntax', 'unexpected', { what: 'overlapping ZIP entries' });
  const manifests = entries.filter(({ name, isEncrypted }) => isManifest(name) && !isEncrypted);
  for (const [index, entry] of manifests.entries()) {
    if (index >= MANIFESTS) found.problem('size', 'too-large', { size: manifests.length, limit: MANIFESTS, what: 'manifests' });
    if (index >= MANIFESTS) break;
    const { bytes: content, end } = await unpack(bytes, entry, MANIFEST);
    if (end === 'damaged') found.problem('syntax', 'truncated', { what: entry.name });
    else if (end !== 'whole' && !hasHead(entry.name, content))
      found.problem('size', 'too-large', { size: content.length, limit: MANIFEST, what: entry.name });
    manifest(entry.name, content, found);
  }
  return entries;
}

/** Of these the head alone counts, which ends with an empty line: signed JARs go on with a hash for each file. */
function hasHead(path: string, content: Uint8Array): boolean {
  return /\/(?:MANIFEST\.MF|METADATA|PKG-INFO)$/.test(path) && /\r?\n\r?\n/.test(latin1(content));
}

/** Archives and libraries inside; of several with the same name (one for each processor) the smallest. */
async function inside(bytes: Budget, entries: readonly ZipEntry[], found: Findings): Promise<void> {
  const chosen = new Map<string, ZipEntry>();
  for (const entry of entries) {
    if (entry.isEncrypted || (!isArchive(entry.name) && !isDex(entry.name) && probesOf(entry.name).length === 0)) continue;
    const base = entry.name.slice(entry.name.lastIndexOf('/') + 1);
    const known = chosen.get(base);
    if (!known || entry.packed < known.packed) chosen.set(base, entry);
  }
  const packed = bytes.portion(PACKED);
  let room = UNPACKED;
  let looked = 0;
  for (const [base, entry] of chosen) {
    if (++looked > INSIDE) return found.problem('size', 'too-large', { size: chosen.size, limit: INSIDE, what: 'files inside' });
    let reader = isDex(base) ? undefined : await window(packed, entry);
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
      if (isDex(base)) dex(content, found);
      reader = inMemory(content);
    }
    if (isArchive(base)) await archive(base, reader, found);
    else await lookInto(base, reader, found);
  }
}

function isDex(name: string): boolean {
  return /(?:^|\/)classes\d*\.dex$/.test(name);
}

/** One level and no deeper: what is packed in an archive in an archive is judged by its name. */
async function archive(path: string, reader: RangeReader, found: Findings): Promise<void> {
  const bytes = budget(reader, LIMIT, PAGE);
  const entries = await list(path, bytes, found);
  const isUnread = entries.some(({ name }) => isArchive(name) || isDex(name) || probesOf(name).length > 0);
  if (isUnread) found.problem('access', 'not-read', { what: 'files in an archive in the archive' });
}

/** Two entries that share bytes: a bomb, or a file that readers will not agree on. */
function overlap(entries: readonly ZipEntry[]): boolean {
  const sorted = [...entries].sort((a, b) => a.at - b.at);
  return sorted.some(({ at, packed }, index) => {
    const next = sorted[index + 1];
    return next !== undefined && next.at < at + packed + 30;
  });
}

// Names and manifests of one ZIP archive, as far as its directory and small members tell.
import { latin1, startsWith } from '../../parse/bytes.ts';
import { MANIFEST } from '../archive/limits.ts';
import { isManifest, manifest } from '../archive/manifest.ts';
import { names } from '../archive/names.ts';
import type { Budget } from '../read/budget.ts';
import type { Findings } from '../read/findings.ts';
import { directory, type ZipEntry } from './directory.ts';
import { unpack } from './member.ts';

const MANIFESTS = 64;

/** Names and manifests of one archive. */
export async function listZip(path: string, bytes: Budget, found: Findings): Promise<readonly ZipEntry[]> {
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

/** Two entries that share bytes: a bomb, or a file that readers will not agree on. */
export function overlap(entries: readonly ZipEntry[]): boolean {
  const sorted = [...entries].sort((a, b) => a.at - b.at);
  return sorted.some(({ at, packed }, index) => {
    const next = sorted[index + 1];
    return next !== undefined && next.at < at + packed + 30;
  });
}

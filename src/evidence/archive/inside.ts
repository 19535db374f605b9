// What is looked into inside an archive, by its name; what it holds counts as found in the archive. One level and no deeper.
import type { Probe, RangeReader } from '../../model.ts';
import { ar } from '../ar.ts';
import { elf } from '../elf.ts';
import { machO } from '../mach-o.ts';
import { pe } from '../pe.ts';
import { budget } from '../read/budget.ts';
import type { Findings } from '../read/findings.ts';
import { readTar } from '../tar/read.ts';
import { listZip } from '../zip/list.ts';
import { dex } from './dex.ts';
import { INNER, PACKED } from './limits.ts';

const PROBES: readonly (readonly [suffix: RegExp, probes: readonly Probe[]])[] = [
  [/\.(?:dll|exe|ocx|sys|pyd)$/i, [pe]],
  [/\.so(?:\.\d+)*$/i, [elf, machO]],
  [/\.(?:dylib|jnilib)$/i, [machO]],
  [/\.node$/i, [pe, elf, machO]],
  [/\.(?:a|lib)$/i, [ar]],
  [/(?:^|\/)([^/]+)\.(?:framework|app|appex|bundle)\/(?:Versions\/[^/]+\/|Contents\/MacOS\/)?\1$/i, [machO, ar]],
];
const ZIPS = /\.(?:jar|aar|zip|war|apk|whl|egg|nupkg|vsix|hap|hsp)$/i;
const TARS = /\.(?:tar|tgz|tar\.gz|har|crate|unitypackage)$/i;
const PAGE = 1024;

export function isInteresting(name: string): boolean {
  return isArchive(name) || isDex(name) || probesOf(name).length > 0;
}

export function probesOf(name: string): readonly Probe[] {
  return PROBES.find(([suffix]) => suffix.test(name))?.[1] ?? [];
}

function isArchive(name: string): boolean {
  return ZIPS.test(name) || TARS.test(name);
}

function isDex(name: string): boolean {
  return /\.dex$/i.test(name);
}

/** A library by its probes, an archive by its names and manifests: what is packed in that is judged by its name, which is said. */
export async function lookInto(path: string, reader: RangeReader, found: Findings): Promise<void> {
  if (isDex(path)) return dex(await reader.read(0, reader.size), found);
  if (isArchive(path)) {
    const bytes = budget(reader, Math.min(reader.size, INNER + PACKED) + PAGE, PAGE);
    const seen = ZIPS.test(path)
      ? (await listZip(path, bytes, found)).map(({ name }) => name)
      : await readTar(path, bytes, found, () => 'name');
    if (bytes.short()) found.problem('size', 'too-large', { size: reader.size, limit: INNER + PACKED, what: 'archive in the archive' });
    if (seen.some(isInteresting)) found.problem('access', 'not-read', { what: 'files in an archive in the archive' });
    return;
  }
  for (const probe of probesOf(path)) {
    const { references, problems } = await probe.inspect(path, reader);
    for (const { clue, group, role } of references) found.add(clue, group ?? '', role);
    for (const { reason, id, args } of problems) found.problem(reason, id, args);
  }
}

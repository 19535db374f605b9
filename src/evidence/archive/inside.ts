// Which probe looks into a file inside an archive, by its name; what it finds counts as found in the archive.
import type { Probe, RangeReader } from '../../model.ts';
import { ar } from '../ar.ts';
import { elf } from '../elf.ts';
import { machO } from '../mach-o.ts';
import { pe } from '../pe.ts';
import type { Findings } from '../read/findings.ts';

const PROBES: readonly (readonly [suffix: RegExp, probes: readonly Probe[]])[] = [
  [/\.(?:dll|exe|ocx|sys|pyd)$/i, [pe]],
  [/\.so(?:\.\d+)*$/i, [elf, machO]],
  [/\.(?:dylib|jnilib)$/i, [machO]],
  [/\.node$/i, [pe, elf, machO]],
  [/\.(?:a|lib)$/i, [ar]],
];

export function probesOf(name: string): readonly Probe[] {
  return PROBES.find(([suffix]) => suffix.test(name))?.[1] ?? [];
}

export function isArchive(name: string): boolean {
  return /\.(?:jar|aar|zip|war|apk|whl|nupkg|hap|hsp)$/i.test(name);
}

export async function lookInto(path: string, reader: RangeReader, found: Findings): Promise<void> {
  for (const probe of probesOf(path)) {
    const { references, problems } = await probe.inspect(path, reader);
    for (const { clue, group, role } of references) found.add(clue, group ?? '', role);
    for (const { reason, id, args } of problems) found.problem(reason, id, args);
  }
}

/** A reader over bytes in memory. */
export function inMemory(bytes: Uint8Array): RangeReader {
  return { size: bytes.length, read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)) };
}

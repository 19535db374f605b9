// Runs a probe over bytes in memory, counting what it reads, and renders what it found as lines.
import type { Extraction, Probe, RangeReader } from '../../src/model.ts';

export interface Inspected {
  readonly extraction: Extraction;
  readonly bytes: number;
  readonly reads: number;
}

/** `size` lets a file seem larger than its bytes: the rest reads as zeros and is never allocated. */
export async function inspect(probe: Probe, data: Uint8Array, path = 'lib/file.bin', size = data.length): Promise<Inspected> {
  let bytes = 0;
  let reads = 0;
  const reader: RangeReader = {
    size,
    read(offset, length) {
      const end = Math.min(offset + length, size);
      bytes += Math.max(0, end - offset);
      reads++;
      const part = data.subarray(offset, Math.min(end, data.length));
      if (part.length === end - offset) return Promise.resolve(part);
      const padded = new Uint8Array(Math.max(0, end - offset));
      padded.set(part);
      return Promise.resolve(padded);
    },
  };
  const extraction = await probe.inspect(path, reader);
  return { extraction, bytes, reads };
}

/** One line for each reference and problem, in the order they were found. */
export function lines({ references, problems }: Extraction): string[] {
  return [
    ...references.map(({ clue, group, role }) => {
      const what =
        clue.kind === 'mark'
          ? `${clue.field} ${clue.text}`
          : clue.kind === 'package'
            ? `pkg:${clue.type}/${clue.name}${clue.version ? `@${clue.version}` : ''}`
            : clue.kind;
      return `${what} · ${group}${role === 'runtime' ? '' : ` · ${role}`}`;
    }),
    ...problems.map(({ reason, id, args }) =>
      `problem ${reason} ${id} ${Object.entries(args ?? {})
        .map(([key, value]) => `${key}=${value}`)
        .join(' ')}`.trimEnd(),
    ),
  ];
}

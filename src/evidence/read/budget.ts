// Lets a probe read ranges of a file without ever reading more than its budget, and never the same bytes twice.
import type { RangeReader } from '../../model.ts';

/** What one probe may read of one file, whatever the file's size. */
export const BUDGET = 64 * 1024;
/** What names may cost besides, in a file that is small enough: a table of names says nothing for certain before all of it is read. */
const NAMES = 512 * 1024;
const SMALL = 32 * 1024 * 1024;
const PAGE = 256;

/** The budget of a probe that reads names: 64 KB of a large file; of a small one no more than its table would be as a source text. */
export function withNames(size: number): number {
  return size <= SMALL ? BUDGET + NAMES : BUDGET;
}

/** Reads that come back shorter where the file, or the budget, ends; nothing here throws. */
export interface Budget {
  readonly size: number;
  read(offset: number, length: number): Promise<Uint8Array>;
  /** The same bytes as far as they were read before: costs nothing. */
  seen(offset: number, length: number): Uint8Array;
  /** The same file with at most `bytes` more to spend, so that one greedy table cannot starve the others. */
  portion(bytes: number): Budget;
  left(): number;
  /** Any read of this file was cut short because the budget, or a portion of it, was spent. */
  short(): boolean;
  /** The first error of the reader below. */
  error(): string | undefined;
}

/** `page` is the unit of reading: a single pointer costs one page. */
export function budget(bytes: RangeReader, limit = BUDGET, page = PAGE): Budget {
  const size = Math.max(0, Math.min(bytes.size, Number.MAX_SAFE_INTEGER)) || 0;
  const pages = new Map<number, Uint8Array>();
  let error: string | undefined;
  let short = false;

  /** Fetches the missing pages of a range in as few reads as possible; returns what it cost. */
  async function fetch(first: number, last: number, allowed: number): Promise<number> {
    let spent = 0;
    for (let at = first; at <= last; at++) {
      if (pages.has(at)) continue;
      let end = at;
      while (end < last && !pages.has(end + 1)) end++;
      const length = Math.min(end * page + page, size) - at * page;
      const granted = Math.min(length, Math.floor((allowed - spent) / page) * page);
      if (granted <= 0) break;
      const got = await bytes.read(at * page, granted).catch((cause: unknown) => {
        error ??= cause instanceof Error ? cause.message : String(cause);
        return new Uint8Array(0);
      });
      if (got.length < granted) error ??= 'it became shorter while it was read';
      spent += granted;
      for (let part = 0; part < granted; part += page) pages.set(at + part / page, got.subarray(part, Math.min(part + page, granted)));
      at += Math.ceil(granted / page) - 1;
      if (granted < length) break;
    }
    return spent;
  }

  function seen(offset: number, length: number): Uint8Array {
    if (!(offset >= 0) || !(length > 0) || offset >= size) return new Uint8Array(0);
    const end = Math.min(offset + length, size);
    const out = new Uint8Array(end - offset);
    let filled = 0;
    for (let at = Math.floor(offset / page); at * page < end; at++) {
      const from = Math.max(offset - at * page, 0);
      const part = pages.get(at)?.subarray(from, Math.min(end - at * page, page));
      if (part) out.set(part, filled);
      filled += part?.length ?? 0;
      if (!part || at * page + from + part.length < Math.min(end, (at + 1) * page)) break;
    }
    return filled === out.length ? out : out.subarray(0, filled);
  }

  function open(allowance: number, above: ((spent: number) => void) | undefined, room: () => number): Budget {
    let rest = allowance;
    const left = () => Math.max(0, Math.min(rest, room()));
    const spend = (spent: number) => {
      rest -= spent;
      above?.(spent);
    };
    return {
      size,
      left,
      seen,
      short: () => short,
      error: () => error,
      portion: more => open(more, spend, left),
      async read(offset, length) {
        if (!(offset >= 0) || !(length > 0) || offset >= size) return new Uint8Array(0);
        const end = Math.min(offset + length, size);
        const last = Math.floor((Math.min(end, offset + limit) - 1) / page);
        const wanted = Math.min(end - offset, limit);
        const have = seen(offset, wanted);
        if (have.length === end - offset) return have;
        spend(await fetch(Math.floor(offset / page), last, left()));
        const got = seen(offset, wanted);
        if (got.length < end - offset && !error) short = true;
        return got;
      },
    };
  }
  return open(limit, undefined, () => Number.POSITIVE_INFINITY);
}

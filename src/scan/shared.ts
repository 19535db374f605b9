// One reader for all that look into a file: opened when first asked for, its first bytes read once.
import type { RangeReader } from '../model.ts';

/** What every probe reads first; not more than one of its pages, so that the budget of a probe still bounds the file's cost. */
const HEAD = 256;

export function shared(open: () => Promise<RangeReader>): () => Promise<RangeReader> {
  let reader: Promise<RangeReader> | undefined;
  return () => {
    reader ??= open().then(withHead);
    return reader;
  };
}

function withHead(bytes: RangeReader): RangeReader {
  let head: Promise<Uint8Array> | undefined;
  return {
    size: bytes.size,
    read(offset, length) {
      if (offset < 0 || offset + length > HEAD) return bytes.read(offset, length);
      head ??= bytes.read(0, HEAD);
      return head.then(got => got.subarray(offset, offset + length));
    },
  };
}

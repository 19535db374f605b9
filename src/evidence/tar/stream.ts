// Takes the pieces of a TAR stream as they come; keeps one header at a time, and the contents that somebody wants.
import { BLOCK, header, isHeader, isLong, longName, type Member } from './header.ts';

const LONG = 4096;

export interface Taken {
  readonly name: string;
  readonly content: Uint8Array;
  /** The member's own size: more than what was kept where it was cut. */
  readonly size: number;
}

export interface Stream {
  take(piece: Uint8Array): void;
  /** `ended`: by its own last block; `damaged`: a header is none; `open`: more should have come. */
  state(): 'ended' | 'damaged' | 'open';
}

/** `keep` is told of each member and says how many bytes of it are wanted; `done` gets them when the member is over. */
export function stream(keep: (member: Member) => number, done: (taken: Taken) => void): Stream {
  const head = new Uint8Array(BLOCK);
  let filled = 0;
  let skip = 0;
  let kept: Uint8Array | undefined;
  let used = 0;
  let member: Member = { name: '', size: 0, type: '' };
  let long = '';
  let state: 'ended' | 'damaged' | 'open' = 'open';

  function finish(): void {
    if (!kept) return;
    const content = kept.subarray(0, used);
    kept = undefined;
    if (isLong(member)) long = longName(content, member.type);
    else done({ name: member.name, content, size: member.size });
  }

  function start(): void {
    if (head[0] === 0 || !isHeader(head)) {
      state = head[0] === 0 ? 'ended' : 'damaged';
      return;
    }
    const read = header(head);
    member = isLong(read) ? read : { ...read, name: long || read.name };
    if (!isLong(read)) long = '';
    const wanted = Math.min(isLong(read) ? LONG : keep(member), member.size);
    kept = wanted > 0 ? new Uint8Array(wanted) : undefined;
    used = 0;
    skip = Math.ceil(read.size / BLOCK) * BLOCK;
    if (skip === 0) finish();
  }

  return {
    state: () => state,
    take(piece) {
      for (let at = 0; at < piece.length && state === 'open'; ) {
        if (skip > 0) {
          const part = piece.subarray(at, at + Math.min(skip, piece.length - at));
          if (kept && used < kept.length) {
            const taken = part.subarray(0, kept.length - used);
            kept.set(taken, used);
            used += taken.length;
          }
          skip -= part.length;
          at += part.length;
          if (skip === 0) finish();
          continue;
        }
        const part = piece.subarray(at, at + BLOCK - filled);
        head.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled < BLOCK) continue;
        filled = 0;
        start();
      }
    },
  };
}

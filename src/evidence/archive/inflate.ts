// Inflates a stream of pieces under caps of output and ratio; never throws.
import { Inflate } from 'fflate';
import { RATIO } from './limits.ts';

/** At a ratio of about 1,000 one step yields at most 4 MB before the caps are asked. */
const STEP = 4096;
const GRACE = 64 * 1024;

export interface Inflated {
  readonly bytes: Uint8Array;
  /** `whole`: the stream ended by itself; `cap`: too much output; `bomb`: too high a ratio; `damaged`: no valid stream. */
  readonly end: 'whole' | 'cap' | 'bomb' | 'damaged' | 'short';
}

/** `next` returns the next compressed piece, empty at the end. With `sink` the output is handed on and not kept. */
export async function inflate(next: () => Promise<Uint8Array>, most: number, sink?: (piece: Uint8Array) => void): Promise<Inflated> {
  const pieces: Uint8Array[] = [];
  let out = 0;
  let taken = 0;
  const stream = new Inflate(piece => {
    if (piece.length === 0) return;
    out += piece.length;
    if (sink) sink(piece);
    else pieces.push(piece.slice());
  });
  let end: Inflated['end'] = 'short';
  try {
    reading: for (let piece = await next(); piece.length > 0; piece = await next()) {
      for (let at = 0; at < piece.length; at += STEP) {
        const step = piece.subarray(at, at + STEP);
        taken += step.length;
        stream.push(step);
        if (out > GRACE && out > taken * RATIO) {
          end = 'bomb';
          break reading;
        }
        if (out > most) {
          end = 'cap';
          break reading;
        }
      }
    }
    if (end === 'short' && taken > 0) {
      stream.push(new Uint8Array(0), true); // throws where the stream has not ended by itself
      end = 'whole';
    }
  } catch {
    if (end === 'short') end = 'damaged';
  }
  return { bytes: concat(pieces, Math.min(out, most)), end };
}

function concat(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const out = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    const part = piece.subarray(0, length - at);
    out.set(part, at);
    at += part.length;
    if (at >= length) break;
  }
  return out;
}

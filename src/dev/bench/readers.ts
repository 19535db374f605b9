// Each reader on its own 5 MB sample: how fast, against JSON.parse in the same run, and how much memory beside the text.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { decode } from '../../files/decode.ts';
import type { Format, Source } from '../../model.ts';
import { samples } from './tree.ts';

const NONE: ReadonlyMap<string, Source> = new Map();
/** The young generation in MB: small, so that what counts is what is held and not what nobody has swept up yet. */
const YOUNG = 1;

export interface ReaderFigures {
  readonly id: string;
  /** Code units of the sample, all ASCII. */
  readonly size: number;
  /** Of each run, in milliseconds of processor time (other processes may take the machine away): the reader and `JSON.parse` of the package-lock, in turn. */
  readonly times: readonly number[];
  readonly parses: readonly number[];
  /** The largest heap while it reads, and what it hands back, both without the text and as parts of the text's size. */
  readonly peak: number;
  readonly kept: number;
}

/** Every reader runs in processes of its own, so that none pays for another's garbage; `folder` takes the samples for them. */
export function readers(formatsFor: (file: string) => readonly Format[], folder: string, runs: number): readonly ReaderFigures[] {
  const texts = samples(5_000_000);
  for (const { path: file, text } of texts) writeFileSync(path.join(folder, file), text);
  return texts.flatMap(({ path: file, text }) => {
    const format = one(formatsFor(file), text);
    if (!format) return [];
    const at = path.join(folder, file);
    // One thread: what V8's helpers spend waiting for each other is no work of a reader.
    const [times = [], parses = []] = JSON.parse(
      started(['speed', at, path.join(folder, 'package-lock.json'), String(runs)], ['--single-threaded']),
    ) as number[][];
    return [{ id: format.id, size: text.length, times, parses, ...memoryOf(at, text.length) }];
  });
}

/** Starts this bundle again and answers what it prints. */
function started(args: readonly string[], flags: readonly string[] = []): string {
  const script = `import(${JSON.stringify(import.meta.url)}).then(bench => bench.main(${JSON.stringify(args)}))`;
  return spawnSync(process.execPath, [...flags, '-e', script], { encoding: 'utf8' }).stdout;
}

/** What runs in the process that measures speed: one sample and `JSON.parse` of another, in turn. */
export function speed(formatsFor: (file: string) => readonly Format[], file: string, other: string, runs: number): void {
  const text = decode(readFileSync(file)); // as a scan makes it: flat, not glued together
  const json = decode(readFileSync(other));
  const name = path.basename(file);
  const format = one(formatsFor(name), text);
  const times: number[] = [];
  const parses: number[] = [];
  for (let run = -3; run < runs; run++) {
    const reader = timed(() => void format?.extract({ path: name, text }, NONE));
    const parse = timed(() => void JSON.parse(json));
    if (run < 0) continue; // warm-ups
    times.push(reader);
    parses.push(parse);
  }
  console.log(JSON.stringify([times, parses]));
}

/** V8 tells the size of the heap at each collection. */
function memoryOf(file: string, size: number): { readonly peak: number; readonly kept: number } {
  const stdout = started(['memory', file], ['--expose-gc', '--trace-gc', `--max-semi-space-size=${YOUNG}`]);
  const [, before = 0, kept = 0] = /memory (\d+) (\d+)/.exec(stdout)?.map(Number) ?? [];
  // the collections behind the first that was asked for (`testing`), up to the second, which is the last
  const [, reading = ''] = stdout.split(/ testing;?/);
  const heaps = Array.from(reading.matchAll(/ ms: [^\n]*? ([\d.]+) \([\d.]+\) -> /g), ([, heap]) => Number(heap) * 2 ** 20);
  return { peak: (Math.max(kept, ...heaps) - before) / size, kept: (kept - before) / size };
}

/** What runs in that process: reads one sample and says how large the heap was before it and with what it read. */
export function memory(formatsFor: (file: string) => readonly Format[], file: string): void {
  const text = decode(readFileSync(file));
  const name = path.basename(file);
  const format = one(formatsFor(name), text);
  const heap = (): number => {
    globalThis.gc?.();
    return process.memoryUsage().heapUsed;
  };
  const before = heap();
  const read = format?.extract({ path: name, text }, NONE);
  const kept = heap();
  console.log(`memory ${before} ${kept} ${read?.references.length} ${text.length}`);
}

function one(formats: readonly Format[], text: string): Format | undefined {
  return formats.find(format => format.sniff?.(text.slice(0, 4096)) ?? true);
}

/** Of all threads, so that collecting garbage counts. */
function timed(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

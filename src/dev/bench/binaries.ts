// A tree of 108,000 files with 300 candidate binaries: our scan against a plain walk plus the candidates' range reads.
import { closeSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { nodeFiles } from '../../files/node.ts';
import { scan } from '../../scan/scan.ts';
import type { Setup } from '../../scan/setup.ts';

const FOLDERS = 4000;
const BESIDE = 27;
const BINARIES = 300;
/** Endings that nothing claims, as a board support package is full of them. */
const PLAIN = ['dat', 'bin', 'png', 'pdf', 'rst', 'S', 'dts', 'dtsi', 'conf', 'cfg'];

export interface Compared {
  readonly files: number;
  readonly walk: number;
  readonly reads: number;
  readonly scan: number;
  /** scan / (walk + reads), of each run; the median. */
  readonly ratio: number;
  readonly bytes: number;
  readonly heap: number;
  readonly findings: number;
}

/** Medians of `runs` in turn, after a warm-up. `scale` 1 is the whole tree. */
export async function binaries(made: Setup, runs: number, scale = 1): Promise<Compared> {
  const root = mkdtempSync(path.join(os.tmpdir(), 'bench-tree-'));
  try {
    const candidates = grow(root, Math.round(FOLDERS * scale), Math.round(BINARIES * scale));
    const times: { walk: number[]; reads: number[]; scan: number[]; ratio: number[] } = { walk: [], reads: [], scan: [], ratio: [] };
    let [files, bytes, heap, findings] = [0, 0, 0, 0];
    for (let run = 0; run <= runs; run++) {
      const started = performance.now();
      files = plainWalk(root);
      const walked = performance.now();
      bytes = await rangeReads(root, candidates, made);
      const read = performance.now();
      globalThis.gc?.();
      const before = process.memoryUsage().heapUsed;
      let most = before;
      let events = 0;
      const scanning = performance.now();
      for await (const event of scan(nodeFiles(root), made, { pause: () => Promise.resolve() }, { aborted: false })) {
        if (event.kind === 'findings') findings = event.findings.length;
        if (event.kind !== 'checked' || ++events % 32 === 0) most = Math.max(most, process.memoryUsage().heapUsed);
      }
      const done = performance.now();
      heap = Math.max(heap, most - before);
      if (run === 0) continue;
      times.walk.push(walked - started);
      times.reads.push(read - walked);
      times.scan.push(done - scanning);
      times.ratio.push((done - scanning) / (read - started));
    }
    return {
      files,
      walk: median(times.walk),
      reads: median(times.reads),
      scan: median(times.scan),
      ratio: median(times.ratio),
      bytes,
      heap,
      findings,
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Returns the candidates' paths. One of them is named like a listed kit; sparse files stand in for large ones. */
function grow(root: string, folders: number, wanted: number): string[] {
  const candidates: string[] = [];
  const every = Math.floor(folders / wanted);
  for (let n = 0; n < folders; n++) {
    const folder = `bsp/part${n % 40}/sub${n % 400}/leaf${n}`;
    mkdirSync(path.join(root, folder), { recursive: true });
    for (let k = 0; k < BESIDE; k++) {
      const isCandidate = k === 0 && n % every === 0 && candidates.length < wanted;
      const name = isCandidate
        ? candidates.length === 0
          ? 'HCNetSDK.dll'
          : `lib${n}.${['dll', 'so', 'a', 'jar'][n % 4]}`
        : `f${k}.${PLAIN[(n + k) % PLAIN.length]}`;
      const file = path.join(root, folder, name);
      if (isCandidate) {
        candidates.push(`${folder}/${name}`);
        const descriptor = openSync(file, 'w');
        writeSync(descriptor, 'MZ');
        ftruncateSync(descriptor, 2_000_000);
        closeSync(descriptor);
      } else writeFileSync(file, '');
    }
  }
  return candidates;
}

function plainWalk(root: string): number {
  let files = 0;
  const stack = [root];
  for (let folder = stack.pop(); folder !== undefined; folder = stack.pop()) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) stack.push(`${folder}/${entry.name}`);
      else files++;
    }
  }
  return files;
}

async function rangeReads(root: string, candidates: readonly string[], made: Setup): Promise<number> {
  const files = nodeFiles(root);
  let bytes = 0;
  for (const file of candidates) {
    for (const probe of made.probesFor(file)) {
      const reader = await files.open(file);
      const counted = {
        size: reader.size,
        async read(offset: number, length: number) {
          const got = await reader.read(offset, length);
          bytes += got.length;
          return got;
        },
      };
      await probe.inspect(file, counted);
    }
  }
  return bytes;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

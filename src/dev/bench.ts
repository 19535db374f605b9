// Measures speed as ratios in one run over a seeded tree: `npm run bench [-- quick]`. Figures and method: test/bench/README.md.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { check, matchAll } from '../check.ts';
import { probes } from '../evidence/index.ts';
import { nodeFiles } from '../files/node.ts';
import { formats } from '../formats/index.ts';
import { select } from '../match/select.ts';
import type { Checked, Extraction, List, Source } from '../model.ts';
import { readPolicy } from '../policy/read.ts';
import { concludeAll } from '../scan/scan.ts';
import { setup } from '../scan/setup.ts';
import { binaries } from './bench/binaries.ts';
import { decisions } from './bench/decisions.ts';
import { memory, readers, speed } from './bench/readers.ts';
import { plant, samples } from './bench/tree.ts';

const TODAY = '2026-11-24';
const NONE: ReadonlyMap<string, Source> = new Map();

export async function main(args: readonly string[]): Promise<number> {
  if (args[0] === 'memory' || args[0] === 'speed') return measured(args);
  const runs = args.includes('quick') ? 3 : 7;
  const list = JSON.parse(readFileSync('dist/list.json', 'utf8')) as List;
  const made = setup(list, formats, probes, readPolicy(undefined, list, TODAY).policy, TODAY);
  if (args.includes('binaries')) {
    await tree(made, runs);
    return 0;
  }
  if (args.includes('decisions')) {
    decided(made, runs);
    return 0;
  }
  const root = mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  try {
    if (args.includes('readers')) {
      each(made, root, runs);
      return 0;
    }
    const planted = plant(root, args.includes('quick') ? 0.2 : 1);
    console.log(
      `tree: ${planted.files} files, ${mb(planted.bytes)} MB, of them ${planted.manifests} manifests and ${mb(planted.lockBytes)} MB of lockfiles`,
    );
    whole(root, runs, list);
    await stages(root, made);
    each(made, root, runs);
    keystroke(made, runs);
    decided(made, runs);
    await tree(made, runs);
    sizes();
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return 0;
}

/** The processes that `bench/readers.ts` starts for each sample. */
function measured([what, file = '', other = '', runs]: readonly string[]): number {
  if (what === 'memory') memory(select(formats), file);
  else speed(select(formats), file, other, Number(runs));
  return 0;
}

/** A tree of unclaimed files with a few hundred binaries in it. */
async function tree(made: ReturnType<typeof setup>, runs: number): Promise<void> {
  const { files, walk, reads, scan, ratio, bytes, heap, findings } = await binaries(made, runs, runs < 7 ? 0.2 : 1);
  console.log(
    `binaries in ${files.toLocaleString('en-US')} files: plain walk ${ms(walk)}, range reads ${ms(reads)} (${kb(bytes)} KB), scan ${ms(scan)} (${findings} findings, heap +${mb(heap)} MB); ratio scan/(walk + reads) ${ratio.toFixed(2)}`,
  );
}

/** Whole processes in turn, ours and ripgrep's, so that a drift of the machine meets both. */
function whole(root: string, runs: number, list: List): void {
  const literals = path.join(root, '..', `${path.basename(root)}.literals`);
  writeFileSync(literals, `${[...new Set(list.signs.map(sign => literal(sign.match)).filter(text => text.length > 3))].join('\n')}\n`);
  const rg = ripgrep();
  const ours: number[] = [];
  const theirs: number[] = [];
  const node: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const a = timed(process.execPath, ['dist/cli.mjs', 'scan', root, '--format', 'jsonl', '--fail-on', 'never', '--quiet']);
    const b = rg ? timed(rg, ['-uu', '-i', '-l', '-F', '-f', literals, root]) : 0;
    const c = timed(process.execPath, ['-e', '0']);
    if (run === 0) continue; // warm-up
    ours.push(a);
    theirs.push(b);
    node.push(c);
  }
  rmSync(literals, { force: true });
  console.log(`whole scan: ${ms(median(ours))}, of it ${ms(median(node))} to start Node`);
  if (rg)
    console.log(
      `ripgrep, same literals, same files: ${ms(median(theirs))}; ratio ours/ripgrep ${(median(ours) / median(theirs)).toFixed(2)}`,
    );
  else console.log('ripgrep is not here (rg on the path, or RG_PATH): the comparison is skipped.');
}

async function stages(root: string, made: ReturnType<typeof setup>): Promise<void> {
  const files = nodeFiles(root);
  const started = performance.now();
  const paths: string[] = [];
  const wanted = { patterns: [], include: [], exclude: [], takes: made.takes, skips: (folder: string) => folder === 'node_modules' };
  for await (const entry of files.find(wanted, { aborted: false })) paths.push(entry.path);
  const found = performance.now();
  const sources: Source[] = [];
  for (const file of paths) if (made.formatsFor(file).length > 0) sources.push({ path: file, text: await files.text(file) });
  const read = performance.now();
  const extracted: [string, Extraction][] = [];
  for (const source of sources)
    for (const format of made.formatsFor(source.path)) extracted.push([source.path, format.extract(source, NONE)]);
  const extracting = performance.now();
  const checked: Checked[] = extracted.map(([file, extraction]) => matchAll(file, [], [extraction], made.index));
  const matched = performance.now();
  const findings = concludeAll(checked, made);
  const done = performance.now();
  const bytes = sources.reduce((sum, source) => sum + source.text.length, 0);
  const references = extracted.reduce((sum, [, extraction]) => sum + extraction.references.length, 0);
  console.log(
    `apart, ${mb(bytes)} MB, ${references} references, ${findings.length} findings: find ${ms(found - started)}, read ${ms(read - found)}, extract ${ms(extracting - read)} (${mb(bytes / ((extracting - read) / 1000))} MB/s), match ${ms(matched - extracting)}, conclude ${ms(done - matched)}`,
  );
}

/** Each reader on its own 5 MB sample, against JSON.parse of the same run. */
function each(made: ReturnType<typeof setup>, folder: string, runs: number): void {
  for (const { id, size, times, parses, peak, kept } of readers(made.formatsFor, folder, runs)) {
    const best = Math.min(...times);
    console.log(
      `reader ${id}: ${mb(size)} MB in ${ms(median(times))} of processor time, ${mb(size / (median(times) / 1000))} MB/s, at best ${mb(size / (best / 1000))}; in JSON.parse of a package-lock as large ${(median(times) / median(parses)).toFixed(2)}; memory beside the text, at most ${peak.toFixed(1)} × the text, kept ${kept.toFixed(1)} ×`,
    );
  }
}

function keystroke(made: ReturnType<typeof setup>, runs: number): void {
  const names = Array.from({ length: 990 }, (_, n) => `    "package-${n}": "^1.${n}.0"`).join(',\n');
  const manifest = {
    path: 'package.json',
    text: `{\n  "name": "x",\n  "dependencies": {\n${names},\n    "@kaspersky/hexa-ui": "^6.1.0"\n  }\n}\n`,
  };
  const lock = samples(5_000_000).find(one => one.path === 'package-lock.json');
  for (const source of lock ? [manifest, lock] : [manifest]) {
    const time = repeat(runs * 3, () => void concludeAll([check(source, NONE, made)], made));
    console.log(`keystroke to findings, ${source.path} of ${source.text.length.toLocaleString('en-US')} code units: ${ms(time)}`);
  }
}

/** A policy of 10,000 decisions against one of ten. */
function decided(made: ReturnType<typeof setup>, runs: number): void {
  const manifest = { path: 'package.json', text: '{ "dependencies": { "@kaspersky/hexa-ui": "^6.1.0" } }' };
  const [like = { verdicts: [] }] = concludeAll([check(manifest, NONE, made)], made);
  const { read, decide, again } = decisions(made.list, like, TODAY, runs * 3);
  console.log(
    `decisions, 10,000 against 10: policy read ${ms(read.many)} against ${ms(read.few)}; 1,000 findings decided ${ms(decide.many)} against ${ms(decide.few)}, ratio ${(decide.many / decide.few).toFixed(2)}; decided again, as at a keystroke, ${ms(again.many)} against ${ms(again.few)}, ratio ${(again.many / again.few).toFixed(2)}`,
  );
}

function sizes(): void {
  for (const file of ['dist/desktop/extension.cjs', 'dist/web/extension.cjs', 'dist/cli.mjs', 'dist/list.json']) {
    if (!statSync(file, { throwIfNoEntry: false })) continue;
    const bytes = readFileSync(file);
    console.log(`size ${file}: ${kb(bytes.length)} KB, ${kb(gzipSync(bytes).length)} KB compressed`);
  }
  activation();
  const started = performance.now();
  const list = JSON.parse(readFileSync('dist/list.json', 'utf8')) as List;
  setup(list, formats, probes, readPolicy(undefined, list, TODAY).policy, TODAY);
  console.log(`list read and index made: ${ms(performance.now() - started)}`);
}

/** What the desktop bundle costs before it does anything: parsed and evaluated in a fresh process, the editor's API stubbed. */
function activation(): void {
  const script = `const M=require('node:module');const load=M._load;const stub=new Proxy(function(){},{get:(_,k)=>k===Symbol.toPrimitive?()=>'':stub,apply:()=>stub,construct:()=>stub});
    M._load=(id,...rest)=>id==='vscode'?stub:load(id,...rest);const t=performance.now();require('./dist/desktop/extension.cjs');console.log(performance.now()-t)`;
  const times = Array.from({ length: 5 }, () => Number(spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout)).filter(
    Number.isFinite,
  );
  if (times.length > 0) console.log(`desktop bundle parsed and evaluated: ${ms(median(times))}`);
}

function ripgrep(): string | undefined {
  const carried = 'test/vscode/node_modules/@vscode/ripgrep-universal/bin';
  const inCarried = statSync(carried, { throwIfNoEntry: false }) ? readdirSync(carried, { recursive: true }).map(String) : [];
  const here = inCarried.find(file => file.includes(`${process.platform}-${process.arch}`) && /(?:^|[\\/])rg(?:\.exe)?$/.test(file));
  const candidates = [process.env['RG_PATH'], 'rg', ...(here ? [path.join(carried, here)] : [])];
  return candidates.find(one => one !== undefined && spawnSync(one, ['--version']).status === 0);
}

/** The part of a sign that stands in a file as it is. */
function literal(match: string): string {
  const bare = match.replace(/^pkg:[a-z]+\//, '').replace(/\*$/, '');
  return bare.slice(bare.lastIndexOf(':') + 1);
}

function timed(command: string, args: readonly string[]): number {
  const started = performance.now();
  spawnSync(command, args, { stdio: ['ignore', 'ignore', 'ignore'] });
  return performance.now() - started;
}

function repeat(runs: number, work: () => void): number {
  work();
  return median(
    Array.from({ length: runs }, () => {
      const started = performance.now();
      work();
      return performance.now() - started;
    }),
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

function kb(bytes: number): string {
  return (bytes / 1024).toFixed(0);
}

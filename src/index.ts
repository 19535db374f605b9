// The public library: re-exports only.
export { check } from './check.ts';
export { conclude } from './conclude.ts';
export { probes } from './evidence/index.ts';
export { memoryFiles } from './files/memory.ts';
export { formats } from './formats/index.ts';
export { prepare } from './match/prepare.ts';
export type * from './model.ts';
export { readPolicy } from './policy/read.ts';
export { json } from './report/json.ts';
export { jsonl } from './report/jsonl.ts';
export { line } from './report/line.ts';
export { english, say } from './report/message.ts';
export { gather } from './report/report.ts';
export { text } from './report/text.ts';
export { type ScanEvent, type ScanOptions, scan } from './scan/scan.ts';
export { type Setup, setup } from './scan/setup.ts';

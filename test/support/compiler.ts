// Runs a real compiler in a temporary folder; where it is not installed the test goes on with bytes that a builder made, and says so.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Context } from 'mocha';

/** A tool that is there, without the target that a test asks for. */
const FOREIGN = /unrecogni[sz]ed emulation|invalid bfd target|file format not recognized|unknown target|unsupported/i;

/** The bytes of `output` after the commands ran on `files`; `instead` where a command is not installed or cannot do it. */
export function compiled(
  test: Context,
  files: Readonly<Record<string, string>>,
  commands: readonly (readonly string[])[],
  output: string,
  instead: Uint8Array,
  env = {},
): Uint8Array {
  const folder = mkdtempSync(path.join(tmpdir(), 'evidence-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    for (const [command = '', ...args] of commands) {
      const run = spawnSync(command, args, { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } });
      const reason = run.error ? `no ${command} here` : FOREIGN.test(run.stderr) ? `${command} cannot make this here` : undefined;
      if (reason) {
        (test.test as { title: string }).title += ` (${reason}: built-in bytes)`;
        return instead;
      }
      if (run.status !== 0) throw new Error(`${command}: ${run.stderr}`);
    }
    return readFileSync(path.join(folder, output));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// Bundles the tests and runs them under mocha: `npm run unit [-- <part of a file name>] [-- --grep …]`.
import { spawnSync } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { build } from 'esbuild';
import { registry } from './registry.ts';

export async function main(args: readonly string[]): Promise<number> {
  await registry();
  const only = args[0] && !args[0].startsWith('-') ? args[0] : undefined;
  const files = (await readdir('test', { recursive: true }))
    .filter(file => file.endsWith('.test.ts') && !file.startsWith('vscode/') && (!only || file.includes(only)))
    .sort();
  const outdir = only ? `dist/test-${only.replace(/\W/g, '-')}` : 'dist/test';
  await rm(outdir, { recursive: true, force: true });
  await build({
    entryPoints: files.map(file => `test/${file}`),
    outdir,
    outbase: 'test',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  const rest = only ? args.slice(1) : args;
  const run = spawnSync(
    process.execPath,
    [
      '--enable-source-maps',
      'node_modules/mocha/bin/mocha.js',
      '--timeout',
      '120000',
      '--reporter',
      'dot',
      '--recursive',
      '--extension',
      'mjs',
      ...rest,
      outdir,
    ],
    { stdio: 'inherit' },
  );
  return run.status ?? 1;
}

// Bundles the suite: one CommonJS file for both hosts; the browser build of mocha also runs in Node.
import path from 'node:path';
import { build } from 'esbuild';
import { root } from './prepare.mjs';

export const SUITE = 'dist/test-vscode/suite.cjs';

export function bundleSuite() {
  return build({
    entryPoints: [path.join(root, 'test/vscode/suite.ts')],
    outfile: path.join(root, SUITE),
    bundle: true,
    format: 'cjs',
    platform: 'browser',
    target: 'es2022',
    external: ['vscode'],
    logLevel: 'warning',
  });
}

// Bundles one developer command and runs it: `node src/dev/run.mjs build` (Node 20.19 runs no TypeScript).
import { build } from 'esbuild';

const [name = 'build', ...rest] = process.argv.slice(2);
const outfile = `dist/dev/${name}.mjs`;
await build({
  entryPoints: [`src/dev/${name}.ts`],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
});
const { main } = await import(new URL(`../../${outfile}`, import.meta.url).href);
process.exitCode = (await main(rest)) ?? 0;

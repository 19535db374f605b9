// Builds everything that ships: the registries, the list, and the bundles for desktop, web and terminal.
import { mkdir, readFile, stat } from 'node:fs/promises';
import { type BuildOptions, build } from 'esbuild';
import { writeList } from './data/write-list.ts';
import { registry } from './registry.ts';

export async function main(args: readonly string[] = []): Promise<number> {
  await registry();
  await mkdir('dist', { recursive: true });
  if (!(await writeList())) return 1;
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
  const common = {
    bundle: true,
    minify: !args.includes('--readable'),
    legalComments: 'none',
    logLevel: 'warning',
    define: { VERSION: JSON.stringify(version) },
  } as const;
  // A worker host cannot load a second file and knows CommonJS only, so every extension entry is one such file.
  const extension: BuildOptions = { ...common, format: 'cjs', target: 'es2022', external: ['vscode'] };
  await Promise.all([
    build({
      ...common,
      entryPoints: ['src/cli/bin.ts'],
      outfile: 'dist/cli.mjs',
      platform: 'node',
      format: 'esm',
      target: 'node20',
      banner: {
        js: "#!/usr/bin/env node\nimport { createRequire as _createRequire } from 'node:module';\nconst require = _createRequire(import.meta.url);",
      },
    }),
    ...((await exists('src/vscode/desktop.ts'))
      ? [build({ ...extension, entryPoints: ['src/vscode/desktop.ts'], outfile: 'dist/desktop/extension.cjs', platform: 'node' })]
      : []),
    ...((await exists('src/vscode/web.ts'))
      ? [build({ ...extension, entryPoints: ['src/vscode/web.ts'], outfile: 'dist/web/extension.cjs', platform: 'browser' })]
      : []),
  ]);
  return 0;
}

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

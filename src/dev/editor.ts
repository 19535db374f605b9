// A real editor on a folder with the extension loaded: `npm run editor -- <folder>` prints where it is; Ctrl+C ends it.
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const DEMO = 'test/demo';

interface Prepare {
  readonly root: string;
  readonly installVsCode: () => void;
}
interface Server {
  readonly startServer: (temp: string, how?: object) => Promise<{ readonly origin: string; readonly stop: () => Promise<unknown> }>;
  readonly workbenchUrl: (origin: string, open: string, extension: string) => string;
}

export async function main(args: readonly string[]): Promise<number> {
  const folder = path.resolve(args[0] ?? DEMO);
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) {
    console.error(`${folder} is no folder. Name one to open, or none for the demo workspace.`);
    return 2;
  }
  // The VS Code that the tests use; it has a lock file of its own and is installed on first use.
  const { installVsCode, root } = await load<Prepare>('test/vscode/prepare.mjs');
  const { startServer, workbenchUrl } = await load<Server>('test/vscode/server.mjs');
  installVsCode();
  const temp = await mkdtemp(path.join(tmpdir(), 'editor-'));
  const server = await startServer(temp);
  console.log(`VS Code on ${folder}, with this extension:\n\n  ${workbenchUrl(server.origin, folder, root)}\n\nCtrl+C ends it.`);
  await new Promise<void>(resolve => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await server.stop();
  await rm(temp, { recursive: true, force: true });
  return 0;
}

async function load<T>(file: string): Promise<T> {
  return (await import(pathToFileURL(path.resolve(file)).href)) as T;
}

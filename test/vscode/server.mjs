// Starts the VS Code server and addresses its workbench; for the tests and for `npm run editor`.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { nodeForServer, root, serverMain } from './prepare.mjs';

/** A server with fresh data below `temp`; `stop` ends it with its extension hosts. */
export async function startServer(temp, { restricted = false, extensions = path.join(temp, 'extensions') } = {}) {
  const args = ['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'];
  args.push('--server-data-dir', path.join(temp, 'data'), '--extensions-dir', extensions);
  args.push('--disable-telemetry', '--enable-smoke-test-driver'); // without the driver the payload is ignored
  if (!restricted) args.push('--disable-workspace-trust');
  const env = { ...process.env, TMPDIR: temp, XDG_RUNTIME_DIR: temp, EXTENSIONS_GALLERY: '{}' }; // no marketplace
  const child = spawn(nodeForServer(), [serverMain, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = new Promise(resolve => child.once('exit', resolve));
  const log = [];
  const port = await new Promise((resolve, reject) => {
    const read = line => {
      log.push(line);
      const ready = /Extension host agent listening on (\d+)/.exec(line);
      if (ready) resolve(ready[1]);
    };
    createInterface({ input: child.stdout }).on('line', read);
    createInterface({ input: child.stderr }).on('line', read);
    void exited.then(code => reject(new Error(`the server ended with ${code}\n${log.join('\n')}`)));
  });
  const stop = () => {
    child.kill(); // this very process: it takes its extension hosts with it
    return exited;
  };
  return { origin: `http://127.0.0.1:${port}`, log, stop };
}

/** The address of the workbench on a folder, workspace file or virtual folder, with the extension loaded from `extension`. */
export function workbenchUrl(origin, open, extension, { tests, openFile } = {}) {
  const url = new URL(origin);
  const remote = file => `vscode-remote://${url.host}${file}`;
  const payload = [
    ['skipWelcome', 'true'],
    ['extensionDevelopmentPath', remote(extension)],
    // The host that runs this file is the host of the extension it lies in.
    ...(tests ? [['extensionTestsPath', remote(`${extension}/${tests}`)]] : []),
    ...(openFile ? [['openFile', remote(openFile)]] : []),
  ];
  url.searchParams.set(open.endsWith('.code-workspace') ? 'workspace' : 'folder', open);
  url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

/** The Node host always wins over the web host, unless the manifest has no `main`. */
export function stageForWeb(temp) {
  const { main, ...manifest } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const staged = path.join(temp, 'extension');
  const files = ['list.json', 'evidence.json', 'policy.schema.json'].map(file => `dist/${file}`);
  for (const part of ['dist/web', 'dist/test-vscode', ...files, 'syntaxes', 'src/vscode/media', 'package.nls.json']) {
    fs.cpSync(path.join(root, part), path.join(staged, part), { recursive: true });
  }
  fs.writeFileSync(path.join(staged, 'package.json'), JSON.stringify(manifest));
  return staged;
}

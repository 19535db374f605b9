// The same suite in a desktop VS Code: VSCODE_PATH names its executable.
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { bundleSuite, SUITE } from './bundle.mjs';
import { root } from './prepare.mjs';

const vscodeExecutablePath = process.env.VSCODE_PATH;
if (!vscodeExecutablePath) {
  console.error('VSCODE_PATH is not set: name the executable of a desktop VS Code.');
  process.exit(2);
}
await bundleSuite();
const fixtures = path.join(root, 'test/vscode/fixtures');
const support = path.join(root, 'test/vscode/support');
for (const open of [path.join(fixtures, 'one'), path.join(fixtures, 'both.code-workspace'), '--folder-uri=memfs:/']) {
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: [root, support],
    extensionTestsPath: path.join(root, SUITE),
    launchArgs: [open, '--disable-extensions', '--skip-welcome', '--disable-telemetry'],
  });
}

// Runs the suite in a real VS Code, once per scenario, then uses the workbench as a person would.
//   node test/vscode/launch.mjs [scenario…]
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bundleSuite, SUITE } from './bundle.mjs';
import { deciding } from './deciding.mjs';
import { cache, chromiumOptions, installVsCode, root } from './prepare.mjs';
import { stageForWeb, startServer, workbenchUrl } from './server.mjs';
import { clean, many, writeMany } from './states.mjs';
import { ui } from './ui.mjs';

const here = import.meta.dirname;
const SCENARIOS = [
  { name: 'node', open: 'one', facts: { host: 'node', scheme: 'file', roots: 1, trusted: true } },
  { name: 'web', open: 'one', web: true, facts: { host: 'web', scheme: 'vscode-remote', roots: 1, trusted: true } },
  { name: 'virtual', open: 'memfs:/', facts: { host: 'node', scheme: 'memfs', roots: 1, trusted: true } },
  { name: 'virtual-web', open: 'memfs:/', web: true, facts: { host: 'web', scheme: 'memfs', roots: 1, trusted: true } },
  { name: 'restricted', open: 'one', restricted: true, facts: { host: 'node', scheme: 'file', roots: 1, trusted: false } },
  { name: 'multi-root', open: 'both.code-workspace', facts: { host: 'node', scheme: 'file', roots: 2, trusted: true } },
  { name: 'ways', open: 'ways', facts: { host: 'node', scheme: 'file', roots: 1, trusted: true } },
  { name: 'ways-web', open: 'ways', web: true, facts: { host: 'web', scheme: 'vscode-remote', roots: 1, trusted: true } },
  { name: 'ui', open: 'monorepo', look: ui, openFile: 'packages/dashboard/package.json' },
  { name: 'deciding', open: 'ways', look: deciding, openFile: 'npm/package.json' },
  { name: 'clean', open: 'clean', look: clean },
  { name: 'many', open: 'many', look: many },
];

installVsCode();
await bundleSuite();
const { chromium } = await import('playwright-core');
const browser = await chromium.launch(await chromiumOptions());
const wanted = process.argv.slice(2);
let passed = 0;
let failed = 0;
for (const scenario of SCENARIOS.filter(s => !wanted.length || wanted.includes(s.name))) {
  const started = Date.now();
  let rows = await tried(scenario);
  if (rows.some(({ lost }) => lost)) {
    console.log(`${scenario.name}: the workbench did not answer in time, once more\n${rows.map(row => row.text).join('\n')}`);
    rows = await tried(scenario);
  }
  passed += rows.filter(({ ok }) => ok).length;
  failed += rows.filter(({ ok }) => !ok).length;
  console.log(`${scenario.name} (${Date.now() - started} ms)\n${rows.map(row => row.text).join('\n')}`);
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed || !passed ? 1 : 0;

/** The rows of one launch. `lost`: a look at the workbench waited in vain, which a busy machine does; a wrong answer is never tried again. */
async function tried(scenario) {
  const rows = [];
  const report = (ok, text, lost = false) => void rows.push({ ok, lost, text: `  ${ok ? 'ok  ' : 'FAIL'} ${text}` });
  await run(scenario, report).catch(error =>
    report(false, error.stack, Boolean(scenario.look) && /Timeout \d+ms exceeded/.test(error.message)),
  );
  return rows;
}

async function run(scenario, report) {
  // Everything a run touches is fresh: settings, installed extensions, fixtures.
  const temp = fs.mkdtempSync(path.join(os.tmpdir(), 'vscode-'));
  fs.cpSync(path.join(here, 'fixtures'), path.join(temp, 'fixtures'), { recursive: true });
  if (scenario.name === 'many') writeMany(path.join(temp, 'fixtures/many'));
  fs.cpSync(path.join(here, 'support'), path.join(temp, 'extensions/test.support-0.0.1'), { recursive: true });
  const extension = scenario.web ? stageForWeb(temp) : root;
  const server = await startServer(temp, scenario);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  let wrong = false;
  try {
    const away = [];
    await context.route(
      url => url.origin !== server.origin,
      route => {
        if (/^https?:/.test(route.request().url())) away.push(route.request().url());
        return route.abort(); // the page stays offline
      },
    );
    // VS Code calls these two functions of the page; they have to exist before it loads.
    const exit = new Promise(resolve => void page.exposeFunction('codeAutomationExit', resolve));
    const end = new Promise(resolve => {
      void page.exposeFunction('codeAutomationLog', (_type, args) => {
        const [, kind, text] = /^@(\w+) (.*)/s.exec(args.join(' ')) ?? [];
        if (kind === 'end') resolve(JSON.parse(text));
        else if (kind) {
          wrong ||= kind !== 'pass';
          report(kind === 'pass', text);
        } else server.log.push(args.join(' '));
      });
    });
    const open = scenario.open.includes(':') ? scenario.open : `${temp}/fixtures/${scenario.open}`;
    const openFile = scenario.openFile && `${open}/${scenario.openFile}`;
    await page.goto(workbenchUrl(server.origin, open, extension, scenario.look ? { openFile } : { tests: SUITE }));
    if (scenario.look) {
      await scenario.look(page, report, cache);
      const ours = away.filter(url => /kaspersky|restricted/i.test(url));
      report(ours.length === 0, `nothing was asked of the network for the findings' sake ${ours.join(' ')}`);
    } else {
      const code = await within(120_000, exit);
      if (!wrong) assert.equal(code, 0, 'exit code of the tests');
      assert.deepEqual(await within(5_000, end), scenario.facts); // the last lines may arrive after the exit
    }
  } catch (error) {
    const evidence = path.join(cache, `${scenario.name}-failed`);
    await page.screenshot({ path: `${evidence}.png` });
    fs.writeFileSync(`${evidence}.log`, server.log.join('\n'));
    throw new Error(`${error.message}\nsee ${evidence}.log and .png`, { cause: error });
  } finally {
    await context.close();
    await server.stop();
    removeLater(temp);
  }
}

// The server's children may still write for a moment: what cannot be removed is left to the system, not a failure.
function removeLater(folder) {
  try {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  } catch (error) {
    console.error(`left behind: ${error.message}`);
  }
}

function within(ms, promise) {
  return Promise.race([promise, sleep(ms, `nothing within ${ms} ms`, { ref: false })]);
}

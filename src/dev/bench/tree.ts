// Plants a seeded tree of manifests, lockfiles and source, and large samples of each lockfile: the same bytes on every machine.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Planted {
  readonly files: number;
  readonly bytes: number;
  readonly manifests: number;
  readonly lockBytes: number;
}

/** `scale` 1: 1,000 manifests, 20 MB of lockfiles, 6,000 source files. One project in a hundred depends on a listed package. */
export function plant(root: string, scale: number): Planted {
  const random = seeded(20260101);
  let files = 0;
  let bytes = 0;
  let manifests = 0;
  let lockBytes = 0;
  const put = (file: string, text: string): void => {
    const at = path.join(root, file);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, text);
    files++;
    bytes += text.length;
  };
  for (let n = 0; n < 1000 * scale; n++) {
    const kind = n % 4;
    const folder = `services/s${n}`;
    if (kind === 0) put(`${folder}/package.json`, packageJson(random, n % 100 === 0));
    else if (kind === 1) put(`${folder}/pom.xml`, pom(random));
    else if (kind === 2) put(`${folder}/go.mod`, goMod(random));
    else put(`${folder}/requirements.txt`, requirements(random));
    manifests++;
    for (let k = 0; k < 6; k++) put(`${folder}/src/file${k}.ts`, source(random));
  }
  for (let n = 0; n < 20 * scale; n++) {
    const text = packageLock(random, 1_000_000);
    put(`locks/l${n}/package-lock.json`, text);
    lockBytes += text.length;
  }
  return { files, bytes, manifests, lockBytes };
}

/** One text of about `size` code units for each lockfile reader; what an entry asks for is another entry, as in real ones. */
export function samples(size: number): readonly { readonly path: string; readonly text: string }[] {
  const random = seeded(7);
  return [
    { path: 'package-lock.json', text: packageLock(random, size) },
    { path: 'pnpm-lock.yaml', text: pnpmLock(random, size) },
    { path: 'yarn.lock', text: yarnLock(random, size) },
    {
      path: 'Cargo.lock',
      text: `version = 4\n\n${blocks(random, size, (n, other) => `[[package]]\nname = "${n}"\nversion = "1.2.3"\nsource = "registry+https://registry.example/index"\nchecksum = "${hex(random, 64)}"\ndependencies = [\n "${other()}",\n "${other()}",\n]\n`)}`,
    },
    {
      path: 'uv.lock',
      text: `version = 1\nrequires-python = ">=3.12"\n\n${blocks(random, size, (n, other) => `[[package]]\nname = "${n}"\nversion = "1.2.3"\nsource = { registry = "https://registry.example/simple" }\ndependencies = [\n    { name = "${other()}" },\n]\nwheels = [\n    { url = "https://registry.example/${n}-1.2.3-py3-none-any.whl", hash = "sha256:${hex(random, 64)}", size = 12345 },\n]\n`)}`,
    },
    {
      path: 'poetry.lock',
      text: blocks(
        random,
        size,
        (n, other) =>
          `[[package]]\nname = "${n}"\nversion = "1.2.3"\ndescription = "words about it"\noptional = false\npython-versions = ">=3.8"\nfiles = [\n    {file = "${n}-1.2.3.tar.gz", hash = "sha256:${hex(random, 64)}"},\n]\n\n[package.dependencies]\n${other()} = ">=1.0"\n`,
      ),
    },
    {
      path: 'go.sum',
      text: blocks(
        random,
        size,
        n => `example.com/${n} v1.2.3 h1:${hex(random, 43)}=\nexample.com/${n} v1.2.3/go.mod h1:${hex(random, 43)}=`,
      ),
    },
    { path: 'pom.xml', text: pom(random, size) },
  ];
}

type Random = () => number;

/** Mulberry32: small, fast, the same everywhere. */
function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const SYLLABLES = [
  'ba',
  'co',
  'der',
  'fil',
  'gran',
  'hot',
  'im',
  'jo',
  'kel',
  'lu',
  'mer',
  'nod',
  'or',
  'pack',
  'quil',
  'ros',
  'ster',
  'tu',
  'web',
  'yar',
];

function name(random: Random): string {
  return (
    Array.from({ length: 2 + Math.floor(random() * 3) }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join('') +
    Math.floor(random() * 1000)
  );
}

function hex(random: Random, length: number): string {
  return Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
}

/** `other` names an entry that stands before. */
function blocks(random: Random, size: number, block: (name: string, other: () => string) => string): string {
  const out: string[] = [];
  const names: string[] = [];
  const other = (): string => names[Math.floor(random() * names.length)] ?? '';
  for (let length = 0; length < size; ) {
    const own = name(random);
    names.push(own);
    const text = block(own, other);
    out.push(text);
    length += text.length + 1;
  }
  return out.join('\n');
}

function packageJson(random: Random, listed: boolean): string {
  const dependencies = Object.fromEntries(Array.from({ length: 20 }, () => [name(random), `^${Math.floor(random() * 9)}.0.0`]));
  if (listed) dependencies['@kaspersky/hexa-ui'] = '^6.1.0';
  return `${JSON.stringify({ name: name(random), version: '1.0.0', scripts: { build: 'tsc' }, dependencies }, undefined, 2)}\n`;
}

function packageLock(random: Random, size: number): string {
  const rows = blocks(
    random,
    size,
    (n, other) =>
      `    "node_modules/${n}": {\n      "version": "1.2.3",\n      "resolved": "https://registry.example/${n}/-/${n}-1.2.3.tgz",\n      "integrity": "sha512-${hex(random, 86)}==",\n      "dev": true,\n      "dependencies": {\n        "${other()}": "^1.0.0"\n      }\n    },`,
  );
  return `{\n  "name": "x",\n  "lockfileVersion": 3,\n  "packages": {\n${rows.replace(/,$/, '')}\n  }\n}\n`;
}

/** Version 9: every package twice, with what it is and with what it asks for. */
function pnpmLock(random: Random, size: number): string {
  const names: string[] = [];
  const packages = blocks(random, size * 0.7, n => {
    names.push(n);
    return `  ${n}@1.2.3:\n    resolution: {integrity: sha512-${hex(random, 86)}==}\n    engines: {node: '>=18'}\n`;
  });
  const snapshots = names.map((n, index) => `  ${n}@1.2.3:\n    dependencies:\n      ${names[index >> 1]}: 1.2.3\n`);
  return `lockfileVersion: '9.0'\n\nsettings:\n  autoInstallPeers: true\n\npackages:\n\n${packages}\nsnapshots:\n\n${snapshots.join('\n')}`;
}

function yarnLock(random: Random, size: number): string {
  return `# yarn lockfile v1\n\n\n${blocks(random, size, (n, other) => `${n}@^1.0.0:\n  version "1.2.3"\n  resolved "https://registry.example/${n}/-/${n}-1.2.3.tgz#${hex(random, 40)}"\n  integrity sha512-${hex(random, 86)}==\n  dependencies:\n    ${other()} "^1.0.0"\n`)}`;
}

function pom(random: Random, size = 6000): string {
  const rows = blocks(
    random,
    size,
    n =>
      `    <dependency>\n      <groupId>org.${name(random)}</groupId>\n      <artifactId>${n}</artifactId>\n      <version>1.2.3</version>\n    </dependency>`,
  );
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">\n  <modelVersion>4.0.0</modelVersion>\n  <groupId>x</groupId>\n  <artifactId>y</artifactId>\n  <version>1</version>\n  <dependencies>\n${rows}\n  </dependencies>\n</project>\n`;
}

function goMod(random: Random): string {
  return `module example.com/x\n\ngo 1.24\n\nrequire (\n${Array.from({ length: 30 }, () => `\texample.com/${name(random)} v1.2.3`).join('\n')}\n)\n`;
}

function requirements(random: Random): string {
  return `${Array.from({ length: 30 }, () => `${name(random)}==1.2.3`).join('\n')}\n`;
}

function source(random: Random): string {
  return `${Array.from({ length: 120 }, () => `export const ${name(random)} = ${name(random)}(${Math.floor(random() * 1000)});`).join('\n')}\n`;
}

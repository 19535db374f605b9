// The names that an independent reader finds in the fixtures are among those that our formats find.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ParseError, parse as parseJsonc } from 'jsonc-parser';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { formats } from '../src/formats/index.ts';
import { claims } from '../src/match/claims.ts';
import type { Source } from '../src/model.ts';
import { sources } from './support/sources.ts';

const ROOT = 'test/formats';

/** Names that the other reader gives and ours rightly do not, by the fixture's folder and file; `*` stands for all of it. */
const DIFFERENCES: Readonly<Record<string, { readonly names: readonly string[]; readonly why: string }>> = {
  'npm/package-json-tables/package.json': { names: ['//'], why: 'a comment, by the convention of npm; no package has such a name' },
  'npm/package-json-installed/node_modules/hexa/package.json': {
    names: ['not-installed', 'not-applied'],
    why: 'an installed package does not bring its development dependencies and its overrides',
  },
  'npm/bower-installed/bower_components/hexa/.bower.json': {
    names: ['not-installed'],
    why: 'an installed package does not bring its development dependencies',
  },
  'cargo/toml-forms/member/Cargo.toml': {
    names: ['ours', 'renamed'],
    why: 'inherited from the workspace, where the one is a folder and the other a crate of another name',
  },
  'pypi/local-archives/pyproject.toml': {
    names: ['hub-core', 'tools'],
    why: 'the sources of uv lead them to a folder and to the workspace',
  },
  'pypi/made-by-uv/pyproject.toml': { names: ['local-kit'], why: 'the sources of uv lead it to a folder' },
  'pypi/made-by-poetry/pyproject.toml': { names: ['local-kit'], why: 'a folder beside it, by its path' },
  'conda/environment/environment.yml': { names: ['python'], why: 'the interpreter is what the environment runs, not what it depends on' },
};

interface Oracle {
  readonly formats: readonly string[];
  readonly reader: string;
  readonly names: (source: Source) => readonly string[];
}

const ORACLES: readonly Oracle[] = [
  {
    formats: ['npm/package-json'],
    reader: 'JSON.parse',
    names: ({ text }) => [...tables(json(text), NPM_TABLES), ...targets(json(text)), ...overridden(at(json(text), 'overrides'))],
  },
  { formats: ['npm/package-lock'], reader: 'JSON.parse', names: ({ text }) => packageLock(json(text)) },
  { formats: ['npm/deno-lock'], reader: 'JSON.parse', names: ({ text }) => denoLock(json(text)) },
  { formats: ['npm/bower-json'], reader: 'JSON.parse', names: ({ text }) => tables(json(text), ['dependencies', 'devDependencies']) },
  {
    formats: ['composer/composer-json'],
    reader: 'JSON.parse',
    names: ({ text }) => tables(json(text), ['require', 'require-dev']).filter(isComposer),
  },
  {
    formats: ['composer/composer-lock'],
    reader: 'JSON.parse',
    names: ({ text }) => listed(json(text), ['packages', 'packages-dev'], 'name'),
  },
  {
    formats: ['pypi/pipfile-lock'],
    reader: 'JSON.parse',
    names: ({ text }) => Object.entries(record(json(text))).flatMap(([name, table]) => (name.startsWith('_') ? [] : keys(table))),
  },
  {
    formats: ['nuget/packages-lock'],
    reader: 'JSON.parse',
    names: ({ text }) =>
      Object.values(record(at(json(text), 'dependencies'))).flatMap(framework =>
        Object.entries(record(framework)).flatMap(([name, entry]) => (at(entry, 'type') === 'Project' ? [] : [name])),
      ),
  },
  {
    formats: ['nuget/assets'],
    reader: 'JSON.parse',
    names: ({ text }) =>
      Object.entries(record(at(json(text), 'libraries'))).flatMap(([key, entry]) =>
        at(entry, 'type') === 'package' ? [key.slice(0, key.indexOf('/'))] : [],
      ),
  },
  {
    formats: ['nuget/tools'],
    reader: 'JSON.parse',
    names: ({ path, text }) => keys(at(json(text), path.endsWith('global.json') ? 'msbuild-sdks' : 'tools')),
  },
  { formats: ['npm/bun-lock'], reader: 'jsonc-parser', names: ({ text }) => bunLock(jsonc(text)) },
  { formats: ['npm/deno-json'], reader: 'jsonc-parser', names: ({ text }) => denoJson(jsonc(text)) },
  { formats: ['npm/pnpm-lock'], reader: 'yaml', names: ({ text }) => pnpm(yaml(text)) },
  { formats: ['npm/yarn-lock'], reader: 'yaml', names: ({ text }) => (text.includes('__metadata') ? berry(yaml(text)) : []) },
  { formats: ['npm/pnpm-workspace'], reader: 'yaml', names: ({ text }) => pnpmWorkspace(yaml(text)) },
  { formats: ['conda/environment'], reader: 'yaml', names: ({ text }) => conda(yaml(text)) },
  { formats: ['cargo/cargo-lock'], reader: 'smol-toml', names: ({ text }) => locked(toml(text)) },
  {
    formats: ['pypi/uv-lock', 'pypi/poetry-lock', 'pypi/pdm-lock', 'pypi/pylock'],
    reader: 'smol-toml',
    names: ({ text }) => locked(toml(text)),
  },
  { formats: ['cargo/cargo-toml'], reader: 'smol-toml', names: ({ text }) => cargo(toml(text)) },
  { formats: ['pypi/pyproject'], reader: 'smol-toml', names: ({ text }) => pyproject(toml(text)) },
  { formats: ['pypi/pyproject'], reader: "Python's tomllib", names: ({ text }) => pyproject(python(TOMLLIB, text)) },
  { formats: ['cargo/cargo-toml'], reader: "Python's tomllib", names: ({ text }) => cargo(python(TOMLLIB, text)) },
  { formats: ['cargo/cargo-lock'], reader: "Python's tomllib", names: ({ text }) => locked(python(TOMLLIB, text)) },
  { formats: ['maven/versions-toml'], reader: 'smol-toml', names: ({ text }) => catalog(toml(text)) },
  { formats: ['pypi/pipfile'], reader: 'smol-toml', names: ({ text }) => pipfile(toml(text)) },
  {
    formats: ['pypi/setup-cfg'],
    reader: "Python's configparser",
    names: ({ text }) => lines(at(at(python(CONFIGPARSER, text), 'options'), 'install_requires')).map(pep508),
  },
  { formats: ['pypi/setup-py'], reader: "Python's ast", names: ({ text }) => strings(python(AST, text)).map(pep508) },
  {
    formats: ['pypi/requirements'],
    reader: "Python's packaging, as pip carries it",
    names: ({ text }) => strings(python(PACKAGING, text)),
  },
  {
    formats: ['golang/go-mod', 'golang/go-work'],
    reader: 'go edit',
    names: ({ path, text }) => goEdit(path.endsWith('.work') ? 'work' : 'mod', text),
  },
  {
    formats: ['golang/go-sum'],
    reader: 'String.split',
    names: ({ text }) => columns(text).flatMap(line => (line.length === 3 ? line.slice(0, 1) : [])),
  },
  {
    formats: ['golang/vendor-modules'],
    reader: 'String.split',
    names: ({ text }) => columns(text).flatMap(([sign, name = '', version = '']) => (sign === '#' && /^v\d/.test(version) ? [name] : [])),
  },
];

describe('oracle', () => {
  const python3 = spawnSync('python3', ['-c', 'import tomllib, configparser, pip._vendor.packaging.requirements']).status === 0;
  const go = spawnSync('go', ['version']).status === 0;
  for (const oracle of ORACLES) {
    it(`${oracle.formats.join(', ')} against ${oracle.reader}`, function () {
      if (oracle.reader.startsWith('Python') && !python3) {
        console.log('      skipped: no python3 with tomllib here');
        this.skip();
      }
      if (oracle.reader.startsWith('go ') && !go) {
        console.log('      skipped: no go here');
        this.skip();
      }
      let compared = 0;
      for (const { folder, source, near } of everySource()) {
        for (const format of formats) {
          if (!oracle.formats.includes(format.id) || !format.files.some(pattern => claims(pattern, source.path))) continue;
          if (!(format.sniff?.(source.text.slice(0, 4096)) ?? true)) continue;
          let theirs: readonly string[];
          try {
            theirs = oracle.names({ path: source.path, text: source.text.replace(/^\ufeff/, '') });
          } catch {
            continue; // the other reader refuses it: a wound, or a dialect
          }
          const ours = new Set<string>();
          for (const { clue } of format.extract(source, near).references) {
            if (clue.kind === 'package') ours.add(folded(clue.name));
            else if (clue.kind === 'host') ours.add(folded(clue.url));
          }
          const allowed = DIFFERENCES[`${folder}/${source.path}`]?.names ?? [];
          const missing = [...new Set(theirs.map(folded))].filter(
            name => !ours.has(name) && !allowed.includes(name) && !allowed.includes('*'),
          );
          assert.deepEqual(missing, [], `${folder}/${source.path}: ${oracle.reader} finds what ${format.id} does not`);
          compared += theirs.length;
        }
      }
      assert.ok(compared > 0, 'no fixture was compared');
    });
  }

  it('every difference has its fixture and its reason', () => {
    const files = new Set([...everySource()].map(({ folder, source }) => `${folder}/${source.path}`));
    for (const [file, { why }] of Object.entries(DIFFERENCES)) assert.ok(files.has(file) && why.length > 20, file);
  });
});

function* everySource(): Generator<{ folder: string; source: Source; near: ReadonlyMap<string, Source> }> {
  for (const ecosystem of readdirSync(ROOT)) {
    for (const name of readdirSync(`${ROOT}/${ecosystem}`)) {
      const all = sources(`${ROOT}/${ecosystem}/${name}`);
      const near = new Map(all.map(source => [source.path, source]));
      for (const source of all) yield { folder: `${ecosystem}/${name}`, source, near };
    }
  }
}

// ── what each kind of file says, as its own documentation has it ─────────────────────────────────

const NPM_TABLES = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

/** What an alias leads to. */
function targets(root: unknown): string[] {
  return NPM_TABLES.flatMap(name => Object.values(record(at(root, name)))).flatMap(spec => {
    const target = typeof spec === 'string' ? /^npm:((?:@[^/@]+\/)?[^/@]+)@/.exec(spec)?.[1] : undefined;
    return target === undefined ? [] : [target];
  });
}

function overridden(table: unknown): string[] {
  return Object.entries(record(table)).flatMap(([key, value]) => [
    ...(key === '.' ? [] : [key.includes('@', 1) ? withoutVersion(key) : key]),
    ...overridden(value),
  ]);
}

function bunLock(root: unknown): string[] {
  return Object.values(record(at(root, 'packages'))).flatMap(tuple =>
    strings(tuple)
      .slice(0, 1)
      .filter(is => !is.includes('@workspace:'))
      .map(withoutVersion),
  );
}

function denoJson(root: unknown): string[] {
  return Object.values(record(at(root, 'imports'))).flatMap(target => {
    const name = typeof target === 'string' ? /^(?:npm|jsr):\/?((?:@[^/@]+\/)?[^/@]+)/.exec(target)?.[1] : undefined;
    return name === undefined ? [] : [name];
  });
}

function goEdit(verb: string, text: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'oracle-'));
  try {
    writeFileSync(join(folder, `go.${verb}`), text);
    const env = { ...process.env, GOFLAGS: '', GOTOOLCHAIN: 'local', GOWORK: 'off' };
    const run = spawnSync('go', [verb, 'edit', '-json', join(folder, `go.${verb}`)], { encoding: 'utf8', env });
    if (run.status !== 0) throw new Error(run.stderr);
    const root = json(run.stdout);
    const list = (key: string): readonly unknown[] => (Array.isArray(at(root, key)) ? (at(root, key) as readonly unknown[]) : []);
    const replaced = list('Replace').flatMap(one => [at(at(one, 'Old'), 'Path'), at(at(one, 'New'), 'Path')]);
    return strings([...list('Require').map(one => at(one, 'Path')), ...replaced]).filter(path => !/^[./]|^[A-Za-z]:/.test(path));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function columns(text: string): readonly string[][] {
  return text.split('\n').map(line => line.trim().split(/\s+/));
}

function packageLock(root: unknown): string[] {
  const out: string[] = [];
  for (const [path, entry] of Object.entries(record(at(root, 'packages')))) {
    const found = path.lastIndexOf('node_modules/');
    if (found >= 0 && at(entry, 'link') !== true) out.push(path.slice(found + 'node_modules/'.length));
  }
  const left = [at(root, 'dependencies')];
  for (let table = left.pop(); table; table = left.pop()) {
    for (const [name, entry] of Object.entries(record(table))) {
      out.push(name);
      if (at(entry, 'dependencies')) left.push(at(entry, 'dependencies'));
    }
  }
  return out;
}

function denoLock(root: unknown): string[] {
  const npm = at(root, 'npm') ?? at(at(root, 'packages'), 'npm');
  return keys(at(npm, 'packages') ?? npm).map(withoutVersion);
}

function pipfile(root: unknown): string[] {
  return ['packages', 'dev-packages'].flatMap(table =>
    Object.entries(record(at(root, table))).flatMap(([name, value]) => (at(value, 'path') === undefined ? [name] : [])),
  );
}

function pnpm(root: unknown): string[] {
  return keys(at(root, 'packages')).flatMap(key => {
    const bare = key.replace(/\(.*$/, '').replace(/^\//, '');
    if (/^(?:file:|link:|https?:|git)|^[\w-]+(?:\.[\w-]+)+\//.test(bare)) return [];
    const old = /^\/((?:@[^/]+\/)?[^/@]+)\/\d/.exec(key)?.[1]; // `/name/1.2.3_react@18.2.0` of version 5
    if (old !== undefined) return [old];
    const version = bare.indexOf('@', 1);
    return version > 0 ? [bare.slice(0, version)] : [];
  });
}

function pnpmWorkspace(root: unknown): string[] {
  return [...keys(at(root, 'catalog')), ...Object.values(record(at(root, 'catalogs'))).flatMap(keys)];
}

function berry(root: unknown): string[] {
  return Object.entries(record(root)).flatMap(([key, entry]) => {
    const resolution = at(entry, 'resolution');
    if (key === '__metadata' || typeof resolution !== 'string' || resolution.includes('@workspace:')) return [];
    return [resolution.slice(0, resolution.indexOf('@', 1))];
  });
}

function conda(root: unknown): string[] {
  const list = at(root, 'dependencies');
  return (Array.isArray(list) ? list : []).flatMap(item => {
    if (typeof item === 'string') return [item.replace(/^.*::/, '').split(/[\s=<>!~[]/)[0] ?? ''];
    return strings(at(item, 'pip')).flatMap(line => (/^[A-Za-z0-9]/.test(line) && !line.includes('://') ? [pep508(line)] : []));
  });
}

function locked(root: unknown): string[] {
  const out: string[] = [];
  for (const key of ['package', 'packages']) {
    const list = at(root, key);
    for (const entry of Array.isArray(list) ? list : []) {
      const source = at(entry, 'source');
      const local =
        at(entry, 'path') ?? at(entry, 'directory') ?? at(source, 'virtual') ?? at(source, 'editable') ?? at(source, 'directory');
      const own = local !== undefined || at(source, 'type') === 'directory' || (at(root, 'version') !== undefined && source === undefined);
      const name = at(entry, 'name');
      if (typeof name === 'string' && !own) out.push(name);
    }
  }
  return out;
}

function cargo(root: unknown): string[] {
  const targets = Object.values(record(at(root, 'target')));
  return [root, at(root, 'workspace'), ...targets].flatMap(place =>
    ['dependencies', 'dev-dependencies', 'build-dependencies'].flatMap(table =>
      Object.entries(record(at(place, table))).flatMap(([key, value]) =>
        at(value, 'path') === undefined ? [String(at(value, 'package') ?? key)] : [],
      ),
    ),
  );
}

function pyproject(root: unknown): string[] {
  const project = at(root, 'project');
  const groups = [...Object.values(record(at(project, 'optional-dependencies'))), ...Object.values(record(at(root, 'dependency-groups')))];
  const poetry = at(at(root, 'tool'), 'poetry');
  return [
    ...[at(project, 'dependencies'), at(at(root, 'build-system'), 'requires'), ...groups].flatMap(list => strings(list).map(pep508)),
    ...tables(poetry, ['dependencies', 'dev-dependencies']).filter(name => name !== 'python'),
    ...Object.values(record(at(poetry, 'group'))).flatMap(group => keys(at(group, 'dependencies'))),
  ];
}

function catalog(root: unknown): string[] {
  return Object.values(record(at(root, 'libraries'))).flatMap(library => {
    if (typeof library === 'string') return [library.split(':').slice(0, 2).join('/')];
    const module = at(library, 'module');
    return [typeof module === 'string' ? module.replace(':', '/') : `${at(library, 'group')}/${at(library, 'name')}`];
  });
}

function isComposer(name: string): boolean {
  return name.includes('/');
}

function withoutVersion(key: string): string {
  return key.slice(0, key.indexOf('@', 1));
}

function pep508(requirement: string): string {
  return /^\s*[A-Za-z0-9._-]+/.exec(requirement)?.[0].trim() ?? '';
}

/** Case and Python's separators: what an ecosystem folds is tested elsewhere. */
function folded(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}

// ── plain values ─────────────────────────────────────────────────────────────────────────────────

const TOMLLIB = 'import sys, json, tomllib; print(json.dumps(tomllib.loads(sys.stdin.buffer.read().decode()), default=str))';
/** The strings of lists that stand in setup() itself. */
const AST = `import sys, json, ast
out = []
for call in ast.walk(ast.parse(sys.stdin.buffer.read().decode())):
    if isinstance(call, ast.Call) and getattr(call.func, "id", getattr(call.func, "attr", "")) == "setup":
        for word in call.keywords:
            if word.arg in ("install_requires", "setup_requires", "tests_require", "extras_require"):
                for node in ast.walk(word.value):
                    if isinstance(node, (ast.List, ast.Tuple)):
                        out += [one.value for one in node.elts if isinstance(one, ast.Constant) and isinstance(one.value, str)]
print(json.dumps(out))`;
/** Lines that are requirements and nothing else. */
const PACKAGING = String.raw`import sys, json, re
from pip._vendor.packaging.requirements import Requirement
out = []
for line in re.sub(r"\\\r?\n", " ", sys.stdin.buffer.read().decode()).splitlines():
    line = re.sub(r"(^|\s)#.*", "", line)
    line = re.sub(r"\s--[a-z].*", "", line).strip()
    try:
        out.append(Requirement(line).name)
    except Exception:
        pass
print(json.dumps(out))`;
const CONFIGPARSER =
  'import sys, json, configparser; c = configparser.ConfigParser(interpolation=None); c.read_string("\\n".join(l.strip("\\t") for l in sys.stdin.buffer.read().decode().split("\\n"))); print(json.dumps({s: dict(c[s]) for s in c.sections()}))';

function python(program: string, text: string): unknown {
  const run = spawnSync('python3', ['-c', program], { input: text, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}

function json(text: string): unknown {
  return JSON.parse(text);
}

function jsonc(text: string): unknown {
  const errors: ParseError[] = [];
  const root: unknown = parseJsonc(text, errors, { allowTrailingComma: true });
  if (errors.length > 0) throw new Error('not JSONC');
  return root;
}

function yaml(text: string): unknown {
  return parseYaml(text, { maxAliasCount: 100 });
}

function toml(text: string): unknown {
  return parseToml(text);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function at(value: unknown, key: string): unknown {
  return record(value)[key];
}

function keys(value: unknown): string[] {
  return Object.keys(record(value));
}

function strings(value: unknown): string[] {
  return (Array.isArray(value) ? value : []).filter(one => typeof one === 'string');
}

function lines(value: unknown): string[] {
  return typeof value === 'string' ? value.split('\n').filter(line => /^\s*[A-Za-z0-9]/.test(line)) : [];
}

function tables(root: unknown, names: readonly string[]): string[] {
  return names.flatMap(name => keys(at(root, name)));
}

function listed(root: unknown, names: readonly string[], field: string): string[] {
  return names.flatMap(name => {
    const list = at(root, name);
    return (Array.isArray(list) ? list : []).flatMap(entry => strings([at(entry, field)]));
  });
}

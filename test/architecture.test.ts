// Who may import whom, and the shape of every file: the rules of the house, as a test.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Room → rooms it may import from. A file directly in `src` is a room by its own name. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  model: [],
  parse: ['model'],
  formats: ['model', 'parse'],
  evidence: ['model', 'parse'],
  match: ['model', 'parse'],
  policy: ['model', 'parse', 'match'],
  fix: ['model', 'parse', 'match', 'policy'],
  report: ['model', 'parse', 'match', 'policy'],
  check: ['model', 'parse', 'match'],
  trace: ['model', 'match'],
  conclude: ['model', 'match', 'policy', 'check', 'trace'],
  scan: ['model', 'parse', 'match', 'check', 'conclude'],
  files: ['model'],
  index: ['model', 'parse', 'formats', 'evidence', 'match', 'policy', 'fix', 'report', 'check', 'conclude', 'scan', 'files', 'trace'],
};
/** These may import anything; nobody may import them. */
const EDGES: readonly string[] = ['cli', 'vscode', 'dev'];
const LIBRARIES: Readonly<Record<string, readonly string[]>> = {
  parse: ['yaml', 'htmlparser2', 'semver'],
  match: ['semver'],
  evidence: ['fflate'],
  files: ['fast-glob'],
};

const files = readdirSync('src', { recursive: true })
  .map(file => String(file).split(path.sep).join('/'))
  .filter(file => file.endsWith('.ts'));

describe('architecture', () => {
  for (const file of files) {
    const room = roomOf(file);
    if (EDGES.includes(room)) continue;
    it(`src/${file} imports only what its room may`, () => {
      for (const target of importsOf(file)) {
        if (target.startsWith('.')) {
          const to = roomOf(path.posix.join(path.posix.dirname(file), target));
          assert.ok(to === room || MAY[room]?.includes(to), `${room} must not import ${to} (${target})`);
        } else if (target.startsWith('node:')) {
          assert.ok(file === 'files/node.ts' || file === 'files/workers.ts', `${file} must not see ${target}`);
        } else if (target === 'vscode') {
          assert.equal(file, 'files/vscode.ts', `${file} must not see vscode`);
        } else {
          assert.ok(LIBRARIES[room]?.includes(target.split('/')[0] ?? ''), `${room} must not import the library ${target}`);
        }
      }
    });
  }

  it('every file begins with a one-sentence caption', () => {
    const bare = files.filter(file => !/^\/\/ \S/.test(read(file)));
    assert.deepEqual(bare, []);
  });

  it('only the edges and tests name the clock or chance', () => {
    const seen = files.filter(
      file => !EDGES.includes(roomOf(file)) && file !== 'files/vscode.ts' && /Date\.now\(|new Date\(\)|Math\.random\(/.test(read(file)),
    );
    assert.deepEqual(seen, []);
  });

  it('no file is named for what it might hold', () => {
    assert.deepEqual(
      files.filter(file => /(?:^|\/)(?:utils?|helpers?|common|misc|manager|service)\b/.test(file)),
      [],
    );
  });
});

function roomOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : file.replace(/\.ts$/, '');
}

function importsOf(file: string): string[] {
  return [...read(file).matchAll(/^(?:import|export)\b[^;]*?from '([^']+)';|^import '([^']+)';/gm)].map(
    found => found[1] ?? found[2] ?? '',
  );
}

function read(file: string): string {
  return readFileSync(`src/${file}`, 'utf8');
}

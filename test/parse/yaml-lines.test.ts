// The line scanner against the yaml library on what tools write, and by itself on damaged and hostile texts.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { scanYamlLines, yamlFlow, yamlText } from '../../src/parse/yaml-lines.ts';

const LOCKS = ['pnpm-lock-v5', 'pnpm-lock-v6', 'pnpm-lock-v9', 'pnpm-lock-documents', 'pnpm-lock-sources', 'pnpm-lock-long-keys'];

describe('parse/yaml-lines', () => {
  for (const name of LOCKS) {
    it(`reads ${name} as the yaml library does`, () => {
      const text = readFileSync(`test/formats/npm/${name}/pnpm-lock.yaml`, 'utf8');
      const theirs: string[] = [];
      for (const document of parseAllDocuments(text)) walk(document.toJS(), [], theirs);
      const { found, problems } = read(text);
      assert.deepEqual(problems, []);
      assert.deepEqual(found.sort(), theirs.sort());
    });
  }

  it('reads sequences, quotes, comments and block scalars', () => {
    const text = `# head
list:
  - one
  - "two: #2" # comment
  - 'it''s'
same:
- a
- b:  c # d
  e: "f\\u0067"
"quoted key" : value#no comment
url: https://mirror.example/x:1
block: |
  key: not one
    - nor this

folded: >-
  text
after: {a: 1, "b c": [x, y], 'd': {e: f}}
empty:
`;
    const { found, problems } = read(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(found, [
      'list/ = one',
      'list/ = two: #2',
      "list/ = it's",
      'same/ = a',
      'same//b = c',
      'same//e = fg',
      'quoted key = value#no comment',
      'url = https://mirror.example/x:1',
      'block = |',
      'folded = >-',
      'after/a = 1',
      'after/b c = [x, y]',
      'after/d = {e: f}',
    ]);
  });

  it('reads both sides of a merge conflict and what stands around a wound', () => {
    const text = `packages:
  a:
    version: 1
<<<<<<< ours
  b:
    version: 2
||||||| base
  base:
    version: 0
=======
  c:
    version: 3
>>>>>>> theirs
  d
  e: "open
  f:
    version: 4
`;
    const { found, problems } = read(text);
    assert.deepEqual(
      problems.map(problem => problem.id),
      ['conflict', 'unexpected', 'unclosed'],
    );
    assert.deepEqual(found, [
      'packages/a/version = 1',
      'packages/b/version = 2',
      'packages/c/version = 3',
      'packages/e = open',
      'packages/f/version = 4',
    ]);
  });

  it('passes over what is not wanted', () => {
    const seen: string[] = [];
    scanYamlLines('a:\n  b: 1\n  c:\n    d: 2\ne:\n  f: 3\n', {
      key(path) {
        seen.push(path.key(path.depth() - 1));
        return !path.is(0, 'a');
      },
    });
    assert.deepEqual(seen, ['a', 'e', 'f']);
  });

  it('refuses bytes that are no text', () => {
    assert.deepEqual(scanYamlLines('a: \0', {}), [{ reason: 'encoding', id: 'not-text', at: 3 }]);
  });

  it('does not go deeper than it keeps a path', () => {
    const deep = Array.from({ length: 3000 }, (_, level) => `${' '.repeat(level)}k:\n`).join('');
    const seen: string[] = [];
    const problems = scanYamlLines(`${deep}after: 1\n`, {
      key(path) {
        if (path.depth() === 1) seen.push(path.key(0));
        return true;
      },
    });
    assert.equal(problems[0]?.id, 'too-deep');
    assert.deepEqual(seen, ['k', 'after']);
  });

  describe('bounded time', () => {
    const hostile: readonly (readonly [string, string])[] = [
      ['a 50 MB line', `a: ${'x'.repeat(5e7)}`],
      ['lines without a colon', 'x\n'.repeat(5e5)],
      ['lines without a comment', 'a: b\n'.repeat(5e5)],
      ['dashes', `${'- '.repeat(5e5)}x`],
      ['dashes, a line each', '-\n'.repeat(5e5)],
      ['colons', `${': '.repeat(5e5)}`],
      ['questions', '? a\n'.repeat(5e5)],
      ['open quotes', '"\n'.repeat(5e5)],
      ['open braces', `a: {${'{'.repeat(5e5)}`],
      ['quotes in braces', `a: {${"'',".repeat(5e5)}`],
      ['bases', '|||||||\n'.repeat(5e5)],
      ['blanks', `${' '.repeat(5e5)}a: b`],
      ['indents up and down', `${' a:\n'}${Array.from({ length: 2e4 }, (_, i) => `${' '.repeat(i % 400)}k:\n`).join('')}`],
    ];
    for (const [name, text] of hostile) {
      it(name, () => {
        const problems = scanYamlLines(text, {
          key(path, from, to) {
            if (text.charCodeAt(from) === 0x7b) yamlFlow(text, from, to, () => {});
            return path.is(0, 'never') || true;
          },
        });
        assert.ok(problems.length <= 60);
      });
    }
  });
});

/** Every scalar with its path; one-line flow maps are opened one level. */
function read(text: string): { found: string[]; problems: ReturnType<typeof scanYamlLines> } {
  const found: string[] = [];
  const add = (path: string, from: number, to: number): void => {
    if (text.charCodeAt(from) === 0x7b && text.charCodeAt(from - 1) === 0x20) {
      yamlFlow(text, from, to, (key, value) => add(`${path}/${yamlText(text, ...key)}`, ...value));
    } else if (to > from) found.push(`${path} = ${yamlText(text, from, to)}`);
  };
  const problems = scanYamlLines(text, {
    key(path, from, to) {
      const keys = Array.from({ length: path.depth() }, (_, level) => path.key(level)).join('/');
      if (path.depth() === 3 && path.is(0, 'after')) return undefined;
      if (keys.startsWith('after') && text.charCodeAt(from) === 0x7b) {
        yamlFlow(text, from, to, (key, value) => found.push(`${keys}/${yamlText(text, ...key)} = ${yamlText(text, ...value)}`));
      } else add(keys, from, to);
      return undefined;
    },
    item: (path, from, to) => add(Array.from({ length: path.depth() }, (_, level) => path.key(level)).join('/'), from, to),
  });
  return { found, problems };
}

function walk(node: unknown, path: readonly string[], out: string[]): void {
  if (Array.isArray(node)) {
    if (node.every(item => typeof item !== 'object') && out !== undefined) out.push(`${path.join('/')} = [${node.join(', ')}]`);
    else for (const item of node) walk(item, [...path, ''], out);
  } else if (node !== null && typeof node === 'object') {
    for (const [key, value] of Object.entries(node)) walk(value, [...path, key], out);
  } else if (typeof node === 'string' && node.includes('\n')) out.push(`${path.join('/')} = |-`);
  else if (node !== null) out.push(`${path.join('/')} = ${String(node)}`);
}

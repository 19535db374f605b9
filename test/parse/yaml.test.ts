// YAML by hand: the tree, its places, and hostile text.
import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { sourceSpan } from '../../src/parse/mapped-text.ts';
import { parseYaml, type YamlNode } from '../../src/parse/yaml.ts';

function plain(node: YamlNode | undefined): unknown {
  if (!node) return null;
  if (node.kind === 'scalar') return node.text;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries(node.entries.map(entry => [entry.key, plain(entry.value)]));
}

function at(node: YamlNode | undefined, ...path: (string | number)[]): YamlNode | undefined {
  let here = node;
  for (const step of path) {
    if (here?.kind === 'list' && typeof step === 'number') here = here.items[step];
    else if (here?.kind === 'map') here = here.entries.find(entry => entry.key === step)?.value;
    else return undefined;
  }
  return here;
}

describe('parse/yaml', () => {
  it('reads what the library reads', () => {
    for (const text of [
      'a: b\nc:\n  - d\n  - e: f\n    g: h\n',
      '{a: [b, "c d", \'e\'\'f\'], "g": {h: i}}',
      'a: "x\\u0068y"\nb: "one\n  two\n\n  three"\nc: plain\n  over lines\nd: \'it\'\'s\'\n',
      'x: |\n  one\n  two\ny: "\\\n  z"\n',
    ])
      assert.deepEqual(plain(parseYaml(text).documents[0]), parse(text, { schema: 'failsafe' }), text);
  });

  it('keeps every place, behind a byte-order mark and CRLF too', () => {
    const source = 'a: &x\n  "k\\u0065y": "v\\u0061l/ue"\n  n: plain # c\n';
    for (const text of [source, `\ufeff${source}`, source.replaceAll('\n', '\r\n')]) {
      const { documents, problems } = parseYaml(text);
      assert.deepEqual(problems, []);
      const root = documents[0];
      const a = at(root, 'a');
      assert.ok(a?.kind === 'map');
      assert.equal(text.slice(...(a.entries[0]?.keySpan ?? [0, 0])), 'k\\u0065y');
      const value = at(root, 'a', 'key');
      assert.ok(value?.kind === 'scalar');
      assert.equal(value.text, 'val/ue');
      assert.equal(text.slice(...sourceSpan(value, [4, 6])), 'ue');
      assert.equal(text.slice(...sourceSpan(value, [1, 2])), '\\u0061');
      const n = at(root, 'a', 'n');
      assert.equal(text.slice(...(n?.span ?? [0, 0])), 'plain');
    }
  });

  it('reads doubled keys, several documents, merge keys and aliases', () => {
    const text = 'a: 1\na: 2\n---\nbase: &b {image: x, tag: y}\nuse:\n  <<: *b\n  tag: z\nlist: [*b]\n';
    const { documents, problems } = parseYaml(text);
    assert.deepEqual(problems, []);
    assert.equal(documents[0]?.kind === 'map' ? documents[0].entries.length : 0, 2);
    assert.deepEqual(plain(at(documents[1], 'use')), { image: 'x', tag: 'z' });
    assert.deepEqual(plain(at(documents[1], 'list')), [{ image: 'x', tag: 'y' }]);
    const image = at(documents[1], 'use', 'image');
    assert.equal(text.slice(...(image?.span ?? [0, 0])), 'x');
  });

  it('leads a shell line in a block scalar back to its place', () => {
    const text = 'run: |\n  set -e\n\n  pip install \\\n    requests\nfold: >-\n  npm i\n  left-pad\n';
    for (const one of [text, text.replaceAll('\n', '\r\n')]) {
      const run = at(parseYaml(one).documents[0], 'run');
      assert.ok(run?.kind === 'scalar' && run.style === 'block');
      assert.equal(run.text, 'set -e\n\npip install \\\n  requests\n');
      const from = run.text.indexOf('requests');
      assert.equal(one.slice(...sourceSpan(run, [from, from + 8])), 'requests');
    }
  });

  it('keeps what stands around a wound', () => {
    const { documents, problems } = parseYaml('a: 1\nb\nc: 3\n');
    assert.ok(problems.length > 0);
    assert.equal(at(documents[0], 'a')?.kind, 'scalar');
    assert.equal(at(documents[0], 'c')?.kind, 'scalar');
  });

  it('says so where it nests too deep or is too large, and reads the lines alone', () => {
    for (const bomb of [
      '['.repeat(100_000),
      '{a: '.repeat(50_000),
      '- '.repeat(100_000),
      '? '.repeat(100_000),
      '"]" ['.repeat(50_000),
      '[ "]", '.repeat(30_000),
    ]) {
      const { linesOnly, problems } = parseYaml(`name: x\nbomb: ${bomb}`.slice(0, 262_144));
      assert.ok(problems.length > 0);
      assert.ok(linesOnly || problems.some(problem => problem.reason === 'syntax'), bomb.slice(0, 10));
    }
    const big = parseYaml(`first: 1\n${'k:\n  - name: v\n    other: w\n'.repeat(20_000)}`);
    assert.equal(big.linesOnly, true);
    assert.equal(big.problems[0]?.id, 'too-large');
    const root = big.documents[0];
    assert.ok(root?.kind === 'map');
    assert.equal(root.entries.length, 20_001);
    assert.deepEqual(plain(at(root, 'k')), [{ name: 'v', other: 'w' }]);
  });

  it('does not laugh a billion times', () => {
    let text = 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n';
    for (let level = 1; level < 12; level++)
      text += `a${level}: &a${level} [${Array(10)
        .fill(`*a${level - 1}`)
        .join(', ')}]\n`;
    const { documents, problems } = parseYaml(text);
    assert.ok(problems.some(problem => problem.id === 'too-large'));
    assert.ok(JSON.stringify(plain(documents[0])).length < 2_000_000);
    assert.ok(parseYaml('a: &a [*a]').problems.some(problem => problem.id === 'cycle'));
    assert.ok(parseYaml('a: *nobody').problems.length > 0);
  });

  it('stays linear', () => {
    for (const unit of [
      'a: b\n',
      '- a\n',
      '&a ',
      '!x ',
      "'\n",
      '"\n',
      '# \n',
      '---\n',
      ': ',
      '*a ',
      '<<: *a\n',
      'a: |\n  b\n',
      '\t',
      '%a\n',
      '{',
      ']',
    ]) {
      parseYaml(unit.repeat(Math.floor(130_000 / unit.length)));
    }
  }).timeout(60_000);
});

// The JSON reader against JSON.parse and jsonc-parser on whole texts, and by itself on damaged and hostile ones.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { visit } from 'jsonc-parser';
import { type JsonNode, parseJson, scanJson } from '../../src/parse/json.ts';

const MANIFEST = `{
  "name": "app", // JSONC
  "dependencies": { "a": "^1.0.0", "\\u0062": [1, -2.5e3, 0x1F, {"deep": null}], /* c */ "d": true },
  'single': 'it\\'s', bare: .5, plus: +Infinity,
  "long": "one \\
two", "empty": {}, "none": [],
}
`;

describe('parse/json', () => {
  it('reads what JSON.parse reads', () => {
    for (const text of [
      '{}',
      '[]',
      '"x"',
      '12',
      'null',
      ' {"a":{"b":[1,2,{"c":"d"}]},"e":"\\u0068\\n\\t\\"\\\\\\/","f":-1.5e-7,"g":[[],[[]]],"":false} ',
      readFileSync('package.json', 'utf8'),
      readFileSync('package-lock.json', 'utf8'),
    ]) {
      const { root, problems } = parseJson(text);
      assert.deepEqual(problems, []);
      assert.deepEqual(plain(root), JSON.parse(text));
    }
  });

  it('reads JSONC with the offsets of jsonc-parser', () => {
    const text = `${readFileSync('tsconfig.json', 'utf8').replace(/,\n/g, ', // why\n /* block */\n')}\n// end`;
    const theirs: unknown[] = [];
    visit(text, {
      onObjectProperty: (name, offset, length) => theirs.push([name, offset, length]),
      onLiteralValue: (_, offset, length) => theirs.push([offset, length]),
      onObjectBegin: offset => void theirs.push([offset]),
      onArrayBegin: offset => void theirs.push([offset]),
    });
    const ours: unknown[] = [];
    const key = (path: Parameters<NonNullable<Parameters<typeof scanJson>[1]['lone']>>[0]): void => {
      const level = path.depth() - 1;
      if (level < 0 || path.keyStart(level) < 0) return;
      const [from, to] = path.keySpan(level);
      ours.push([path.key(level), path.keyStart(level), to - from + 2]);
    };
    const problems = scanJson(text, {
      enter(path, start) {
        key(path);
        ours.push([start]);
        return true;
      },
      scalar(path, _from, _to, start, end) {
        key(path);
        ours.push([start, end - start]);
      },
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(ours, theirs);
  });

  it('reads JSON5', () => {
    const { root, problems } = parseJson(MANIFEST);
    assert.deepEqual(problems, []);
    assert.deepEqual(plain(root), {
      name: 'app',
      dependencies: { a: '^1.0.0', b: [1, -2500, 31, { deep: null }], d: true },
      single: "it's",
      bare: 0.5,
      plus: Number.POSITIVE_INFINITY,
      long: 'one two',
      empty: {},
      none: [],
    });
    const key = root?.kind === 'object' ? member(member(root, 'dependencies'), 'b', 'key') : undefined;
    assert.equal(key, '\\u0062', 'the span stands on the source');
  });

  it('never throws and keeps its spans inside, on every prefix and suffix', () => {
    const texts = [
      MANIFEST,
      MANIFEST.replace(/\n/g, '\r\n'),
      '{"a":[{"b":"c"},["d\\u00',
      readFileSync('package.json', 'utf8').slice(-3000),
    ];
    for (const text of texts) {
      for (let cut = 0; cut <= text.length; cut++) {
        check(text.slice(0, cut));
        check(text.slice(cut));
      }
    }
  });

  it('keeps in a prefix what it read of the whole', () => {
    const text = readFileSync('package.json', 'utf8').slice(0, 3000);
    const all = scalars(text);
    for (let cut = 0; cut <= text.length; cut++) {
      const kept = scalars(text.slice(0, cut));
      const whole = all.filter(([, end]) => end < cut);
      assert.equal(JSON.stringify(kept.slice(0, whole.length)), JSON.stringify(whole), `cut at ${cut}`);
    }
  });

  const damaged: readonly (readonly [name: string, text: string, expected: unknown])[] = [
    ['a key without a value', '{"a": 1, "b"\n, "c": 2}', { a: 1, b: undefined, c: 2 }],
    ['a key, a colon, the next line', '{"a": 1,\n "b":\n "c": 2}', { a: 1, b: undefined, c: 2 }],
    ['a key alone on its line', '{"a": 1,\n "b"\n "c": 2}', { a: 1, b: undefined, c: 2 }],
    ['an open key', '{"a": 1,\n "b\n "c": 2}', { a: 1, b: undefined, c: 2 }],
    ['an open value', '{"a": 1,\n "b": "x,\n "c": 2}', { a: 1, b: 'x', c: 2 }],
    ['a missing comma', '{"a": 1 "b": {"x": 1}\n "c": [1 2]}', { a: 1, b: { x: 1 }, c: [1, 2] }],
    ['a missing colon', '{"a" 1, "b" {"x": 1}}', { a: 1, b: { x: 1 } }],
    ['an open array', '{"a": [1, 2,\n "b": {"c": 3}}', { a: [1, 2], b: { c: 3 } }],
    ['the wrong bracket', '{"a": [1, 2}, "b": 3', { a: [1, 2], b: 3 }],
    ['a bracket too many', '{"a": {"x": 1}}, "b": {"y": 2}}', { a: { x: 1 }, b: { y: 2 } }],
    ['an open comment', '{"a": 1, /* oops\n "b": 2}', { a: 1, b: 2 }],
    ['an anonymous object', '{"a": 1, {"b": 2}, "c": 3}', { a: 1, '': { b: 2 }, c: 3 }],
    ['commas only', '{,, "a": 1,,}', { a: 1 }],
    ['the end', '{"a": {"b": "c', { a: { b: 'c' } }],
  ];
  for (const [name, text, expected] of damaged) {
    it(`keeps what stands around ${name}`, () => {
      const { root, problems } = parseJson(text);
      assert.deepEqual(plain(root), expected);
      assert.ok(problems.length > 0);
    });
  }

  it('keeps both members of a key that stands twice', () => {
    const { root } = parseJson('{"a": 1, "a": 2}');
    assert.deepEqual(root?.kind === 'object' ? root.members.map(m => [m.key, m.value && plain(m.value)]) : [], [
      ['a', 1],
      ['a', 2],
    ]);
  });

  it('reads both sides of a merge conflict', () => {
    const text = `{
  "dependencies": {
<<<<<<< HEAD
    "ours": { "version": "1",
||||||| base
    "base": { "version": "0",
=======
    "theirs": { "version": "2",
>>>>>>> topic
      "license": "MIT"
    },
    "after": "3"
  }
}`;
    const { root, problems } = parseJson(text);
    assert.deepEqual(
      problems.map(p => p.id).filter(id => id !== 'unexpected'),
      ['conflict'],
    );
    const table = root?.kind === 'object' ? root.members[0]?.value : undefined;
    assert.deepEqual(plain(table), { ours: { version: '1' }, theirs: { version: '2', license: 'MIT' }, after: '3' });
  });

  it('returns to the place of a conflict whose first side closed it', () => {
    const text = '{\n "a": {\n<<<<<<< x\n "b": 1\n },\n=======\n "c": 2\n },\n>>>>>>> y\n "d": {}\n}';
    const { root } = parseJson(text);
    assert.deepEqual(root?.kind === 'object' ? root.members.map(m => [m.key, m.value && plain(m.value)]) : [], [
      ['a', { b: 1 }],
      ['a', { c: 2 }],
      ['d', {}],
    ]);
  });

  it('refuses bytes that are no text', () => {
    assert.deepEqual(parseJson('{"a":\0 1}'), { problems: [{ reason: 'encoding', id: 'not-text', at: 5 }] });
  });

  it('passes over what is nested too deep and reads on behind it', () => {
    for (const [opener, closer] of [
      ['[', ']'],
      ['{"a":', '}'],
      ['{', '}'],
      ['[{"k":', '}]'],
    ] as const) {
      const deep = `{"before": 1, "deep": ${opener.repeat(100_000)}1${closer.repeat(100_000)}, "after": 2}`;
      const seen: string[] = [];
      const problems = scanJson(deep, { scalar: path => path.depth() === 1 && seen.push(path.key(0)) });
      assert.deepEqual(seen, ['before', 'after']);
      assert.equal(problems[0]?.id === 'unexpected' ? problems[1]?.id : problems[0]?.id, 'too-deep');
      parseJson(deep);
      parseJson(opener.repeat(100_000));
    }
  });

  it('passes over what the visitor does not want', () => {
    const seen: string[] = [];
    scanJson('{"a": {"x": [1, {"y": 2}]}, "b": {"z": 3}}', {
      enter: path => path.depth() === 0 || !path.is(0, 'a'),
      leave: path => seen.push(`leave ${path.depth()}`),
      scalar: path => seen.push(path.key(path.depth() - 1)),
    });
    assert.deepEqual(seen, ['z', 'leave 1', 'leave 0']);
  });

  it('compares escaped keys', () => {
    const seen: boolean[] = [];
    scanJson('{"\\u0061b": 1, "ab": 2, "abc": 3}', { scalar: path => seen.push(path.is(0, 'ab')) });
    assert.deepEqual(seen, [true, true, false]);
  });

  describe('bounded time', () => {
    const hostile: readonly (readonly [string, string])[] = [
      ['a 50 MB line', `{"a": "${'x'.repeat(25e6)}", ${'"b": 1, '.repeat(3e6)}`],
      ['quotes', '"'.repeat(5e5)],
      ['apostrophes, a line each', "'\n".repeat(5e5)],
      ['backslashes', `"${'\\\\'.repeat(5e5)}`],
      ['escaped quotes', `"${'\\"'.repeat(5e5)}`],
      ['open comments', '/*\n'.repeat(5e5)],
      ['comments', '/**/'.repeat(5e5)],
      ['slashes', '/'.repeat(1) + ' /'.repeat(5e5)],
      ['arrays and braces', '['.repeat(900) + '}'.repeat(5e5)],
      ['objects and brackets', '{"a":['.repeat(400) + '}'.repeat(5e5) + ']'.repeat(5e5)],
      ['colons', `{${':'.repeat(5e5)}`],
      ['lone keys', `{${'"a"\n'.repeat(5e5)}`],
      ['keys behind a long string', `{"${'k'.repeat(5e5)}": {${'"a\\n": 1,'.repeat(3e5)}`],
      ['conflicts', '<<<<<<<\n=======\n'.repeat(3e5)],
      ['bases', `{\n${'|||||||\n'.repeat(5e5)}`],
      ['conflicts, deep', '{"a":'.repeat(60) + '\n<<<<<<<\n}=======\n=======\n'.repeat(5e4)],
      ['unexpected brackets', '{[]'.repeat(5e5)],
      ['words', `{${'a b\u00a0'.repeat(5e5)}`],
    ];
    for (const [name, text] of hostile) {
      it(name, () => {
        const problems = scanJson(text, { enter: path => path.is(0, 'nothing-like-it') || true, scalar: path => path.is(0, 'x') });
        assert.ok(problems.length <= 60);
      });
    }
  });
});

function plain(node: JsonNode | undefined): unknown {
  if (!node) return undefined;
  if (node.kind === 'object') return Object.fromEntries(node.members.map(m => [m.key, plain(m.value)]));
  if (node.kind === 'array') return node.items.map(plain);
  if (node.kind === 'string') return node.text;
  if (node.kind === 'number') return node.text === '+Infinity' ? Number.POSITIVE_INFINITY : Number(node.text);
  return node.kind === 'word' ? node.text : JSON.parse(node.text);
}

function member(node: JsonNode | string | undefined, key: string, want?: 'key'): JsonNode | string | undefined {
  if (typeof node !== 'object' || node.kind !== 'object') return undefined;
  const found = node.members.find(m => m.key === key);
  return want && found ? MANIFEST.slice(...found.keySpan) : found?.value;
}

function scalars(text: string): [start: number, end: number, path: string][] {
  const out: [number, number, string][] = [];
  scanJson(text, {
    scalar: (path, _from, _to, start, end) =>
      out.push([start, end, Array.from({ length: path.depth() }, (_, level) => path.key(level)).join('/')]),
  });
  return out;
}

function check(text: string): void {
  const { root, problems } = parseJson(text);
  const stack = root ? [root] : [];
  const fault = (what: unknown): void => assert.fail(`${JSON.stringify(what)} lies outside in ${JSON.stringify(text)}`);
  for (let node = stack.pop(); node; node = stack.pop()) {
    const [start, end] = node.span;
    if (start < 0 || start > end || end > text.length) fault(node.span);
    if (node.kind === 'array') stack.push(...node.items);
    if (node.kind === 'string' && !(node.inner[0] > start && node.inner[0] <= node.inner[1] && node.inner[1] <= end)) fault(node);
    if (node.kind !== 'object') continue;
    for (const { span, keySpan, value } of node.members) {
      const inside = span[0] <= keySpan[0] && keySpan[0] <= keySpan[1] && keySpan[1] <= span[1] && span[1] <= text.length;
      if (!inside) fault({ span, keySpan });
      if (value) stack.push(value);
    }
  }
  for (const { at } of problems) if (at === undefined || at < 0 || at > text.length) fault(at);
}

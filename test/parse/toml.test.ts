// TOML: the public conformance data, smol-toml as oracle, offsets, wounds, hostile input.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { parseToml, type TomlNode, type TomlTable } from '../../src/parse/toml.ts';
import { scanToml } from '../../src/parse/toml-scan.ts';

interface Case {
  readonly name: string;
  readonly toml: string;
  readonly value?: unknown;
}

const cases = (file: string): Case[] =>
  readFileSync(`test/parse/toml-test/${file}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Case);

/** Our tree in the plain form of the conformance data. Dates are compared by kind, numbers by value. */
function plain(node: TomlNode | undefined): unknown {
  if (!node) return undefined;
  if (node.kind === 'table') return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
  if (node.kind === 'array') return node.items.map(plain);
  if (node.kind === 'string') return `s:${node.text}`;
  if (node.kind === 'boolean') return node.text === 'true';
  return node.kind === 'number' ? number(node.text) : node.kind;
}

function number(text: string): string {
  const digits = text.replaceAll('_', '');
  if (digits.endsWith('inf')) return digits.startsWith('-') ? '-Infinity' : 'Infinity';
  return String(digits.endsWith('nan') ? Number.NaN : Number(digits));
}

function expected(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(expected);
  if (typeof value !== 'object' || value === null) return value;
  const { type, value: text } = value as Record<string, unknown>;
  if (typeof type === 'string' && typeof text === 'string') {
    if (type === 'string') return `s:${text.replaceAll('\r\n', '\n')}`;
    if (type === 'bool') return text === 'true';
    return type === 'integer' || type === 'float' ? number(text) : 'date';
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, expected(inner)]));
}

function oracle(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(oracle);
  if (typeof value === 'string') return `s:${value}`;
  if (typeof value === 'number' || typeof value === 'bigint') return String(Number(value));
  if (value instanceof Date) return 'date';
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, oracle(inner)]));
}

function inside(text: string): void {
  const { root, problems } = parseToml(text);
  const todo: { node: TomlNode; from: number }[] = [{ node: root, from: 0 }];
  for (let next = todo.pop(); next; next = todo.pop()) {
    const { node } = next;
    assert.ok(node.span[0] >= 0 && node.span[0] <= node.span[1] && node.span[1] <= text.length);
    if (node.kind === 'array') for (const item of node.items) todo.push({ node: item, from: 0 });
    if (node.kind !== 'table') continue;
    for (const { span, keySpan, value } of node.entries) {
      assert.ok(span[0] <= keySpan[0] && keySpan[0] <= keySpan[1] && keySpan[1] <= span[1] && span[1] <= text.length);
      if (value) todo.push({ node: value, from: 0 });
    }
  }
  for (const { at } of problems) assert.ok(at === undefined || (at >= 0 && at <= text.length));
}

const ids = (text: string): string[] => parseToml(text).problems.map(({ id, at }) => `${id}@${at}`);
const values = (text: string): unknown => plain(parseToml(text).root);

/** Line ends inside strings are ours to choose: LF. */
const unix = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replaceAll('\\r\\n', '\\n'));

describe('parse/toml', () => {
  for (const { name, toml, value } of cases('valid')) {
    it(`valid ${name}`, () => {
      const { root, problems } = parseToml(toml);
      assert.deepEqual(problems, []);
      assert.deepEqual(unix(plain(root)), unix(expected(value)));
    });
  }

  it('agrees with smol-toml on every valid document that smol-toml reads', () => {
    let read = 0;
    for (const { name, toml } of cases('valid')) {
      let value: unknown;
      try {
        value = oracle(parse(toml, { integersAsBigInt: 'asNeeded' }));
      } catch {
        continue;
      }
      read++;
      const ours = JSON.stringify(plain(parseToml(toml).root)).replaceAll(/"(?:date|number)"/g, '"date"');
      assert.deepEqual(
        sorted(JSON.parse(ours.replaceAll('\\r\\n', '\\n'))),
        sorted(JSON.parse(JSON.stringify(value).replaceAll('\\r\\n', '\\n'))),
        name,
      );
    }
    assert.ok(read > 180, `${read} read`);
  });

  it('reads invalid documents without throwing, and says so for most', () => {
    const silent = cases('invalid').filter(({ toml }) => {
      inside(toml);
      return parseToml(toml).problems.length === 0;
    });
    // what we let pass on purpose: control characters, impossible dates, redefinitions of dotted tables
    assert.ok(silent.length < 130, silent.map(({ name }) => name).join('\n'));
  });

  it('any prefix and any text without one line is read', () => {
    for (const { toml } of cases('valid')) {
      if (toml.length > 3000) continue;
      for (let cut = 0; cut <= toml.length; cut++) inside(toml.slice(0, cut));
      const all = toml.split('\n');
      for (let drop = 0; drop < all.length; drop++) inside(all.filter((_, index) => index !== drop).join('\n'));
    }
  });

  it('keeps the spans of keys and values', () => {
    const text = '\ufeff[tool."a b".c]\r\nx.\'y\' = { "k\\u0061" = "v\\n", n = 1 }\r\n[[each]]\nz = """\nlong"""\n';
    const { root, problems } = parseToml(text);
    assert.deepEqual(problems, []);
    const show = (table: TomlTable, depth: number): string[] =>
      table.entries.flatMap(entry => {
        const value = entry.value;
        const own = `${'.'.repeat(depth)}${entry.key} ${text.slice(...entry.keySpan)} | ${text.slice(...entry.span)}`;
        const inner =
          value?.kind === 'table'
            ? show(value, depth + 1)
            : value?.kind === 'array'
              ? value.items.flatMap(item => (item.kind === 'table' ? [text.slice(...item.span), ...show(item, depth + 1)] : []))
              : value?.kind === 'string'
                ? [JSON.stringify(text.slice(...value.inner))]
                : [];
        return [own, ...inner];
      });
    assert.deepEqual(show(root, 0), [
      'tool tool | [tool."a b".c]',
      '.a b a b | [tool."a b".c]',
      '..c c | [tool."a b".c]',
      "...x x | x.'y",
      `....y y | x.'y' = { "k\\u0061" = "v\\n", n = 1 }`,
      '.....ka k\\u0061 | "k\\u0061" = "v\\n"',
      '"v\\\\n"',
      '.....n n | n = 1',
      'each each | [[each]]',
      '[[each]]\nz = """\nlong"""',
      '.z z | z = """\nlong"""',
      '"\\nlong"',
    ]);
  });

  it('keeps what stands before and after a wound', () => {
    assert.deepEqual(values('a = "x\nb = 2\n'), { a: 's:x', b: '2' });
    assert.deepEqual(values('a = [\n "x",\n "y\n "z"\n]\nb = 1\n'), { a: ['s:x', 's:y', 's:z'], b: '1' });
    assert.deepEqual(values('a = [\n "x",\n\n[tool.b]\nc = 1\n'), { a: ['s:x'], tool: { b: { c: '1' } } });
    assert.deepEqual(values('a = ["x"\nb = 1\n'), { a: ['s:x'], b: '1' });
    assert.deepEqual(values('a = { v = "1"\nb = 2\n'), { a: { v: 's:1' }, b: '2' });
    assert.deepEqual(values('a = { v = "1", l = ["f", "g"\nb = 2\n'), { a: { v: 's:1', l: ['s:f', 's:g'] }, b: '2' });
    assert.deepEqual(values('a = {\n v = 1\n w = 2\n}\nb = 2\n'), { a: { v: '1', w: '2' }, b: '2' });
    assert.deepEqual(values('a =\nb = 1\n[t\nc = 2\n[]\nd = 3'), { a: undefined, b: '1', t: { c: '2', d: '3' } });
    assert.deepEqual(values('a = """never\nb = 1\n'), { a: 's:never', b: '1' });
    assert.deepEqual(values('junk here\n{% if x %}\na = {{ x }}\nb = 1\n'), { a: {}, b: '1' });
    assert.deepEqual(values('a = [1 2]]\nb = [[1], [2}, 3]\nc = 1'), { a: ['1', '2'], b: [['1'], ['2', '3']], c: '1' });
    assert.deepEqual(values('a = [\n[1, 2],\n["b"],\n[true]\n]\n'), { a: [['1', '2'], ['s:b'], [true]] });
    assert.deepEqual(
      values('a = 1\n<<<<<<< mine\nb = 1\n=======\nc = 2\n>>>>>>> theirs\nd = [\n<<<<<<< x\n1,\n=======\n2,\n>>>>>>> y\n]'),
      {
        a: '1',
        b: '1',
        c: '2',
        d: ['1', '2'],
      },
    );
    assert.deepEqual(ids('a = 1\na = 2\n[t]\n[t]\n'), ['duplicate-key@6', 'duplicate-key@17']);
    const doubled = parseToml('a = 1\na = 2\n').root.entries.map(({ value }) => plain(value));
    assert.deepEqual(doubled, ['1', '2']);
  });

  it('survives depth, long lines and binary in linear time', () => {
    const big = 300_000;
    for (const text of [
      `a = ${'['.repeat(big)}`,
      `a = ${'[\n'.repeat(big)}`,
      `a = ${'{a='.repeat(big)}`,
      `a = ${'{a=\n'.repeat(big)}`,
      `a = ${'['.repeat(999)}${'}'.repeat(big)}`,
      `a = ${'['.repeat(2000)}${'], '.repeat(big)}`,
      `${'a.'.repeat(big)}b = 1\nc = 2`,
      `[${'a.'.repeat(big)}b]\nc = 2`,
      `${'a."'.repeat(big)}`,
      'a = """\\"\n'.repeat(big / 4),
      `a = """${'\\"'.repeat(big)}`,
      `a = """${'\\'.repeat(big)}"""`,
      `a = "${'x'.repeat(big)}"`,
      'a = [\n[b\n'.repeat(big / 4),
      '[[a]]\n'.repeat(big / 4),
      '[a]\n'.repeat(big / 4),
      '[a.b.c]\nd = 1\n'.repeat(big / 8),
      'a = 1\n'.repeat(big / 4),
      '\u0000\u0001\u00ff]}'.repeat(big / 4),
      '='.repeat(big),
      '=======\n'.repeat(big / 8),
      `a = [${'\u0000'.repeat(big)}`,
      `a = [${'"x" = '.repeat(big / 6)}`,
    ]) {
      const { problems } = parseToml(text);
      assert.ok(problems.length <= 300);
    }
    assert.equal(parseToml(`a = ${'['.repeat(3000)}${']'.repeat(3000)}\nb = 1`).root.index.get('b')?.value?.kind, 'number');
    assert.equal(parseToml(`a = ${'['.repeat(3000)}${']'.repeat(3000)}`).problems[0]?.id, 'too-deep');
  });

  it('skips what nobody asks for', () => {
    const seen: string[] = [];
    scanToml('[a]\nb = [{c = 1}]\nd = {e = 2, f = [3]}\n[g]\nh = "]"\n[i]\nj = 4\n', {
      table: path => (path.is(0, 'g') ? 'skip' : undefined),
      key: path => {
        seen.push(path.key(0));
        return path.is(0, 'b') || path.is(0, 'f') ? 'skip' : undefined;
      },
      scalar: (_, start, end) => seen.push(`${start}-${end}`),
      open: kind => seen.push(kind),
      close: () => seen.push('close'),
      end: () => seen.push('end'),
    });
    assert.equal(seen.join(' '), 'b end d table e 27-28 end f end close end j 59-60 end');
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

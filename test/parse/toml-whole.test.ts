// What is cut of a TOML text leaves valid TOML without the item.
import assert from 'node:assert/strict';
import { parse as parseOther } from 'smol-toml';
import { parseToml, type TomlTable } from '../../src/parse/toml.ts';
import { tomlEntryWhole, tomlItemWhole } from '../../src/parse/toml-whole.ts';

const parse = (text: string): Record<string, unknown> => JSON.parse(JSON.stringify(parseOther(text)));
const cut = (text: string, [from, to]: readonly [number, number]): string => text.slice(0, from) + text.slice(to);

describe('parse/toml-whole', () => {
  for (const text of [
    'a = ["x", "y", "z"]\nb = 1\n',
    'a = [\n  "x", # why\n  "y",\n  "z"\n]\nb = 1\n',
    'a = [\r\n  "x",\r\n  "y"\r\n  , "z",\r\n]\r\nb = 1\r\n',
    'a = [ "x" ]\nb = 1\n',
  ]) {
    it(`items of ${JSON.stringify(text)}`, () => {
      const array = parseToml(text).root.index.get('a')?.value;
      assert.ok(array?.kind === 'array');
      const all = (parse(text)['a'] as string[]).slice();
      for (const [index, item] of array.items.entries()) {
        const left = parse(cut(text, tomlItemWhole(text, item.span)));
        assert.deepEqual(left, { a: all.filter((_, other) => other !== index), b: 1 });
      }
    });
  }

  for (const text of ['a = 1\nb = [\n2,\n]\nc = { d = 1 } # e\n', '[a]\nx = 1\n\n[b]\ny = 2\n[c.d]\nz = 3\n', 'a = 1']) {
    it(`entries of ${JSON.stringify(text)}`, () => {
      const { root } = parseToml(text);
      for (const entry of root.entries) {
        if (entry.value?.kind === 'table' && entry.value.form === 'dotted') continue;
        const rest = { ...parse(text) };
        delete rest[entry.key];
        assert.deepEqual({ ...parse(cut(text, tomlEntryWhole(text, 'lines', entry))) }, rest);
      }
    });
  }

  it('members of a table on one line, also dotted ones', () => {
    const text = 'a = { b = 1, c.d = 2, e = 3 }\n';
    const table = parseToml(text).root.index.get('a')?.value as TomlTable;
    const dotted = table.index.get('c')?.value as TomlTable;
    const b = table.index.get('b');
    const d = dotted.index.get('d');
    assert.ok(b && d);
    assert.deepEqual({ ...(parse(cut(text, tomlEntryWhole(text, 'inline', b)))['a'] as object) }, { c: { d: 2 }, e: 3 });
    assert.ok(tomlEntryWhole(text, 'lines', d)[1] < text.length - 1);
  });
});

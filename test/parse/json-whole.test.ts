// Removing any one member or item by its whole span leaves valid JSON without it, and its line goes with it.
import assert from 'node:assert/strict';
import { type JsonArray, type JsonObject, parseJson } from '../../src/parse/json.ts';
import { jsonWhole } from '../../src/parse/json-whole.ts';

describe('parse/json-whole', () => {
  const texts = [
    '{"a":1,"b":2,"c":3}',
    '{ "a": 1, "b": 2, "c": 3 }',
    '{"a":1}',
    '{ "a": 1 }',
    '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}\n',
    '{\r\n  "a": 1,\r\n  "b": 2\r\n}\r\n',
    '{\n  "a": 1, "b": 2,\n  "c": 3\n}\n',
    '{ "a": 1\n, "b": 2\n, "c": 3\n}',
    '{\n  "a": {\n    "x": 1\n  },\n  "b": [\n    1\n  ]\n}',
    '["a","b","c"]',
    '[\n  "a",\n  "b"\n]',
  ];
  for (const text of texts) {
    it(JSON.stringify(text), () => {
      const { root } = parseJson(text);
      assert.ok(root?.kind === 'object' || root?.kind === 'array');
      const elements = root.kind === 'object' ? root.members : root.items;
      elements.forEach((_, index) => {
        const rest = removed(text, root, index);
        const value = JSON.parse(rest) as object;
        const expected = JSON.parse(text) as object;
        if (Array.isArray(expected)) expected.splice(index, 1);
        else Reflect.deleteProperty(expected, Object.keys(expected)[index] ?? '');
        assert.deepEqual(value, expected);
        assert.doesNotMatch(rest, /\n\s*\n/, 'no empty line stays');
      });
    });
  }

  it('takes the comma of JSONC along, past comments', () => {
    const text = '{\n  "a": 1, // first\n  "b": 2 /* second */,\n  "c": 3,\n}';
    const { root } = parseJson(text);
    assert.ok(root?.kind === 'object');
    assert.equal(removed(text, root, 0), '{\n  "b": 2 /* second */,\n  "c": 3,\n}');
    assert.equal(removed(text, root, 1), '{\n  "a": 1, // first\n  "c": 3,\n}');
    assert.equal(removed(text, root, 2), '{\n  "a": 1, // first\n  "b": 2 /* second */,\n}');
  });
});

function removed(text: string, parent: JsonObject | JsonArray, index: number): string {
  const [start, end] = jsonWhole(text, parent, index);
  return text.slice(0, start) + text.slice(end);
}

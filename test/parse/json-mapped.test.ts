// The text of JSON strings and the way back to each of their characters, with JSON.parse as the oracle.
import assert from 'node:assert/strict';
import { jsonMapped } from '../../src/parse/json-mapped.ts';
import { mappedPart, sourceSpan } from '../../src/parse/mapped-text.ts';
import { numbers } from '../support/build-bytes.ts';

const SIGNS = ['a', 'b', ' ', '\n', '\t', '"', '\\', '/', 'é', '\u0001', '😀', '%', '{', '}'];

describe('parse/json-mapped', () => {
  it('is what JSON.parse says, and each character leads back to itself or to its escape', () => {
    const random = numbers(7);
    for (let round = 0; round < 300; round++) {
      const texts = Array.from({ length: 1 + Math.floor(random() * 4) }, () =>
        Array.from({ length: Math.floor(random() * 12) }, () => SIGNS[Math.floor(random() * SIGNS.length)]).join(''),
      );
      const source = JSON.stringify(texts);
      let at = 1;
      const spans = texts.map(text => {
        const length = JSON.stringify(text).length;
        at += length + 1;
        return [at - length, at - 2] as const;
      });
      const mapped = jsonMapped(source, spans);
      const whole = texts.join('');
      assert.equal(mapped.text, whole);
      for (let from = 0; from < whole.length; from++) {
        const raw = source.slice(...sourceSpan(mapped, [from, from + 1]));
        assert.ok(
          raw === whole[from] || JSON.parse(`"${raw}"`) === whole[from],
          `${JSON.stringify(raw)} is not ${JSON.stringify(whole[from])}`,
        );
        const part = mappedPart(mapped, [from, whole.length]);
        assert.deepEqual(sourceSpan(part, [0, 1]), sourceSpan(mapped, [from, from + 1]));
      }
    }
  });

  it('a half escape at the end stays inside', () => {
    for (const source of ['"a\\', '"a\\u00', '"a\\u']) {
      const mapped = jsonMapped(source, [[1, source.length]]);
      const [from, to] = sourceSpan(mapped, [0, mapped.text.length]);
      assert.ok(from >= 1 && to <= source.length, source);
    }
  });
});

// Lines with every kind of end, and in linear time where the text has only one kind.
import assert from 'node:assert/strict';
import { lines } from '../../src/parse/lines.ts';

const cut = (text: string): string[] => [...lines(text)].map(([start, end]) => text.slice(start, end));

describe('lines', () => {
  it('ends a line at LF, CRLF and CR, and drops a byte-order mark', () => {
    assert.deepEqual(cut('\ufeffa\nb\r\nc\rd\r\r\ne'), ['a', 'b', 'c', 'd', '', 'e']);
    assert.deepEqual(cut('a\n\nb\n'), ['a', '', 'b']);
    assert.deepEqual(cut(''), []);
  });

  it('visits a million lines without searching the rest for each', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      let count = 0;
      for (const _ of lines(`x${end}`.repeat(1_000_000))) count++;
      assert.equal(count, 1_000_000);
    }
  });
});

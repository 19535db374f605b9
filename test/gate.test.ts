// The gate before source text never hides a sign: neither in another case, nor behind an escape, nor at either end.
import assert from 'node:assert/strict';
import { gate, piece } from '../src/match/gate.ts';
import { testList } from './support/list.ts';

describe('gate', () => {
  const mayHold = gate(testList);

  it('lets every text with a sign’s letters through, wherever they stand', () => {
    for (const sign of testList.signs.filter(one => one.certainty !== 'similar')) {
      const [words = ''] = piece(sign);
      for (const between of ['_', '-', '.', '::', ' \n\t']) {
        const letters = words.trim().replaceAll(' ', between);
        for (const text of [letters, letters.toUpperCase(), `x ${letters}`, `${letters}\n`, `import "${letters}/x"`, `“${letters}”`]) {
          assert.ok(mayHold(text), `${sign.id} in ${JSON.stringify(text)}`);
        }
      }
    }
  });

  it('lets a text through whose escapes could hide letters', () => {
    for (const text of ['"\\u0061cme"', "'\\x61cme'", '&#97;cme', '%61cme']) assert.ok(mayHold(text), text);
  });

  it('stops what holds none, and short pieces inside longer words', () => {
    assert.equal(mayHold('const a = require("left-pad"); // 100%'), false);
    assert.equal(mayHold(''), false);
    const list = { ...testList, signs: testList.signs.slice(0, 1).map(one => ({ ...one, kind: 'package' as const, match: 'pkg:npm/vk' })) };
    const short = gate(list);
    assert.equal(short('vulkan, vkernel, mvk'), false);
    for (const text of ['vk', 'x.vk', '"vk"', 'VK-sdk']) assert.ok(short(text), text);
  });

  it('agrees with a plain search on random text', () => {
    let seed = 1;
    const next = (n: number): number => {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      return seed % n;
    };
    const letters = testList.signs.filter(one => one.certainty !== 'similar').flatMap(piece);
    for (let round = 0; round < 2000; round++) {
      const text = Array.from({ length: 60 }, () => 'acme-engin mirosl.dx'[next(20)]).join('');
      const blank = ` ${text.replace(/[^a-z0-9]+/g, ' ').trim()} `;
      const expected = letters.some(one => blank.includes(one));
      assert.equal(mayHold(text), expected, text);
    }
  });
});

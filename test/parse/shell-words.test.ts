// Shell text as commands and words, with the way back to the source.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text
import assert from 'node:assert/strict';
import { sourceSpan } from '../../src/parse/mapped-text.ts';
import { shellCommands } from '../../src/parse/shell-words.ts';

const words = (text: string, mark: '\\' | '`' = '\\') =>
  shellCommands(text, { escape: mark }).map(({ words }) => words.map(word => word.text));

describe('parse/shell-words', () => {
  for (const [text, expected] of [
    ['a b && c; d | e || f & g', [['a', 'b'], ['c'], ['d'], ['e'], ['f'], ['g']]],
    [`pip install "a>=1" 'b c' d\\ e`, [['pip', 'install', 'a>=1', 'b c', 'd e']]],
    ['a \\\n  b # note\nc', [['a', 'b'], ['c']]],
    ['a \\\r\n  b\r\nc', [['a', 'b'], ['c']]],
    ['echo a#b >out 2>&1 <in c', [['echo', 'a#b', 'c']]],
    ['a ${X:-y}/z $Q"$R"', [['a', 'y/z', '']]],
    ['a "$(curl -s "https://h/x" | sh)" b', [['curl', '-s', 'https://h/x'], ['sh'], ['a', '', 'b']]],
    [
      'a `b c` d',
      [
        ['b', 'c'],
        ['a', '', 'd'],
      ],
    ],
    ['cat <<EOF >f\nnpm i x\nEOF\nb', [['cat'], ['b']]],
    ["cat <<-'E' && z\n\tx\n\tE\nb", [['cat'], ['z'], ['b']]],
    ['bash <(curl u)', [['bash'], ['curl', 'u']]],
    ['(a b; c) d', [['a', 'b'], ['c'], ['d']]],
    ['if a; then b; fi', [['if', 'a'], ['then', 'b'], ['fi']]],
    ['a "unclosed b', [['a', 'unclosed b']]],
    ["a 'unclosed b", [['a', 'unclosed b']]],
  ] as const) {
    it(JSON.stringify(text), () => assert.deepEqual(words(text), expected));
  }

  it('takes the backquote as an escape where a Dockerfile says so', () => {
    assert.deepEqual(words('dir `\n  C:\\x', '`'), [['dir', 'C:\\x']]);
  });

  it('leads every word back to its place, through quotes, escapes and continuations', () => {
    const text = 'x ab"cd"\\\nef \\n';
    const [command] = shellCommands(text);
    const [, word] = command?.words ?? [];
    assert.ok(word);
    assert.equal(word.text, 'abcdef');
    assert.equal(text.slice(...sourceSpan(word, [1, 3])), 'b"c');
    assert.equal(text.slice(...sourceSpan(word, [4, 6])), 'ef');
    assert.deepEqual(sourceSpan(word, [0, 6]), [2, 12]);
  });

  it('names what is computed', () => {
    const last = shellCommands('a $X/b${Y:-c}$(d)').at(-1)?.words[1];
    assert.deepEqual(
      last?.holes.map(({ at, length, name }) => [at, length, name]),
      [
        [0, 0, 'X'],
        [2, 1, 'Y'],
        [3, 0, undefined],
      ],
    );
  });

  it('stays linear and flat on hostile text', () => {
    for (const unit of ['$(', '`', '(', '"$(', '${X:-', '${', '<<A\n', "'\n", '\\\n', '"', ')', '# \n', '>', '2>']) {
      shellCommands(unit.repeat(100_000));
    }
  });
});

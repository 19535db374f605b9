// Image references, whole and with computed parts.
import assert from 'node:assert/strict';
import { readImage } from '../../src/parse/image.ts';
import { literalImage } from '../../src/parse/literal-image.ts';

describe('parse/image', () => {
  for (const [text, host, name, tag, digest] of [
    ['alpine', undefined, 'alpine', undefined, undefined],
    ['alpine:3.20', undefined, 'alpine', '3.20', undefined],
    ['library/alpine', undefined, 'library/alpine', undefined, undefined],
    ['localhost/x', 'localhost', 'localhost/x', undefined, undefined],
    ['localhost:5000/x/y:1', 'localhost:5000', 'localhost:5000/x/y', '1', undefined],
    ['gcr.io/a/b@sha256:ab', 'gcr.io', 'gcr.io/a/b', undefined, 'sha256:ab'],
    ['reg.example:443/a:1@sha256:ab', 'reg.example:443', 'reg.example:443/a', '1', 'sha256:ab'],
    ['docker://x/y:1', undefined, 'x/y', '1', undefined],
  ] as const) {
    it(text, () => {
      const image = readImage(text);
      assert.deepEqual([image?.host, image?.name, image?.tag, image?.digest], [host, name, tag, digest]);
      assert.equal(text.slice(...(image?.nameSpan ?? [0, 0])), name);
    });
  }

  it('refuses what is no image', () => {
    for (const text of ['', ':1', '/x', 'x/', 'a b', '@sha256:x', 'docker://']) assert.equal(readImage(text), undefined, text);
  });

  for (const [pattern, name, partial, host] of [
    ['§/team/app:1', 'team/app', true, undefined],
    ['§library/alpine', 'library/alpine', true, undefined],
    ['registry.§.cloud.example/a/b', 'cloud.example/a/b', true, undefined],
    ['gcr.example/§/app', 'app', true, 'gcr.example'],
    ['team/§', 'team', true, undefined],
    ['team/app-§:1', 'team', true, undefined],
    ['alpine:§', 'alpine', false, undefined],
    ['alpine:3.§-x', 'alpine', false, undefined],
    ['alpine@§', 'alpine', false, undefined],
  ] as const) {
    it(`${pattern} (§ is computed)`, () => {
      const at = pattern.indexOf('§');
      const image = literalImage(pattern.replace('§', ''), [[at, at]]);
      assert.deepEqual([image?.name, image?.partial, image?.literalHost], [name, partial, host]);
    });
  }

  it('says nothing of a name that is computed whole', () => {
    assert.equal(literalImage('', [[0, 0]]), undefined);
    assert.equal(literalImage(':1', [[0, 0]]), undefined);
    assert.equal(literalImage('alpine', [[6, 6]]), undefined);
  });
});

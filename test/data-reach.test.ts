// The matrix of the list against its printed page; `UPDATE=1` prints it anew.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { compileList } from '../src/dev/data/compile.ts';
import { reachPage } from './data/reach-page.ts';

const PAGE = 'test/data/reach-matrix.md';

describe('data: reach', () => {
  it('is what the page shows', async () => {
    const page = `${reachPage(await compileList('.'))}`;
    if (process.env['UPDATE']) await writeFile(PAGE, page);
    assert.equal(page, await readFile(PAGE, 'utf8').catch(() => ''), 'run UPDATE=1 npm run unit -- data-reach and read the difference');
  });

  it('gives every cell of a limb a reason of its own words', async () => {
    for (const regime of (await compileList('.')).regimes) {
      for (const limb of regime.limbs) {
        for (const cell of [...Object.values(limb.reach), limb.otherwise]) assert.ok(cell.why.length >= 12, `${regime.id} ${limb.id}`);
      }
    }
  });
});

// The page that says which way out there is in which format.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fixTable } from './fix/fix-table.ts';

describe('fix, format by format', () => {
  it('is the printed table', () => {
    const file = 'test/fix/fix-table.md';
    const page = fixTable();
    if (process.env['UPDATE'] || !existsSync(file)) writeFileSync(file, page);
    assert.equal(page, readFileSync(file, 'utf8'), 'UPDATE=1 npm run unit -- fix-table writes it');
  });
});

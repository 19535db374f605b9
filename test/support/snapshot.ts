// Compares lines with a text file below test/evidence; `UPDATE=1` writes it.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export function snapshot(name: string, lines: readonly string[]): void {
  const file = `test/evidence/${name}.txt`;
  const actual = `${lines.join('\n')}\n`;
  if (process.env['UPDATE'] || !existsSync(file)) writeFileSync(file, actual);
  assert.equal(actual, readFileSync(file, 'utf8'));
}

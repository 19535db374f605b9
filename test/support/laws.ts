// The laws that hold for every probe and every file: no throw, the budget kept, on any prefix and any damage.
// `FUZZ=100 npm run unit -- evidence --grep laws` damages a hundred times as many copies, others each time.
import assert from 'node:assert/strict';
import type { Probe } from '../../src/model.ts';
import { numbers } from './build-bytes.ts';
import { inspect } from './inspect.ts';

const MORE = Number(process.env['FUZZ']) || 1;

export async function laws(
  probe: Probe,
  data: Uint8Array,
  { budget = 64 * 1024, mutations = 2000, most = 17_000, cuts = 3000 } = {},
): Promise<void> {
  const check = async (bytes: Uint8Array, what: string, size = bytes.length) => {
    const { extraction, bytes: read } = await inspect(probe, bytes, 'x/y.bin', size);
    assert.ok(read <= budget, `${what}: ${read} bytes read`);
    assert.ok(extraction.references.length <= most, `${what}: ${extraction.references.length} references`);
    for (const { token } of extraction.references) assert.deepEqual(token, [0, 0]);
  };
  const step = Math.max(1, Math.floor(data.length / cuts));
  for (let cut = 0; cut < data.length; cut += step) {
    await check(data.subarray(0, cut), `prefix ${cut}`);
  }
  const random = numbers(MORE > 1 ? Date.now() : 42);
  for (let round = 0; round < mutations * MORE; round++) {
    const bytes = data.slice();
    for (let flips = 1 + Math.floor(random() * 8); flips > 0; flips--) {
      bytes[Math.floor(random() ** 2 * bytes.length)] = random() < 0.5 ? 255 : Math.floor(random() * 256);
    }
    await check(bytes, `mutation ${round}`, random() < 0.2 ? bytes.length * 1000 : bytes.length);
  }
}

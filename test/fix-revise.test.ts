// Revoking and renewing: the named decisions go or run on, everything else stays as it was.
import assert from 'node:assert/strict';
import { type ParseError, parse } from 'jsonc-parser';
import { applied, type Fix } from '../src/fix/fix.ts';
import { renewDecision, revokeDecision } from '../src/fix/revise-decision.ts';

function entry(what: string, more = ''): string {
  return `{ "kind": "being-removed", "what": "${what}", "reason": "r", "approver": "a", "created": "2026-06-01", "expires": "2026-08-01"${more} }`;
}

function outcome(text: string, fix: Fix | undefined): { decisions: { what: string; created: string; expires: string; list?: string }[] } {
  assert.ok(fix);
  const errors: ParseError[] = [];
  const out = applied({ path: 'p.jsonc', text }, fix);
  const value = parse(out, errors, { allowTrailingComma: true });
  assert.deepEqual(errors, [], out);
  return value;
}

describe('fix/revise-decision', () => {
  const names = ['pkg:npm/a', 'pkg:npm/b', 'sign:acme/x', 'pkg:npm/a'];
  const layouts: readonly ((items: readonly string[]) => string)[] = [
    items => `{"decisions":[${items.join(',')}]}`,
    items => `{\n  "decisions": [\n    ${items.join(',\n    ')}\n  ],\n  "maximumDays": 9\n}\n`,
    items => `{\n  "decisions": [ // ours\n    ${items.map(item => `${item}, // why`).join('\n    ')}\n  ]\n}\n`,
  ];

  it('revokes every one about the same, whatever the layout', () => {
    for (const layout of layouts) {
      for (let from = 0; from < names.length; from++) {
        for (let to = from + 1; to <= names.length; to++) {
          const held = names.slice(from, to);
          const text = layout(held.map(name => entry(name)));
          for (const name of new Set(held)) {
            const { decisions } = outcome(text, revokeDecision({ path: 'p.jsonc', text }, name));
            assert.deepEqual(
              decisions.map(({ what }) => what),
              held.filter(other => other !== name),
              text,
            );
          }
          assert.equal(revokeDecision({ path: 'p.jsonc', text }, 'pkg:npm/none'), undefined);
        }
      }
    }
  });

  it('renews in place', () => {
    const text = layouts[1]?.([entry('pkg:npm/a', ', "list": "old"'), entry('pkg:npm/b')]) ?? '';
    const fix = renewDecision({ path: 'p.jsonc', text }, 'pkg:npm/A', { today: '2026-07-01', expires: '2026-12-01', list: 'new' });
    const { decisions } = outcome(text, fix);
    assert.deepEqual(
      decisions.map(({ created, expires, list }) => [created, expires, list]),
      [
        ['2026-07-01', '2026-12-01', 'new'],
        ['2026-06-01', '2026-08-01', undefined],
      ],
    );
    assert.equal(
      renewDecision({ path: 'p.jsonc', text: '{ "decisions": [' }, 'pkg:npm/a', { today: '2026-07-01', expires: '2026-12-01' }),
      undefined,
    );
  });
});

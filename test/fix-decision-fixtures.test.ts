// Before and after of decisions: recorded, revoked and renewed in the policy file, and written into a comment.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extractions } from '../src/check.ts';
import { decideInline } from '../src/fix/decide-inline.ts';
import { applied, type Fix } from '../src/fix/fix.ts';
import { recordDecision } from '../src/fix/record-decision.ts';
import { renewDecision, revokeDecision } from '../src/fix/revise-decision.ts';
import { formats } from '../src/formats/index.ts';
import { select } from '../src/match/select.ts';
import type { Clue, Decision, Finding, Source } from '../src/model.ts';
import { decide } from '../src/policy/decide.ts';
import { inline } from '../src/policy/inline.ts';
import { readPolicy } from '../src/policy/read.ts';
import { findingOf, placeOf } from './fix/finding-of.ts';
import { unsound } from './fix/sound.ts';
import { list, policy, sign, vendor } from './policy/small-list.ts';
import { sources } from './support/sources.ts';

const TODAY = '2026-07-01';
const WHAT = 'pkg:npm/acme-sdk';
const LIST = { ...list(), vendors: [vendor()], signs: [sign('reached')] };
const ACME: Clue = { kind: 'package', type: 'npm', name: 'acme-sdk', version: '1.4.0' };
const FINDING = findingOf([placeOf('package.json', { clue: ACME, token: [0, 1], role: 'runtime', state: 'declared', certain: 'exact' })]);

interface Way {
  readonly edit: (source: Source) => Fix | undefined;
  /** Of acme, after it. */
  readonly ends: string | undefined;
}

const WAYS: Readonly<Record<string, Way>> = {
  'record-decision': {
    edit: source => recordDecision(FINDING, source, { today: TODAY, reason: 'It leaves with 3.0.', approver: 'ada' }),
    ends: '2026-09-29',
  },
  'revoke-decision': { edit: source => revokeDecision(source, WHAT), ends: undefined },
  'renew-decision': { edit: source => renewDecision(source, WHAT, { today: TODAY, expires: '2026-10-01' }), ends: '2026-10-01' },
};

for (const [way, { edit, ends }] of Object.entries(WAYS)) {
  describe(`fix/${way}, before and after`, () => {
    each(way, before => {
      const after = { path: before.path, text: applied(before, edit(before) ?? none(before)) };
      const { policy: held, problems } = readPolicy(after, LIST, TODAY);
      assert.deepEqual(problems, []);
      assert.equal(stateOf(held.decisions, FINDING)?.decision.expires, ends);
      const others = (source: Source): readonly string[] =>
        readPolicy(source, LIST, TODAY)
          .policy.decisions.filter(({ what }) => what !== WHAT)
          .map(({ what, expires }) => `${what} ${expires}`);
      assert.deepEqual(others(after), others(before));
      return after.text;
    });
  });
}

describe('fix/decide-inline, before and after', () => {
  const formatsFor = select(formats);
  each('decide-inline', before => {
    const found = (source: Source): Finding =>
      findingOf(
        extractions(source, new Map(), formatsFor(source.path))
          .flatMap(([, { references }]) => references)
          .filter(({ clue }) =>
            /acme/i.test(clue.kind === 'package' ? clue.name : clue.kind === 'host' ? clue.url : clue.kind === 'mark' ? clue.text : ''),
          )
          .slice(0, 1)
          .map(reference => placeOf(source.path, reference)),
      );
    const finding = found(before);
    const [place] = finding.places;
    assert.ok(place, 'acme is read there');
    const said = { kind: 'being-removed', reason: 'leaves with release 7', expires: '2026-09-01' } as const;
    const after = { path: before.path, text: applied(before, decideInline(finding, place, before, said) ?? none(before)) };
    const { decisions, problems } = inline(after, LIST, { inlineDecisions: true }, TODAY);
    assert.deepEqual(problems, []);
    assert.equal(stateOf(decisions, found(after))?.state, 'applies', 'the decision settles what the scan finds now');
    return after.text;
  });
});

function each(way: string, run: (before: Source) => string): void {
  const root = `test/fix/${way}`;
  for (const name of readdirSync(root)) {
    it(name, () => {
      for (const before of sources(`${root}/${name}/before`)) {
        const text = run(before);
        const file = `${root}/${name}/after/${before.path}`;
        if (process.env['UPDATE']) {
          mkdirSync(`${root}/${name}/after`, { recursive: true });
          writeFileSync(file, text);
        }
        assert.ok(existsSync(file), 'UPDATE=1 writes it');
        assert.equal(text, readFileSync(file, 'utf8'));
        assert.equal(unsound(before.path, text), undefined);
        if (before.text.includes('\r\n')) assert.doesNotMatch(text, /[^\r]\n/);
        assert.match(text, /stays/i);
      }
    });
  }
}

function stateOf(decisions: readonly Decision[], { sign: id, vendor: of, places }: Finding): ReturnType<typeof decide> {
  const clues = places.map(({ clue }) => clue);
  const paths = places.map(({ path }) => path);
  const about = { sign: { id, vendor: of }, vendor: { id: of }, clues, paths, verdicts: [VERDICT] };
  return decide(policy({ decisions }), LIST, TODAY, about);
}

const VERDICT: Finding['verdicts'][number] = {
  regime: 'rule',
  limb: 'limb',
  reach: 'reached',
  why: '',
  severity: 'error',
  covered: 'covers',
  time: 'in-force',
  date: '2020-01-01',
  seen: 'act',
};

function none({ path }: Source): never {
  throw new Error(`no fix for ${path}`);
}

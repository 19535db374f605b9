// The list holds its own rules, and says nothing that its sources do not carry.
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { compileList } from '../src/dev/data/compile.ts';
import { example } from '../src/dev/data/example.ts';
import { readData, type VendorFile } from '../src/dev/data/files.ts';
import { rules } from '../src/dev/data/rules.ts';
import { lookup } from '../src/match/lookup.ts';
import { prepare } from '../src/match/prepare.ts';
import type { Clue, Effect, List, Policy, Seen, Severity } from '../src/model.ts';
import { defaults } from '../src/policy/defaults.ts';
import { grade } from '../src/policy/grade.ts';

const TODAY = '2026-11-24';
const WEIGHT: readonly Severity[] = ['none', 'information', 'warning', 'error'];
const CAP: Readonly<Record<Seen, Severity>> = {
  act: 'error',
  transcription: 'error',
  corroborated: 'error',
  summary: 'warning',
  memory: 'information',
};

describe('data', () => {
  let list: List;
  let vendors: readonly VendorFile[];

  before(async () => {
    const { files, faults } = await readData('.');
    assert.deepEqual(faults, []);
    assert.deepEqual(rules(files), []);
    list = await compileList('.');
    vendors = files.vendors.map(({ value }) => value as VendorFile);
  });

  it('meets every example with its own sign, and no negative with any', () => {
    const index = prepare(list);
    for (const vendor of vendors) {
      for (const sign of vendor.signs) {
        const clue = example(sign.kind, sign.example, sign.field);
        assert.equal(clue && lookup(index, clue)?.id, sign.id, sign.example);
      }
      for (const { kind, match, example: text } of vendor.negatives) {
        const clue = example(kind, text ?? (match.endsWith('*') ? `${match.slice(0, -1)}x` : match));
        assert.equal(clue && lookup(index, clue)?.id, undefined, match);
      }
    }
  });

  it('keeps every severity within how the fact was seen, whoever asks', () => {
    const everybody: Policy = { ...defaults, audiences: list.audiences.map(({ id }) => id) };
    const byId = new Map(list.regimes.map(regime => [regime.id, regime]));
    for (const policy of [defaults, everybody]) {
      for (const vendor of list.vendors) {
        for (const kind of list.classes) {
          for (const certainty of ['named', 'owned', 'interoperates', 'mirrored', 'similar'] as const) {
            for (const verdict of grade(list, vendor, { class: kind.id, certainty }, 'runtime', policy, TODAY)) {
              const limb = byId.get(verdict.regime)?.limbs.find(({ id }) => id === verdict.limb);
              const cap = CAP[verdict.seen];
              const said = `${vendor.id} ${verdict.regime} ${verdict.limb} ${kind.id}`;
              assert.ok(WEIGHT.indexOf(verdict.severity) <= WEIGHT.indexOf(cap), said);
              if (limb && TELLING.has(limb.effect)) assert.ok(WEIGHT.indexOf(verdict.severity) <= 1, said);
              if (verdict.reach === 'unclear' || verdict.reach === 'exempt') assert.ok(WEIGHT.indexOf(verdict.severity) <= 1, said);
            }
          }
        }
      }
    }
  });

  it('lets what is proposed, revoked or over never weigh more than information', () => {
    const everybody: Policy = { ...defaults, audiences: list.audiences.map(({ id }) => id) };
    const over = new Set(list.regimes.filter(({ status }) => !['in-force', 'not-yet'].includes(status)).map(({ id }) => id));
    for (const vendor of list.vendors) {
      for (const kind of list.classes) {
        for (const verdict of grade(list, vendor, { class: kind.id, certainty: 'owned' }, 'runtime', everybody, TODAY)) {
          if (over.has(verdict.regime)) assert.ok(WEIGHT.indexOf(verdict.severity) <= 1, `${vendor.id} ${verdict.regime}`);
        }
      }
    }
  });

  it('is as large as it says, and small enough to carry', () => {
    assert.ok(list.regimes.length >= 90, `${list.regimes.length} regimes`);
    assert.ok(list.vendors.length >= 140, `${list.vendors.length} vendors`);
    assert.ok(list.signs.filter(({ certainty }) => certainty !== 'similar').length >= 2000, `${list.signs.length} signs`);
    assert.ok(list.negatives.length >= 150, `${list.negatives.length} negatives`);
    assert.ok(gzipSync(JSON.stringify(list)).length <= 300 * 1024);
    assert.ok(!JSON.stringify(list).includes('/tmp/'));
  });

  it('lets section 805 follow the section 1260H list, with its removals, and nobody type it', () => {
    for (const vendor of list.vendors) {
      const from = vendor.listings.filter(({ regime }) => regime === 'us-ndaa-fy2021-sec-1260h');
      const to = vendor.listings.filter(({ regime }) => regime === 'us-ndaa-fy2024-sec-805');
      assert.deepEqual(
        to.map(({ since, until }) => [since, until]),
        from.map(({ since, until }) => [since, until]),
        vendor.id,
      );
    }
    for (const { listings } of vendors) assert.ok(!listings.some(({ regime }) => regime === 'us-ndaa-fy2024-sec-805'));
    assert.ok(list.vendors.find(({ id }) => id === 'megvii')?.listings.some(({ regime, until }) => regime.endsWith('805') && until));
  });

  it('names no listing under a regime that lists nobody', () => {
    for (const id of [
      'us-bis-connected-vehicles',
      'uk-surveillance-cameras-2022',
      'tw-principles-2019',
      'cn-cyber-vendors-2026',
      'us-fl-112-22',
    ]) {
      assert.ok(list.regimes.some(regime => regime.id === id));
      assert.ok(!list.vendors.some(vendor => vendor.listings.some(({ regime }) => regime === id)), id);
    }
  });

  it('lets nothing from memory warn, and nothing from a summary be an error, over the whole list', () => {
    const everybody: Policy = { ...defaults, audiences: list.audiences.map(({ id }) => id) };
    const limbs = new Map(list.regimes.flatMap(regime => regime.limbs.map(limb => [`${regime.id} ${limb.id}`, limb.seen] as const)));
    const vendorOf = new Map(list.vendors.map(vendor => [vendor.id, vendor]));
    const kinds = new Map(list.signs.map(sign => [`${sign.vendor} ${sign.class} ${sign.certainty}`, sign]));
    let weighed = 0;
    for (const policy of [defaults, everybody]) {
      for (const sign of kinds.values()) {
        const vendor = vendorOf.get(sign.vendor);
        if (!vendor) continue;
        for (const { regime, limb, severity } of grade(list, vendor, sign, 'runtime', policy, TODAY)) {
          if (severity !== 'error' && severity !== 'warning') continue;
          weighed++;
          // Read from the data, not from the verdict: the limb, and the best seen of the vendor's listings under the rule.
          const seen = [limbs.get(`${regime} ${limb}`), ...vendor.listings.filter(one => one.regime === regime).map(one => one.seen)];
          const [ofLimb, ...ofListings] = seen.map(one => (one ? CAP[one] : 'none'));
          const bound = Math.min(WEIGHT.indexOf(ofLimb ?? 'none'), Math.max(...ofListings.map(one => WEIGHT.indexOf(one))));
          assert.ok(WEIGHT.indexOf(severity) <= bound, `${sign.id} ${regime} ${limb}: ${severity}`);
        }
      }
    }
    assert.ok(weighed > 0);
  });

  it('is silent for accounts and packages made up around every vendor word', () => {
    const index = prepare(list);
    const slug = (text: string): string =>
      text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '');
    const words = new Set(list.vendors.flatMap(({ id, name, names }) => [id, slug(name), ...names.map(slug)]));
    for (const word of words) {
      if (word.length < 3) continue;
      for (const owner of [`${word}-fan-1987`, `x${word}x`, `i-like-${word}`, `${word}y42`, `jane-${word}`, `${word}ova`]) {
        const clues: readonly Clue[] = [
          ...['https://github.com/', 'https://gitlab.com/', 'git@gitee.com:', 'https://bitbucket.org/', 'https://huggingface.co/'].map(
            (forge): Clue => ({ kind: 'host', url: `${forge}${owner}/thing` }),
          ),
          { kind: 'host', url: `https://${owner}.example.org/a` },
          { kind: 'package', type: 'npm', name: `@${owner}/thing` },
          { kind: 'package', type: 'golang', name: `github.com/${owner}/thing` },
          { kind: 'package', type: 'maven', name: `io.github.${owner.replaceAll('-', '')}/thing` },
          { kind: 'package', type: 'composer', name: `${owner}/thing` },
          { kind: 'package', type: 'docker', name: `${owner}/thing` },
          { kind: 'package', type: 'huggingface', name: `${owner}/thing` },
          { kind: 'package', type: 'github', name: `${owner}/thing` },
          { kind: 'package', type: 'pypi', name: `x${word}x` },
          { kind: 'package', type: 'cargo', name: `${word}y42` },
          { kind: 'mark', field: 'class', text: `com.${owner.replaceAll('-', '')}.Thing` },
          { kind: 'mark', field: 'load', text: `lib${owner}.so` },
        ];
        for (const clue of clues) assert.equal(lookup(index, clue)?.id, undefined, JSON.stringify(clue));
      }
    }
  });
});

const TELLING: ReadonlySet<Effect> = new Set(['export', 'advisory', 'context']);

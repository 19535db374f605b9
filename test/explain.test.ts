// A page of the list reads well for somebody who is no lawyer: what, who, why, how sure, what is exempt, where it stands, how to contest.
import assert from 'node:assert/strict';
import { assemble } from '../src/dev/data/compile.ts';
import { evidence } from '../src/dev/data/evidence.ts';
import { readData } from '../src/dev/data/files.ts';
import { type Index, prepare } from '../src/match/prepare.ts';
import type { List } from '../src/model.ts';
import { type EvidenceOf, explain } from '../src/report/explain.ts';
import { english } from '../src/report/message.ts';
import { anybody } from '../src/report/rules-in-order.ts';

describe('explain', () => {
  let list: List;
  let index: Index;
  let reasons: EvidenceOf;
  const page = (id: string): string => explain(english, list, index, id, reasons) ?? '';

  before(async () => {
    const { files } = await readData('.');
    list = assemble(files);
    index = prepare(list);
    reasons = evidence(files);
  });

  it('tells a vendor: names, rules with day and link, what is recognised, what it is not', () => {
    const text = page('kaspersky');
    for (const part of [
      '# Kaspersky\n',
      'Also known as: Kaspersky Lab, Inc.',
      '### National Defense Authorization Act 2018, section 1634',
      'https://www.federalregister.gov/d/2024-13532',
      'How sure the listing is: ',
      '## How its work is recognised',
      '## Not to be confused with',
    ])
      assert.ok(text.includes(part), part);
  });

  it('tells a rule: to whom it speaks, what it covers, what is exempt, who is listed', () => {
    const text = page('us-bis-icts-kaspersky-2024');
    for (const part of [
      '89 FR 52434',
      'in force as of',
      '- The vendor’s own product: ',
      'It covers those who answer yes:',
      'Its words cover: security software.',
      'Expressly exempt: a threat-intelligence client',
      'the official text was not read',
      '## Exempt',
      '(`kaspersky`)',
    ])
      assert.ok(text.includes(part), part);
  });

  it('tells a package: whose it is and why, the strongest rule first, and what stays open', () => {
    const text = page('pkg:npm/@kaspersky/hexa-ui');
    for (const part of [
      'is published by AO Kaspersky Lab',
      '## Why we say so',
      'https://github.com/KasperskyLab/uif (read ',
      'Rules that list the vendor: 1 cover such a thing',
      'It concerns you if you supply federal agencies',
      'so counsel decides',
      'do not speak of such a thing: Entity List, FCC Covered List.',
    ])
      assert.ok(text.includes(part), part);
    const [first] = /^### .*$/m.exec(text) ?? [];
    assert.match(first ?? '', /section 1634/);
  });

  it('begins with the rules that the reader most likely meets', () => {
    const first = (id: string, audiences?: readonly string[]): string => {
      const { policy, today } = anybody(list);
      const reader = { policy: audiences ? { ...policy, audiences } : policy, today };
      return /^### .*$/m.exec(explain(english, list, index, id, reasons, reader) ?? '')?.[0] ?? '';
    };
    for (const id of ['kaspersky', 'pkg:maven/com.kavsdk/any']) {
      assert.match(first(id), /section 1634/, 'a rule of the US, while nobody said who they are');
      assert.match(first(id, ['us-federal-supplier']), /section 1634/);
      assert.match(first(id, ['au-government']), /PSPF Direction 002-2025/);
    }
    assert.match(first('huawei'), /section 889/, 'not a warning that weighs the same elsewhere');
  });

  it('never calls silence a clearance', () => {
    assert.match(page('pkg:npm/left-pad'), /No sign on the list of .* matches it\.\n\nThat is no clearance\./);
    assert.equal(explain(english, list, index, 'nobody', reasons), undefined);
  });

  it('says when the reasons are not at hand, and when somebody contests the entry', () => {
    assert.match(explain(english, list, index, 'pkg:npm/@kaspersky/hexa-ui') ?? '', /which this copy does not have/);
    const contested: List = {
      ...list,
      vendors: list.vendors.map(one => (one.id === 'kaspersky' ? { ...one, disputed: 'It was sold.' } : one)),
    };
    assert.match(
      explain(english, contested, index, 'pkg:npm/@kaspersky/hexa-ui') ?? '',
      /\*\*Somebody contests this entry:\*\* It was sold\./,
    );
  });

  it('ends every page with how to contest and what governs, and leaves nothing blank', () => {
    for (const { id } of [...list.vendors, ...list.regimes, ...list.signs.filter((_, i) => i % 40 === 0)]) {
      const text = page(id);
      assert.match(text, /## To contest\n\n.*\n\nInformation about published rules/, id);
      assert.doesNotMatch(text, /undefined|\[object|: \.|``/, id);
    }
  });
});

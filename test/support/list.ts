// A small list that never changes, so that tests of the engine do not move with the law. Its names are made up.
import type { List, Policy, Sign } from '../../src/model.ts';

const source = [{ url: 'https://law.example/act', title: 'The Act', read: '2026-01-01' }];
const sign = (id: string, rest: Omit<Sign, 'id' | 'vendor' | 'class' | 'certainty' | 'product'> & Partial<Sign>): Sign => ({
  id: `acme/${id}`,
  vendor: 'acme',
  class: 'security-software',
  certainty: 'owned',
  product: 'Acme Engine',
  ...rest,
});

export const testList: List = {
  version: '2026-01-01+test',
  date: '2026-01-01',
  classes: [
    { id: 'security-software', noun: 'a security product', meaning: 'Software that protects.' },
    { id: 'developer-library', noun: 'a developer library', meaning: 'Code to build with.' },
    { id: 'mirror', noun: 'a mirror', meaning: 'Serves the work of others.' },
  ],
  audiences: [
    { id: 'us-person', jurisdiction: 'US', question: 'Are you in the United States?', condition: 'you are in the US' },
    { id: 'us-supplier', jurisdiction: 'US', question: 'Do you supply federal agencies?', condition: 'you supply federal agencies' },
  ],
  regimes: [
    {
      id: 'us-act',
      title: 'The Act',
      short: 'the Act',
      jurisdiction: 'US',
      authority: 'An authority',
      citation: '1 FR 1',
      url: 'https://law.example/act',
      issued: '2024-01-01',
      status: 'in-force',
      asOf: '2026-01-01',
      limbs: [
        {
          id: 'integrate',
          forbids: ['integrate', 'resell'],
          effect: 'use-or-supply',
          audiences: ['us-person'],
          from: '2024-09-29',
          seen: 'act',
          says: 'its security products may not be built into products in the US',
          covers: 'the Act speaks of security products',
          reach: {
            'security-software': { is: 'reached', why: 'It says so.' },
            'developer-library': { is: 'unclear', why: 'It can be read both ways.' },
          },
          otherwise: { is: 'outside', why: 'It does not speak of it.' },
        },
      ],
      exemptions: [],
      means: { own: 'own', component: 'component', interoperation: 'interoperation' },
      sources: source,
    },
  ],
  vendors: [
    {
      id: 'acme',
      name: 'Acme',
      entity: 'Acme Ltd',
      names: [],
      listings: [{ regime: 'us-act', name: 'Acme Ltd', since: '2024-01-01', seen: 'act', sources: source }],
    },
  ],
  signs: [
    sign('engine', { kind: 'package', match: 'pkg:npm/acme-engine' }),
    sign('scope', { kind: 'family', match: 'pkg:npm/@acme/*', class: 'developer-library', product: 'Acme UI' }),
    sign('go', { kind: 'family', match: 'pkg:golang/github.com/acme/*' }),
    sign('mirror', { kind: 'host', match: 'mirror.acme.example', class: 'mirror', certainty: 'mirrored' }),
    sign('dll', { kind: 'file', match: 'acmescan.dll', needs: 'magic' }),
    sign('ini', { kind: 'file', match: 'scan.ini', needs: 'sibling' }),
    sign('like', { kind: 'package', match: 'pkg:npm/acmelike', certainty: 'similar' }),
  ],
  negatives: [{ kind: 'package', match: 'pkg:npm/@acme/not-theirs', why: 'Somebody else’s.' }],
};

export const testPolicy: Policy = {
  regimes: {},
  severities: { effects: {}, roles: {}, certainties: {} },
  decisions: [],
  maximumDays: 365,
  approvers: [],
  acceptRiskUnder: [],
  allowedRegistries: [],
  trusted: true,
};

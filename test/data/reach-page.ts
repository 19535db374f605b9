// The whole matrix as a page that a lawyer can read: every limb that lists somebody, every class, every reason.
import type { Limb, List, Reach } from '../../src/model.ts';

const LETTER: Readonly<Record<Reach, string>> = { reached: 'R', indicates: 'I', unclear: 'U', exempt: 'X', outside: '.' };

export function reachPage(list: List): string {
  const listed = new Set(list.vendors.flatMap(vendor => vendor.listings.map(({ regime }) => regime)));
  const classes = list.classes.map(({ id }) => id);
  const regimes = [...list.regimes].filter(({ id }) => listed.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const rows = regimes.flatMap(regime =>
    regime.limbs.map(
      limb => `| ${regime.id} ${limb.id} | ${classes.map(one => LETTER[(limb.reach[one] ?? limb.otherwise).is]).join(' | ')} |`,
    ),
  );
  const overrides = list.vendors.flatMap(vendor =>
    vendor.listings.flatMap(({ regime, reach }) =>
      Object.entries(reach ?? {}).map(([one, cell]) => `- ${vendor.id} under ${regime}, ${one}: **${cell.is}**, ${cell.why}`),
    ),
  );
  return [
    '# What each rule reaches',
    '',
    'R reached · I indicates · U unclear, for counsel · X expressly exempt · . outside. Printed from the list by a test; not advice.',
    '',
    `| limb | ${classes.join(' | ')} |`,
    `| --- |${classes.map(() => ' --- |').join('')}`,
    ...rows,
    '',
    "## Where a vendor's listing differs",
    '',
    ...overrides,
    '',
    '## Reasons',
    '',
    ...regimes.flatMap(regime => [
      `### ${regime.title}`,
      '',
      `${regime.id} · ${regime.citation} · ${regime.status} as of ${regime.asOf}`,
      '',
      ...regime.limbs.flatMap(limb => [
        `**${limb.id}**, ${limb.effect}, from ${limb.from}${limb.until ? ` until ${limb.until}` : ''}, ${limb.seen}: ${limb.says}. Covers: ${limb.audiences.join(', ')}.`,
        '',
        ...reasons(limb),
        '',
      ]),
    ]),
  ].join('\n');
}

/** Classes that share an answer and a reason stand together. */
function reasons(limb: Limb): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const [id, cell] of Object.entries(limb.reach)) {
    const key = `**${cell.is}**: ${cell.why}`;
    groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  return [
    ...[...groups].map(([why, ids]) => `- ${ids.join(', ')}: ${why}`),
    `- everything else: **${limb.otherwise.is}**: ${limb.otherwise.why}`,
  ];
}

// What holds over the whole list: every fault with its file, its line, the rule it breaks and how to mend it.

import { lookup } from '../../match/lookup.ts';
import { loadName } from '../../match/mark.ts';
import { packageKey, prepare } from '../../match/prepare.ts';
import type { List } from '../../model.ts';
import { assemble } from './compile.ts';
import { example } from './example.ts';
import { type DataFile, type DataFiles, type Fault, faultAt, type RegimeFile, type SignEntry, type VendorFile } from './files.ts';
import { canonical } from './print.ts';
import { shape } from './shape.ts';

const PREFIXED: ReadonlySet<string> = new Set(['package', 'family', 'image', 'provider', 'action', 'model', 'extension']);

/** No entry may describe people, where they come from or where they are. */
const UNSEEMLY =
  /^(?:person|people|nationality|citizenship|ethnicity|language|country|city|place|birth\w*|gender|passport|address|employee\w*|maintainer\w*)$/i;

export function rules(files: DataFiles): readonly Fault[] {
  const shapes = [
    ...each(files, 'classes', [files.classes]),
    ...each(files, 'audiences', [files.audiences]),
    ...each(files, 'retired', [files.retired]),
    ...each(files, 'regime', files.regimes),
    ...each(files, 'vendor', files.vendors),
  ];
  if (shapes.length > 0) return shapes;
  const faults: Fault[] = [...order(files), ...unseemly(files)];
  const regimes = files.regimes as readonly DataFile<RegimeFile>[];
  const vendors = files.vendors as readonly DataFile<VendorFile>[];
  const list = assemble(files);
  faults.push(...names(files, regimes, vendors), ...references(list, regimes, vendors), ...signs(vendors), ...examples(list, vendors));
  return faults;
}

function each(files: DataFiles, schema: string, held: readonly DataFile[]): readonly Fault[] {
  const root = files.schemas.get(schema)?.value as Readonly<Record<string, unknown>> | undefined;
  if (!root) return [{ path: `data/schema/${schema}.schema.json`, line: 1, rule: 'the schema is missing', mend: 'restore it' }];
  return held.flatMap(file =>
    shape(root, file.value).map(({ at, rule }) => faultAt(file, [...at], `${at.join('.')}: ${rule}`, 'see the schema')),
  );
}

/** What each file would be in the canonical print, by path. */
export function prints(files: DataFiles): ReadonlyMap<string, string> {
  const all: [string, readonly DataFile[]][] = [
    ['classes', [files.classes]],
    ['audiences', [files.audiences]],
    ['retired', [files.retired]],
    ['regime', files.regimes],
    ['vendor', files.vendors],
  ];
  return new Map(all.flatMap(([schema, held]) => held.map(file => [file.path, canonical(files, schema, file.value)] as const)));
}

function order(files: DataFiles): readonly Fault[] {
  const wanted = prints(files);
  return [files.classes, files.audiences, files.retired, ...files.regimes, ...files.vendors].flatMap(file => {
    const want = wanted.get(file.path) ?? file.text;
    if (want === file.text) return [];
    const lines = file.text.split('\n');
    const line = want.split('\n').findIndex((text, i) => text !== lines[i]) + 1;
    return [{ path: file.path, line, rule: 'not in the canonical order or print', mend: 'run npm run data -- fix' }];
  });
}

function unseemly(files: DataFiles): readonly Fault[] {
  const faults: Fault[] = [];
  for (const file of [...files.regimes, ...files.vendors]) {
    const stack: [unknown, (string | number)[]][] = [[file.value, []]];
    for (let top = stack.pop(); top; top = stack.pop()) {
      const [value, at] = top;
      if (typeof value !== 'object' || value === null) continue;
      for (const [key, part] of Object.entries(value)) {
        if (UNSEEMLY.test(key)) faults.push(faultAt(file, [...at, key], `the field ${key} speaks of people or places`, 'remove it'));
        stack.push([part, [...at, Array.isArray(value) ? Number(key) : key]]);
      }
    }
  }
  return faults;
}

function names(files: DataFiles, regimes: readonly DataFile<RegimeFile>[], vendors: readonly DataFile<VendorFile>[]): readonly Fault[] {
  const faults: Fault[] = [];
  const { retired } = files.retired.value as { retired: readonly { id: string }[] };
  const gone = new Set(retired.map(one => one.id));
  for (const file of [...regimes, ...vendors]) {
    const { id, $schema } = file.value as { id: string; $schema?: string };
    if (!file.path.endsWith(`/${id}.json`))
      faults.push(faultAt(file, ['id'], `the file name is not ${id}.json`, 'rename the file or the id'));
    if (gone.has(id)) faults.push(faultAt(file, ['id'], `the id ${id} was retired and is never used again`, 'choose another id'));
    const schema = `../schema/${file.path.includes('/regimes/') ? 'regime' : 'vendor'}.schema.json`;
    if ($schema !== schema) faults.push(faultAt(file, ['$schema'], `$schema is not ${schema}`, 'correct it'));
  }
  const seen = new Map<string, string>();
  for (const file of vendors) {
    for (const [i, sign] of file.value.signs.entries()) {
      const at = ['signs', i, 'id'];
      if (!sign.id.startsWith(`${file.value.id}/`))
        faults.push(faultAt(file, at, `the sign id does not begin with ${file.value.id}/`, 'correct it'));
      if (seen.has(sign.id)) faults.push(faultAt(file, at, `the sign id ${sign.id} is used twice`, 'choose another'));
      if (gone.has(sign.id)) faults.push(faultAt(file, at, `the id ${sign.id} was retired and is never used again`, 'choose another id'));
      seen.set(sign.id, file.path);
    }
  }
  return faults;
}

function references(list: List, regimes: readonly DataFile<RegimeFile>[], vendors: readonly DataFile<VendorFile>[]): readonly Fault[] {
  const faults: Fault[] = [];
  const classes = new Set(list.classes.map(one => one.id));
  const audiences = new Set(list.audiences.map(one => one.id));
  const byId = new Map(regimes.map(file => [file.value.id, file.value]));
  for (const file of regimes) {
    const ids = new Set<string>();
    for (const [i, limb] of file.value.limbs.entries()) {
      if (ids.has(limb.id)) faults.push(faultAt(file, ['limbs', i, 'id'], `the limb ${limb.id} stands twice`, 'choose another id'));
      ids.add(limb.id);
      for (const one of Object.keys(limb.reach)) {
        if (!classes.has(one)) faults.push(faultAt(file, ['limbs', i, 'reach', one], `no class ${one}`, 'see data/schema/classes.json'));
      }
      for (const [j, one] of limb.audiences.entries()) {
        if (!audiences.has(one))
          faults.push(faultAt(file, ['limbs', i, 'audiences', j], `no audience ${one}`, 'see data/schema/audiences.json'));
      }
      faults.push(...days(file, [limb.from, limb.until], ['limbs', i, 'from']));
    }
    faults.push(...days(file, [file.value.issued, file.value.ended, file.value.asOf], ['issued']));
  }
  for (const file of vendors) {
    const { listings, signs: held, cites } = file.value;
    for (const [i, listing] of listings.entries()) {
      const regime = byId.get(listing.regime);
      if (!regime) faults.push(faultAt(file, ['listings', i, 'regime'], `no regime ${listing.regime}`, 'see data/regimes'));
      for (const limb of listing.limbs ?? []) {
        if (regime && !regime.limbs.some(one => one.id === limb))
          faults.push(faultAt(file, ['listings', i, 'limbs'], `no limb ${limb}`, 'see the regime'));
      }
      for (const one of Object.keys(listing.reach ?? {})) {
        if (!classes.has(one)) faults.push(faultAt(file, ['listings', i, 'reach', one], `no class ${one}`, 'see data/schema/classes.json'));
      }
      faults.push(...days(file, [listing.since, listing.until], ['listings', i, 'since']));
    }
    const used = new Set<string>();
    for (const [i, sign] of held.entries()) {
      if (!classes.has(sign.class))
        faults.push(faultAt(file, ['signs', i, 'class'], `no class ${sign.class}`, 'see data/schema/classes.json'));
      for (const source of sign.sources) {
        used.add(source);
        if (!cites[source]) faults.push(faultAt(file, ['signs', i, 'sources'], `no source ${source}`, 'add it to cites'));
      }
    }
    for (const key of Object.keys(cites)) {
      if (!used.has(key)) faults.push(faultAt(file, ['cites', key], `the source ${key} is not used`, 'remove it'));
    }
  }
  return faults;
}

function days(file: DataFile, all: readonly (string | undefined)[], at: (string | number)[]): readonly Fault[] {
  return all
    .filter(day => day !== undefined)
    .filter(day => Number.isNaN(Date.parse(`${day}T00:00:00Z`)) || new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day)
    .map(day => faultAt(file, at, `${day} is no day of the calendar`, 'write an ISO day that exists'));
}

function signs(vendors: readonly DataFile<VendorFile>[]): readonly Fault[] {
  const faults: Fault[] = [];
  const words = new Set(vendors.flatMap(({ value }) => [value.id, value.name.toLowerCase(), ...value.id.split('-')]));
  const owners = new Map<string, string>();
  for (const file of vendors) {
    for (const [i, sign] of file.value.signs.entries()) {
      const at = ['signs', i, 'match'];
      const fault = pattern(sign, words);
      if (fault) faults.push(faultAt(file, at, fault, 'write what the kind matches: see the kinds of signs in data/README.md'));
      if (sign.kind === 'symbol' && sign.min === undefined)
        faults.push(faultAt(file, at, 'a symbol sign says how many hits it needs', 'add min'));
      if (sign.kind === 'field' && sign.field === undefined) faults.push(faultAt(file, at, 'a field sign names its field', 'add field'));
      if (sign.certainty === 'named' && sign.shown !== 'act')
        faults.push(faultAt(file, at, 'named means that an act names the product', 'cite the act, or write owned'));
      if (sign.shown === 'name' && sign.certainty !== 'similar')
        faults.push(faultAt(file, at, 'a name alone is similar', 'show its owner, or write similar'));
      const key = `${sign.kind} ${PREFIXED.has(sign.kind) ? packageKey(sign.match) : sign.match} ${sign.field ?? ''} ${sign.versions ?? ''}`;
      const other = owners.get(key);
      if (other !== undefined) faults.push(faultAt(file, at, `${other} claims the same`, 'keep one of them'));
      owners.set(key, sign.id);
    }
  }
  return faults;
}

/** What is wrong with the pattern of a sign. */
function pattern({ kind, match }: SignEntry, words: ReadonlySet<string>): string | undefined {
  if (PREFIXED.has(kind)) {
    if (!/^pkg:[a-z][a-z0-9.+-]*\/[^ ]+$/.test(match)) return 'must be a decoded package URL';
    if (kind !== 'family') return match.includes('*') ? 'only a family ends with *' : undefined;
    if (!/[/.:_-]\*$/.test(match)) return 'a family ends with one of / . : - _ and then *';
    const prefix = match.slice(match.indexOf('/') + 1, -1);
    if (prefix.includes('*')) return 'a family has one *, at its end';
    if (/[-._:]$/.test(prefix) && words.has(prefix.slice(0, -1).toLowerCase())) return 'a bare vendor word is no family';
    return undefined;
  }
  if (kind === 'host') return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(match) ? undefined : 'must be a host name in lower case';
  if (kind === 'owner') return /^[a-z0-9-]+(\.[a-z0-9-]+)+\/[a-z0-9._-]+$/.test(match) ? undefined : 'must be forge/account in lower case';
  if (kind === 'host-path')
    return /^[a-z0-9-]+(\.[a-z0-9-]+)+\/[^ *]+[^/]$/.test(match) ? undefined : 'must be host/path without a slash at its end';
  if (kind === 'load' && loadName(match) !== match.toLowerCase()) return 'must be the bare name: no lib, no extension, no version';
  if (kind === 'class-prefix' && !match.includes('.')) return 'a class prefix has at least two parts';
  if (match.includes('*') && kind !== 'file' && kind !== 'folder' && kind !== 'load') return 'must not hold *';
  return undefined;
}

function examples(list: List, vendors: readonly DataFile<VendorFile>[]): readonly Fault[] {
  const faults: Fault[] = [];
  const index = prepare(list);
  for (const file of vendors) {
    for (const [i, sign] of file.value.signs.entries()) {
      const clue = example(sign.kind, sign.example, sign.field);
      const found = clue && lookup(index, clue);
      if (!clue)
        faults.push(
          faultAt(file, ['signs', i, 'example'], 'the example does not fit the kind', 'write a package URL, a URL or the text of a mark'),
        );
      else if (found?.id !== sign.id) {
        const what = found ? `meets ${found.id}` : 'meets no sign';
        faults.push(
          faultAt(
            file,
            ['signs', i, 'example'],
            `the example of ${sign.id} ${what}`,
            'correct the example, or remove the sign that is never the best',
          ),
        );
      }
    }
    for (const [i, negative] of file.value.negatives.entries()) {
      const text = negative.example ?? (negative.match.endsWith('*') ? `${negative.match.slice(0, -1)}x` : negative.match);
      const clue = example(negative.kind, text);
      const found = clue && lookup(index, clue);
      if (!clue)
        faults.push(
          faultAt(file, ['negatives', i], 'the negative does not fit its kind', 'write a package URL, a URL or the text of a mark'),
        );
      else if (found) faults.push(faultAt(file, ['negatives', i], `${text} is a negative and meets ${found.id}`, 'narrow that sign'));
    }
  }
  return faults;
}

// Every folder below test/formats is a test: what was understood, under exact carets, and the laws that hold for all of them.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { formats } from '../src/formats/index.ts';
import { claims } from '../src/match/claims.ts';
import type { Extraction, Format, Source } from '../src/model.ts';
import { carets } from './support/carets.ts';
import { sources } from './support/sources.ts';

const ROOT = 'test/formats';

for (const ecosystem of readdirSync(ROOT)) {
  describe(`formats/${ecosystem}`, () => {
    for (const name of readdirSync(`${ROOT}/${ecosystem}`)) fixture(`${ROOT}/${ecosystem}/${name}`, ecosystem);
  });
}

function fixture(folder: string, ecosystem: string): void {
  const files = sources(folder);
  const near = new Map(files.map(source => [source.path, source]));
  const read = files.flatMap(source => formats.filter(format => reads(format, source, ecosystem)).map(format => ({ source, format })));

  it(`${folder}: expected.txt`, () => {
    assert.ok(read.length > 0, 'no format claims a file of this fixture');
    const actual = read
      .map(({ source, format }) => `# ${format.id} ${source.path}\n${carets(source, format.extract(source, near))}`)
      .join('\n');
    const file = `${folder}/expected.txt`;
    if (process.env['UPDATE'] || !existsSync(file)) writeFileSync(file, actual);
    assert.equal(actual, readFileSync(file, 'utf8'));
  });

  it(`${folder}: laws`, () => {
    for (const { source, format } of read) {
      const extraction = format.extract(source, near);
      inside(source, extraction);
      assert.deepEqual(format.extract(source, near), extraction, 'extract twice is equal');
      const clues = JSON.stringify(extraction.references.map(reference => reference.clue));
      const plain = source.text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
      for (const [law, text] of [
        ['LF', plain],
        ['CRLF', plain.replace(/\n/g, '\r\n')],
        ['BOM', `\ufeff${plain}`],
      ] as const) {
        const varied = format.extract({ path: source.path, text }, near);
        inside({ path: source.path, text }, varied);
        assert.equal(JSON.stringify(varied.references.map(reference => reference.clue)), clues, `${law} gives the same clues`);
      }
      for (const cut of cuts(source.text.length)) {
        const prefix = { path: source.path, text: source.text.slice(0, cut) };
        inside(prefix, format.extract(prefix, near));
      }
    }
  });
}

/** A fixture of an ecosystem is read by its own formats alone, so that a new format elsewhere changes nothing here. */
function reads(format: Format, source: Source, ecosystem: string): boolean {
  if (!format.id.startsWith(`${ecosystem}/`)) return false;
  return format.files.some(pattern => claims(pattern, source.path)) && (format.sniff?.(source.text.slice(0, 4096)) ?? true);
}

function inside({ path, text }: Source, { references, problems }: Extraction): void {
  for (const { token, whole, clue } of references) {
    for (const [start, end] of whole ? [token, whole] : [token]) {
      assert.ok(start >= 0 && start <= end && end <= text.length, `${path}: span ${start}-${end} of ${JSON.stringify(clue)} lies outside`);
    }
    if (whole) assert.ok(whole[0] <= token[0] && token[1] <= whole[1], `${path}: the token lies outside its declaration`);
  }
  for (const { at } of problems) assert.ok(at === undefined || (at >= 0 && at <= text.length), `${path}: a problem lies outside`);
}

/** Every prefix of a small file, some 2,000 of a large one. */
function cuts(length: number): number[] {
  const step = length <= 8192 ? 1 : Math.ceil(length / 2000);
  return Array.from({ length: Math.floor(length / step) + 1 }, (_, index) => index * step);
}

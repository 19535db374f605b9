// Words that over-claim stand nowhere: not in a sentence of ours, not in the list, not in the README.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { HELP } from '../src/cli/help.ts';
import { english } from '../src/report/message.ts';

/** What is said of a dependency is a fact about a rule; a judgement on somebody's conduct is not ours. */
const OVERCLAIMS = /\bviolat\w*|\bnon-?complian\w*|\bcompliant\b|\billegal\w*|\bdangerous\w*|\bmalicious\w*/i;

/** An address is another's; everything else that a file of the list says is ours. */
const NOT_OURS: ReadonlySet<string> = new Set(['url', 'match', 'example', 'title', 'id']);

function texts(value: unknown, key = ''): readonly string[] {
  const out: string[] = [];
  const open: (readonly [string, unknown])[] = [[key, value]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [name, held] = next;
    if (typeof held === 'string' && !NOT_OURS.has(name)) out.push(held);
    else if (typeof held === 'object' && held !== null)
      for (const [inner, part] of Object.entries(held)) open.push([Array.isArray(held) ? name : inner, part]);
  }
  return out;
}

function json(folder: string): readonly (readonly [string, string])[] {
  const files = readdirSync(folder, { recursive: true }).map(file => `${folder}/${String(file)}`);
  return files
    .filter(file => file.endsWith('.json'))
    .flatMap(file => texts(JSON.parse(readFileSync(file, 'utf8'))).map(text => [file, text] as const));
}

describe('words', () => {
  const own: readonly (readonly [string, string])[] = [
    ...Object.entries(english),
    ['help', HELP],
    ...['README.md', 'CHANGELOG.md', 'data/README.md', 'package.json', 'package.nls.json']
      .filter(file => existsSync(file))
      .map(file => [file, readFileSync(file, 'utf8')] as const),
    ...json('data'),
  ];

  it('none of ours judges anybody', () => {
    assert.ok(own.length > 1000);
    const said = own.flatMap(([where, text]) => {
      const found = OVERCLAIMS.exec(text);
      return found ? [`${where}: ${text.slice(Math.max(0, found.index - 60), found.index + 60)}`] : [];
    });
    assert.deepEqual(said, []);
  });

  it('no source file holds such a word in a text', () => {
    const files = readdirSync('src', { recursive: true })
      .map(file => `src/${String(file)}`)
      .filter(file => file.endsWith('.ts'));
    const said = files.filter(file => /violation/i.test(readFileSync(file, 'utf8')));
    assert.deepEqual(said, []);
  });
});

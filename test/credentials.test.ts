// A password that someone wrote into an address stays where it is: no clue and no token carries it into a report.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { extractions } from '../src/check.ts';
import { formats } from '../src/formats/index.ts';
import { claims } from '../src/match/claims.ts';
import { sources } from './support/sources.ts';

const ROOT = 'test/formats';
const SECRET = 's3cret-t0ken';

for (const ecosystem of readdirSync(ROOT)) {
  it(`credentials/${ecosystem}: every address with a user and a password`, () => {
    const kept = new Set<string>();
    for (const name of readdirSync(`${ROOT}/${ecosystem}`)) {
      const files = sources(`${ROOT}/${ecosystem}/${name}`).map(({ path, text }) => ({ path, text: withSecret(text) }));
      const near = new Map(files.map(source => [source.path, source]));
      for (const source of files) {
        const own = formats.filter(format => format.files.some(pattern => claims(pattern, source.path)));
        for (const [id, { references, problems }] of extractions(source, near, own)) {
          for (const { clue, token } of references) {
            if (JSON.stringify(clue).includes(SECRET)) kept.add(`${id}, ${name}: the clue ${JSON.stringify(clue)}`);
            if (source.text.slice(...token).includes(SECRET)) kept.add(`${id}, ${name}: the token ${source.text.slice(...token)}`);
          }
          if (JSON.stringify(problems).includes(SECRET)) kept.add(`${id}, ${name}: the problems ${JSON.stringify(problems)}`);
        }
      }
    }
    assert.deepEqual([...kept], []);
  });
}

it('credentials: a token in a query goes with its query', () => {
  const format = formats.find(({ id }) => id === 'scripts/shell-script');
  const text = `curl "https://files.example/a.tgz?v=1&private_token=${SECRET}"; curl https://files.example/b.tgz?v=2\n`;
  const [read] = extractions({ path: 'a.sh', text }, new Map(), format ? [format] : []);
  assert.deepEqual(
    read?.[1].references.map(({ clue, token }) => [clue, text.slice(...token)]),
    [
      [{ kind: 'host', url: 'https://files.example/a.tgz' }, 'https://files.example/a.tgz'],
      [{ kind: 'host', url: 'https://files.example/b.tgz?v=2' }, 'https://files.example/b.tgz?v=2'],
    ],
  );
});

/** Addresses that have a user already keep it: `git@`. */
function withSecret(text: string): string {
  return text.replace(/(?<![\w:])((?:git\+)?https?:\/\/)(?=[\w-]+(?:\.[\w-]+)+(?![^\s/"'@]*@))/g, `$1user:${SECRET}@`);
}

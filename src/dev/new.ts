// Scaffolds what grows: `npm run new -- format pub/pubspec-lock pubspec.lock`, `npm run new -- vendor acme`.
import { mkdir, writeFile } from 'node:fs/promises';

export async function main([kind = '', id = '', file = '']: readonly string[]): Promise<number> {
  if (kind === 'format' && /^[a-z]+\/[a-z0-9-]+$/.test(id) && file !== '') return format(id, file);
  if (kind === 'vendor' && /^[a-z0-9-]+$/.test(id)) return vendor(id);
  console.error('Usage: npm run new -- format <ecosystem>/<format> <file name>\n       npm run new -- vendor <id>');
  return 2;
}

async function format(id: string, file: string): Promise<number> {
  const [ecosystem = '', name = ''] = id.split('/');
  const camel = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  await create(
    `src/formats/${id}.ts`,
    `// ${file}: what it declares or resolves. <link to the format's specification>
import type { Extraction, Format, Reference, Source } from '../../model.ts';
import { lines } from '../../parse/lines.ts';

export const ${camel}: Format = {
  id: '${id}',
  files: [{ name: '${file}' }],
  extract,
};

function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  for (const [start, end] of lines(text)) {
    const name = text.slice(start, end).trim();
    if (name === '') continue;
    const at = text.indexOf(name, start);
    references.push({
      clue: { kind: 'package', type: '${ecosystem}', name },
      token: [at, at + name.length],
      role: 'runtime',
      state: 'declared',
      certain: 'exact',
    });
  }
  return { references, edges: [], problems: [] };
}
`,
  );
  await create(`test/formats/${ecosystem}/${name}-basic/${file}`, 'replace-me\n');
  console.log(
    `Put a real ${file} into test/formats/${ecosystem}/${name}-basic, then: UPDATE=1 npm run unit -- formats --grep ${name}-basic`,
  );
  return 0;
}

async function vendor(id: string): Promise<number> {
  const record = { $schema: '../schema/vendor.schema.json', id, name: '', entity: '', names: [], listings: [], signs: [], negatives: [] };
  await create(`data/vendors/${id}.json`, `${JSON.stringify(record, undefined, 2)}\n`);
  console.log('Fill it in, then: npm run data');
  return 0;
}

/** Never overwrites. */
async function create(path: string, text: string): Promise<void> {
  await mkdir(path.slice(0, path.lastIndexOf('/')), { recursive: true });
  await writeFile(path, text, { flag: 'wx' });
  console.log(`made ${path}`);
}

// Writes the lists of formats and probes from the files that exist, so that a new one costs no edit.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Rewrites `src/formats/index.ts` and `src/evidence/index.ts` where they are stale; returns what changed. */
export async function registry(): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const [folder, type, list] of [
    ['src/formats', 'Format', 'formats'],
    ['src/evidence', 'Probe', 'probes'],
  ] as const) {
    const text = await listing(folder, type, list);
    const file = `${folder}/index.ts`;
    if ((await readFile(file, 'utf8').catch(() => '')) === text) continue;
    await writeFile(file, text);
    changed.push(file);
  }
  if (await support()) changed.push('README.md');
  return changed;
}

/** The README's table of formats, between its two marks: ecosystems, and the file names that are read. */
async function support(): Promise<boolean> {
  const rows: string[] = [];
  for (const ecosystem of (await readdir('src/formats', { withFileTypes: true }))
    .filter(entry => entry.isDirectory())
    .sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const ids: string[] = [];
    for (const file of (await readdir(`src/formats/${ecosystem.name}`)).sort()) {
      const text = await readFile(`src/formats/${ecosystem.name}/${file}`, 'utf8');
      const id = /^export const \w+: Format = \{[\s\S]*?id: '([^']+)'/m.exec(text)?.[1];
      if (id) ids.push(id.slice(id.indexOf('/') + 1));
    }
    if (ids.length > 0) rows.push(`| ${ecosystem.name} | ${ids.length} | ${ids.join(', ')} |`);
  }
  const readme = await readFile('README.md', 'utf8');
  const table = ['| ecosystem | formats | |', '| --- | --- | --- |', ...rows].join('\n');
  const next = readme.replace(
    /(<!-- formats: [^>]*-->\n)[\s\S]*?(<!-- end of formats -->)/,
    (_, start: string, end: string) => `${start}${table}\n${end}`,
  );
  if (next === readme) return false;
  await writeFile('README.md', next);
  return true;
}

async function listing(folder: string, type: string, list: string): Promise<string> {
  const imports: string[] = [];
  const names: string[] = [];
  for (const entry of (await readdir(folder, { recursive: true })).sort()) {
    const file = entry.split(path.sep).join('/');
    if (!file.endsWith('.ts') || file === 'index.ts') continue;
    const exported = new RegExp(`^export const (\\w+): ${type} = `, 'm').exec(await readFile(`${folder}/${file}`, 'utf8'))?.[1];
    if (!exported) continue; // a part of a format that has its own file
    const ecosystem = file.includes('/') ? file.slice(0, file.indexOf('/')) : '';
    const name = ecosystem ? camel(`${ecosystem}-${exported}`) : exported;
    imports.push(`import { ${exported === name ? name : `${exported} as ${name}`} } from './${file}';`);
    names.push(name);
  }
  return `// Generated from the files in this folder by \`npm run build\`; never edited by hand.
import type { ${type} } from '../model.ts';
${imports.join('\n')}

export const ${list}: readonly ${type}[] = [
${names.map(n => `  ${n},\n`).join('')}];
`;
}

function camel(text: string): string {
  return text.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

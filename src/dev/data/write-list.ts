// Writes the compiled list that ships, `dist/list.json`; never from a faulty state.
import { mkdir, writeFile } from 'node:fs/promises';
import { compileList } from './compile.ts';

/** `false` where a data file has a fault; each fault was printed with its place. */
export async function writeList(): Promise<boolean> {
  try {
    const list = await compileList('.');
    await mkdir('dist', { recursive: true });
    await writeFile('dist/list.json', JSON.stringify(list));
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}

// What a change of the list does to the fixtures: which references are recognised now and were not, and the other way round.
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { formats } from '../../formats/index.ts';
import { lookup } from '../../match/lookup.ts';
import { type Index, prepare } from '../../match/prepare.ts';
import { select } from '../../match/select.ts';
import type { Clue, Format, List } from '../../model.ts';
import { assemble } from './compile.ts';
import { readData } from './files.ts';

export interface Effect {
  readonly appear: readonly string[];
  readonly vanish: readonly string[];
}

/** Against the list of the last commit; `undefined` where there is none to compare with. */
export async function effect(list: List): Promise<Effect | undefined> {
  const before = await committed();
  if (!before) return undefined;
  const [old, now] = [prepare(before), prepare(list)];
  const was = new Set<string>();
  const is = new Set<string>();
  const claimants = select(formats);
  for (const file of (await readdir('test/formats', { recursive: true })).map(one => one.split(path.sep).join('/')).sort()) {
    const found = claimants(file);
    if (found.length === 0) continue;
    const text = await readFile(`test/formats/${file}`, 'utf8').catch(() => '');
    for (const format of found) {
      for (const clue of cluesOf(format, file, text)) {
        const said = clue.kind === 'package' ? `${clue.type}:${clue.name}` : clue.kind === 'host' ? clue.url : JSON.stringify(clue);
        note(was, old, clue, `${file} ${said}`);
        note(is, now, clue, `${file} ${said}`);
      }
    }
  }
  return { appear: [...is].filter(one => !was.has(one)), vanish: [...was].filter(one => !is.has(one)) };
}

/** A format in the middle of being written must not stop the check of the list. */
function cluesOf(format: Format, path: string, text: string): readonly Clue[] {
  try {
    return format.extract({ path, text }, new Map()).references.map(({ clue }) => clue);
  } catch (error) {
    console.error(`effect: ${format.id} threw on ${path}: ${error instanceof Error ? error.message : error}`);
    return [];
  }
}

function note(set: Set<string>, index: Index, clue: Clue, said: string): void {
  const sign = lookup(index, clue);
  if (sign && sign.certainty !== 'similar') set.add(`${said} → ${sign.vendor}, ${sign.class}, ${sign.certainty}`);
}

async function committed(): Promise<List | undefined> {
  const folder = await mkdtemp(path.join(tmpdir(), 'list-'));
  try {
    const archive = execFileSync('git', ['archive', 'HEAD', 'data'], { maxBuffer: 256 * 2 ** 20, stdio: ['ignore', 'pipe', 'ignore'] });
    execFileSync('tar', ['-x', '-C', folder], { input: archive });
    const { files, faults } = await readData(folder);
    return faults.length > 0 ? undefined : assemble(files);
  } catch {
    return undefined; // no repository, or a list of another shape
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

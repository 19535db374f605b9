// Overrides of npm, Yarn and pnpm, in package.json or pnpm-workspace.yaml.
import type { Finding, Place, Source } from '../model.ts';
import { parseJson } from '../parse/json.ts';
import { entered } from './enter-json.ts';
import type { Fix } from './fix.ts';
import type { Package, Renamed } from './override.ts';

/** npm `overrides`, Yarn `resolutions`, pnpm `pnpm.overrides`, where `-` leaves the dependency out. */
export function inPackageJson(
  { places }: Finding,
  clue: Package,
  { path, text }: Source,
  replacement: Renamed | undefined,
): Fix | undefined {
  const manager = managerOf(places);
  const { root, problems } = parseJson(text);
  if (root?.kind !== 'object' || problems.length > 0) return undefined;
  const target = targetOf(replacement);
  if (!replacement && manager !== 'pnpm') return undefined; // only pnpm can leave one out
  const keys = manager === 'pnpm' ? ['pnpm', 'overrides'] : [manager === 'yarn' ? 'resolutions' : 'overrides'];
  const edit = entered(path, text, root, keys, clue.name, target);
  const effect = replacement ? `replaces ${clue.name} by ${replacement.name}` : `leaves ${clue.name} out`;
  return edit && { title: `Add an override that ${effect} (what asks for it may break)`, edits: [edit] };
}

/** https://docs.npmjs.com/cli/configuring-npm/package-json#overrides, in the words that all managers of npm packages know. */
function targetOf(replacement: Renamed | undefined): string {
  return replacement ? `npm:${replacement.name}@${replacement.version}` : '-';
}

function managerOf(places: readonly Place[]): 'npm' | 'pnpm' | 'yarn' {
  const locks = places.filter(({ state }) => state === 'resolved').map(({ path }) => path.slice(path.lastIndexOf('/') + 1));
  if (locks.includes('pnpm-lock.yaml')) return 'pnpm';
  return locks.includes('yarn.lock') ? 'yarn' : 'npm';
}

/** https://pnpm.io/settings/dependency-resolution: since pnpm 10 here, and from pnpm 11 on here alone. */
export function inPnpmWorkspace(clue: Package, { path, text }: Source, replacement: Renamed | undefined): Fix | undefined {
  if (/^\s*["']?overrides["']?\s*:[ \t]*[^\s#]/m.test(text)) return undefined; // a flow mapping, or an alias: not ours to rewrite
  if (text.includes(`'${clue.name}'`) || text.includes(`"${clue.name}"`)) return undefined;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const line = `'${clue.name}': '${targetOf(replacement)}'`;
  const effect = replacement ? `replaces ${clue.name} by ${replacement.name}` : `leaves ${clue.name} out`;
  const title = `Add an override that ${effect} (what asks for it may break)`;
  const found = /^overrides[ \t]*:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|$)/m.exec(text);
  if (!found) {
    const gap = text === '' || /[\r\n]$/.test(text) ? '' : end;
    return { title, edits: [{ path, span: [text.length, text.length], text: `${gap}overrides:${end}  ${line}${end}` }] };
  }
  const at = found.index + found[0].length;
  const [, indent = '  '] = /^([ ]+)[^\s#]/.exec(text.slice(at, at + 200)) ?? [];
  const gap = /[\r\n]$/.test(found[0]) ? '' : end;
  return { title, edits: [{ path, span: [at, at], text: `${gap}${indent}${line}${end}` }] };
}

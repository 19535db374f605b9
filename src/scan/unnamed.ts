// Binaries whose names have no ending: those of Apple bundles, and programs where Unix keeps them. Elsewhere such files are not opened.
import type { Probe } from '../model.ts';

const BUNDLE = /\.(?:framework|app|appex|bundle|xpc|kext|plugin)$/i;
const PROGRAMS: ReadonlySet<string> = new Set(['bin', 'sbin', 'libexec']);

/**
 * The ids of the probes for a root-relative path without an ending. `Foo.framework/Foo` and `Foo.framework/Versions/A/Foo` are Mach-O files
 * or static archives, `Foo.app/Contents/MacOS/Foo` is a program; what lies in a `bin` folder is one where its first bytes say so.
 */
export function unnamed(path: string): readonly string[] {
  const slash = path.lastIndexOf('/');
  if (slash < 0 || path.indexOf('.', slash) >= 0) return [];
  const folders = path.slice(0, slash).split('/');
  const parent = folders.at(-1) ?? '';
  if (PROGRAMS.has(parent)) return ['elf', 'mach-o'];
  if (parent === 'MacOS') return ['mach-o'];
  const bundle = folders.slice(-3).findLast(folder => BUNDLE.test(folder));
  const isMain = bundle?.slice(0, bundle.lastIndexOf('.')).toLowerCase() === path.slice(slash + 1).toLowerCase();
  return isMain ? ['ar', 'mach-o'] : [];
}

/** For a listed name without an ending: whichever of these it is. */
export function programs(probes: readonly Probe[]): readonly Probe[] {
  return probes.filter(({ id }) => id === 'elf' || id === 'mach-o');
}

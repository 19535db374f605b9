// Do the first bytes fit the name? Keeps a text file or an empty placeholder named like a listed library silent.
import type { RangeReader } from '../model.ts';

/** `pointer`: the bytes only stand in for the file, which lies elsewhere. */
export type Fit = 'yes' | 'no' | 'pointer';

const STARTS: Readonly<Record<string, readonly (readonly number[])[]>> = {
  pe: [[0x4d, 0x5a]],
  elf: [[0x7f, 0x45, 0x4c, 0x46]],
  mach: [
    [0xcf, 0xfa, 0xed, 0xfe],
    [0xce, 0xfa, 0xed, 0xfe],
    [0xca, 0xfe, 0xba, 0xbe],
    [0xca, 0xfe, 0xba, 0xbf],
    [0xfe, 0xed, 0xfa, 0xce],
    [0xfe, 0xed, 0xfa, 0xcf],
  ],
  archive: [
    [0x21, 0x3c, 0x61, 0x72, 0x63, 0x68, 0x3e],
    [0x21, 0x3c, 0x74, 0x68, 0x69, 0x6e, 0x3e],
  ],
  zip: [[0x50, 0x4b]],
  gzip: [[0x1f, 0x8b]],
  wasm: [[0, 0x61, 0x73, 0x6d]],
  dex: [[0x64, 0x65, 0x78, 0x0a]],
  class: [[0xca, 0xfe, 0xba, 0xbe]],
  // An object says only for which processor it is: x86, x64, ARM, ARM64.
  coff: [
    [0x4c, 0x01],
    [0x64, 0x86],
    [0xc4, 0x01],
    [0x64, 0xaa],
  ],
};

const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  dll: ['pe'],
  exe: ['pe'],
  ocx: ['pe'],
  sys: ['pe'],
  pyd: ['pe'],
  node: ['pe', 'elf', 'mach'],
  so: ['elf', 'mach'], // add-ons for Python and others end so on macOS too
  dylib: ['mach'],
  jnilib: ['mach'],
  ko: ['elf'],
  o: ['elf', 'mach', 'coff'],
  a: ['archive', 'mach', 'elf'],
  lib: ['archive'],
  jar: ['zip'],
  aar: ['zip'],
  apk: ['zip'],
  war: ['zip'],
  aab: ['zip'],
  ipa: ['zip'],
  hap: ['zip'],
  hsp: ['zip'],
  har: ['gzip', 'zip'],
  whl: ['zip'],
  nupkg: ['zip'],
  vsix: ['zip'],
  zip: ['zip'],
  tgz: ['gzip'],
  gz: ['gzip'],
  unitypackage: ['gzip'],
  wasm: ['wasm'],
  dex: ['dex'],
  class: ['class'],
};

/** Pointers are smaller. https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
const LARGEST_POINTER = 1024;
/** https://git-annex.branchable.com/internals/pointer_file/ */
const POINTER = /^(?:version https:\/\/git-lfs\.github\.com\/spec\/v|\/annex\/objects\/|(?:\.\.?\/)*\.git\/annex\/objects\/)/;

/** `yes` also for endings that promise no particular bytes, such as headers; an empty file confirms nothing. */
export async function fitsName(path: string, bytes: RangeReader): Promise<Fit> {
  if (bytes.size === 0) return 'no';
  const base = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const kinds = ENDINGS[/\.so(?:\.\d+)*$/.test(base) ? 'so' : base.slice(base.lastIndexOf('.') + 1)];
  const head = await bytes.read(0, 128);
  if (bytes.size <= LARGEST_POINTER && POINTER.test(String.fromCharCode(...head))) return 'pointer';
  const starts = (kinds ?? Object.keys(STARTS)).flatMap(kind => STARTS[kind] ?? []);
  const fits = starts.some(start => start.every((byte, index) => head[index] === byte));
  return fits || (!kinds && base.includes('.')) ? 'yes' : 'no';
}

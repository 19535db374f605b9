// A Unity package: a TAR whose folders are GUIDs, each with an `asset` and, in a file of its own, the path that it is imported to.
// https://docs.unity3d.com/Manual/AssetPackagesCreate.html
import { startsWith, utf8 } from '../../parse/bytes.ts';
import type { Member } from './header.ts';
import type { Taken } from './stream.ts';

const PATH = 1024;
const ASSET = 8 * 1024 * 1024;
/** Kinds of contents that are looked into: Windows, Linux, Apple, static libraries, ZIP. Others are known by their names alone. */
const STARTS = ['MZ', '\x7fELF', '\xcf\xfa\xed\xfe', '\xca\xfe\xba\xbe', '!<arch>\n', 'PK\x03\x04'];

export interface Unity {
  keep(member: Member): number;
  take(taken: Taken): void;
  /** Assets under the paths that they are imported to; without content where it is not looked into. */
  named(): readonly Taken[];
}

export function isUnity(path: string): boolean {
  return /\.unitypackage$/i.test(path);
}

export function unity(): Unity {
  const assets = new Map<string, Taken>();
  const paths = new Map<string, string>();
  const split = (name: string): readonly [guid: string, part: string] => {
    const [part = '', guid = ''] = name.split('/').reverse();
    return [guid, part];
  };
  return {
    keep({ name, size }) {
      const [, part] = split(name);
      if (part === 'pathname') return PATH;
      return part === 'asset' ? Math.min(size, ASSET) : 0;
    },
    take(taken) {
      const [guid, part] = split(taken.name);
      if (part === 'pathname') paths.set(guid, utf8(taken.content).split(/[\r\n\0]/, 1)[0] ?? '');
      else if (STARTS.some(start => startsWith(taken.content, start))) assets.set(guid, taken);
    },
    named: () =>
      [...paths].map(([guid, name]) => {
        const asset = assets.get(guid);
        return { name, content: asset?.content ?? new Uint8Array(0), size: asset?.size ?? 0 };
      }),
  };
}

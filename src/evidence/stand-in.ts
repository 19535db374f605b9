// Files that stand in for a binary which is not here: Git LFS and git-annex pointers. Judged by their names, and said to be.
// https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md https://git-annex.branchable.com/internals/pointer_file/
import type { Extraction, Probe, RangeReader } from '../model.ts';
import { latin1, startsWith } from '../parse/bytes.ts';
import { budget } from './read/budget.ts';
import { close, findings } from './read/findings.ts';

const SUFFIXES =
  'dll exe ocx sys pyd node so ko dylib jnilib a lib class jar aar war ear apk aab hap hsp ipa nupkg whl egg vsix xpi zip tar tgz gz har crate unitypackage wasm dex'.split(
    ' ',
  );

export const standIn: Probe = { id: 'stand-in', files: SUFFIXES.map(suffix => ({ suffix: `.${suffix}` })), inspect };

/** A pointer is smaller than this; an LFS one begins with its version, an annex one with the path of its object. */
const LARGEST = 1024;

async function inspect(_path: string, reader: RangeReader): Promise<Extraction> {
  const bytes = budget(reader);
  const found = findings();
  if (bytes.size < LARGEST) {
    const head = await bytes.read(0, LARGEST);
    const isAnnex = startsWith(head, '/annex/objects/') || /^(?:\.\.?\/)*\.git\/annex\/objects\//.test(latin1(head, 0, 256));
    if (startsWith(head, 'version https://git-lfs.github.com/spec/v') || isAnnex)
      found.problem('access', 'not-read', { what: isAnnex ? 'git-annex pointer' : 'Git LFS pointer' });
  }
  return close(found, bytes);
}

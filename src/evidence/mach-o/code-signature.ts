// What an Apple code signature claims: the identifier, the team and the certificate's names. Nothing is verified.
// https://github.com/apple-oss-distributions/xnu/blob/main/osfmk/kern/cs_blobs.h
import { cstring, u32 } from '../../parse/bytes.ts';
import type { Budget } from '../read/budget.ts';
import type { Findings } from '../read/findings.ts';
import { signers } from '../read/pkcs7.ts';

const SUPER_BLOB = 0xfade0cc0;
const CODE_DIRECTORY = 0xfade0c02;
const WRAPPED_CMS = 0xfade0b01;
const BLOBS = 16;
const WITH_TEAM = 0x20200;
const SPEND = 16 * 1024;

export async function codeSignature(of: Budget, offset: number, found: Findings): Promise<void> {
  const bytes = of.portion(SPEND);
  const head = await bytes.read(offset, 12 + BLOBS * 8);
  if (u32(head, 0, 'big') !== SUPER_BLOB) return found.problem('syntax', 'truncated', { what: 'code signature' });
  const count = Math.min(u32(head, 8, 'big'), BLOBS);
  for (let index = 0; index < count; index++) {
    const at = offset + u32(head, 12 + index * 8 + 4, 'big');
    const blob = await bytes.read(at, 52);
    const magic = u32(blob, 0, 'big');
    if (magic === CODE_DIRECTORY) {
      found.mark('class', cstring(await bytes.read(at + u32(blob, 20, 'big'), 256)), 'code signature');
      const team = u32(blob, 8, 'big') >= WITH_TEAM ? u32(blob, 48, 'big') : 0;
      if (team > 0) found.mark('signer', cstring(await bytes.read(at + team, 64)), 'code signature');
    } else if (magic === WRAPPED_CMS && u32(blob, 4, 'big') > 8) {
      for (const name of await signers(bytes, at + 8, at + u32(blob, 4, 'big'))) found.mark('signer', name, 'certificate');
    }
  }
}

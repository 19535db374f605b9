// Who a PE image claims to be signed by: subject names of the signing certificate. No signature is verified.
// https://learn.microsoft.com/windows/win32/debug/pe-format#the-attribute-certificate-table-image-only
import { u16, u32 } from '../../parse/bytes.ts';
import type { Findings } from '../read/findings.ts';
import { signers } from '../read/pkcs7.ts';
import type { Image } from './image.ts';

const CERTIFICATES = 4;
const PKCS7 = 2;
const SPEND = 20 * 1024;

export async function signer(of: Image, found: Findings): Promise<void> {
  const directory = of.directory(4); // a file offset, not an address
  if (!directory) return;
  const bytes = of.bytes.portion(SPEND);
  let at = directory.rva;
  const end = Math.min(at + directory.size, bytes.size);
  if (at + 8 > end) return found.problem('syntax', 'truncated', { what: 'certificate table' });
  for (let count = 0; count < CERTIFICATES && at + 8 <= end; count++) {
    const head = await bytes.read(at, 8);
    const length = u32(head, 0);
    if (length < 8) return;
    if (u16(head, 6) === PKCS7)
      for (const name of await signers(bytes, at + 8, Math.min(at + length, end))) found.mark('signer', name, 'certificate');
    at += Math.ceil(length / 8) * 8;
  }
}

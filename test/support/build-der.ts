// DER for tests: a PKCS #7 message with certificates and one signer, as an Authenticode block holds it.
import { ascii, join } from './build-bytes.ts';

export function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = join(parts);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return join([Uint8Array.of(tag, ...size), content]);
}

export interface Person {
  readonly organization?: string;
  readonly name: string;
}

function name({ organization, name: common }: Person): Uint8Array {
  const pair = (type: number, text: string) =>
    der(0x31, der(0x30, der(6, Uint8Array.of(0x55, 4, type)), der(12, new TextEncoder().encode(text))));
  return der(0x30, ...(organization ? [pair(10, organization)] : []), pair(3, common));
}

function certificate(serial: number, issuer: Person, subject: Person): Uint8Array {
  const algorithm = der(0x30, der(6, Uint8Array.of(0x2a, 0x86, 0x48)));
  const validity = der(0x30, der(23, ascii('200101000000Z')), der(23, ascii('300101000000Z')));
  const body = der(
    0x30,
    der(0xa0, der(2, Uint8Array.of(2))),
    der(2, Uint8Array.of(serial)),
    algorithm,
    name(issuer),
    validity,
    name(subject),
    der(0x30, new Uint8Array(300)),
  );
  return der(0x30, body, algorithm, der(3, new Uint8Array(200)));
}

/** The chain is root, authority, leaf; with `signers` empty the leaf must be found by being nobody's issuer. */
export function pkcs7(leaf: Person, signers: readonly number[] = [7]): Uint8Array {
  const root: Person = { organization: 'Some Authority Inc.', name: 'Some Root' };
  const middle: Person = { organization: 'Some Authority Inc.', name: 'Some Code Signing' };
  const records = signers.map(serial =>
    der(0x30, der(2, Uint8Array.of(1)), der(0x30, name(middle), der(2, Uint8Array.of(serial))), der(4, new Uint8Array(64))),
  );
  const signed = der(
    0x30,
    der(2, Uint8Array.of(1)),
    der(0x31),
    der(0x30, der(6, Uint8Array.of(0x2b)), der(0xa0, new Uint8Array(40))),
    der(0xa0, certificate(1, root, root), certificate(2, root, middle), certificate(7, middle, leaf)),
    der(0x31, ...records),
  );
  return der(0x30, der(6, Uint8Array.of(0x2a, 0x86, 0x48, 0x86, 0xf7, 13, 1, 7, 2)), der(0xa0, signed));
}

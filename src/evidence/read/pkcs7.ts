// The subject names of the certificates that signed a PKCS #7 message. https://www.rfc-editor.org/rfc/rfc2315
import { latin1, utf8, utf16 } from '../../parse/bytes.ts';
import type { Budget } from './budget.ts';
import { children, type Element, element } from './der.ts';

const SEQUENCE = 0x30;
const SET = 0x31;
const TAGGED_0 = 0xa0;
const NAME_BYTES = 1024;
const COMMON_NAME = '550403';
const ORGANIZATION = '55040a';

interface Certificate {
  /** Issuer and serial number, as a signer states them. */
  readonly id: string;
  readonly issuer: string;
  readonly subject: string;
  readonly name: Element;
}

/** Organisation and common name of each signer; of the leaf certificates where the signers' own records are cut off. */
export async function signers(bytes: Budget, from: number, to: number): Promise<string[]> {
  const content = await element(bytes, from, to);
  const [, wrapped] = content?.tag === SEQUENCE ? await children(bytes, content) : [];
  const [signed] = wrapped?.tag === TAGGED_0 ? await children(bytes, wrapped, 1) : [];
  if (signed?.tag !== SEQUENCE) return [];
  const parts = await children(bytes, signed);
  const listed = parts.find(part => part.tag === TAGGED_0);
  const certificates: Certificate[] = [];
  for (const part of listed ? await children(bytes, listed, 16) : []) {
    const read = part.tag === SEQUENCE ? await certificate(bytes, part) : undefined;
    if (read) certificates.push(read);
  }
  const stated = new Set<string>();
  const records = parts.at(-1);
  for (const record of records?.tag === SET ? await children(bytes, records, 8) : []) {
    const [, issuerAndSerial] = record.tag === SEQUENCE ? await children(bytes, record, 2) : [];
    const [issuer, serial] = issuerAndSerial?.tag === SEQUENCE ? await children(bytes, issuerAndSerial, 2) : [];
    if (issuer && serial) stated.add(`${await hex(bytes, serial)}:${await hex(bytes, issuer)}`);
  }
  let chosen = certificates.filter(({ id }) => stated.has(id));
  if (chosen.length === 0) chosen = certificates.filter(({ subject }) => !certificates.some(({ issuer }) => issuer === subject));
  const names: string[] = [];
  for (const { name } of chosen) names.push(...(await subjectNames(bytes, name)));
  return names;
}

/** Certificate ::= { { [0] version?, serial, algorithm, issuer, validity, subject … } … } (RFC 5280, section 4.1) */
async function certificate(bytes: Budget, of: Element): Promise<Certificate | undefined> {
  const [body] = await children(bytes, of, 1);
  const parts = body?.tag === SEQUENCE ? await children(bytes, body, 6) : [];
  const [serial, , issuer, , subject] = parts[0]?.tag === TAGGED_0 ? parts.slice(1) : parts;
  if (!serial || issuer?.tag !== SEQUENCE || subject?.tag !== SEQUENCE) return undefined;
  const by = await hex(bytes, issuer);
  return { id: `${await hex(bytes, serial)}:${by}`, issuer: by, subject: await hex(bytes, subject), name: subject };
}

/** Name ::= SEQUENCE OF SET OF { type, value } */
async function subjectNames(bytes: Budget, name: Element): Promise<string[]> {
  const out: string[] = [];
  for (const set of await children(bytes, name, 32)) {
    for (const pair of set.tag === SET ? await children(bytes, set, 4) : []) {
      const [type, value] = pair.tag === SEQUENCE ? await children(bytes, pair, 2) : [];
      const key = type?.tag === 6 ? await hex(bytes, type) : '';
      if (value && (key === COMMON_NAME || key === ORGANIZATION)) out.push(await text(bytes, value));
    }
  }
  return out;
}

async function text(bytes: Budget, { tag, from, to }: Element): Promise<string> {
  const content = await bytes.read(from, Math.min(to - from, NAME_BYTES));
  if (tag === 30) return utf16(content, 0, content.length, 'big'); // BMPString
  return tag === 12 ? utf8(content) : latin1(content);
}

async function hex(bytes: Budget, { from, to }: Element): Promise<string> {
  return latin1(await bytes.read(from, Math.min(to - from, NAME_BYTES)), 0).replace(/[\s\S]/g, char =>
    char.charCodeAt(0).toString(16).padStart(2, '0'),
  );
}

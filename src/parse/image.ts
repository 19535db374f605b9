// Reads a container image reference: host, path, tag, digest, with their places. https://github.com/distribution/reference
import type { Span } from '../model.ts';

export interface Image {
  /** `host/path`, as written: without tag and digest, and without the implied `docker.io/library`. */
  readonly name: string;
  readonly nameSpan: Span;
  /** With its port; only where the first part holds a `.` or `:`, or is `localhost`. */
  readonly host?: string;
  readonly tag?: string;
  readonly digest?: string;
}

const NAME = /^[\p{L}\p{N}._:/[\]-]+$/u;

/** `undefined` where the text cannot name an image. Spans are offsets into `text`; a `docker://` or `oci://` scheme in front is passed over. */
export function readImage(text: string): Image | undefined {
  const scheme = /^(?:docker(?:-image)?|oci|containers-storage):\/\//i.exec(text);
  const from = scheme ? scheme[0].length : 0;
  let end = text.length;
  const at = text.indexOf('@', from);
  const digest = at >= 0 ? text.slice(at + 1) : undefined;
  if (at >= 0) end = at;
  const slash = text.lastIndexOf('/', end - 1);
  const colon = text.indexOf(':', Math.max(slash + 1, from)); // a colon before the last slash is a port's
  const tag = colon >= 0 && colon < end ? text.slice(colon + 1, end) : undefined;
  if (colon >= 0 && colon < end) end = colon;
  const name = text.slice(from, end);
  if (name === '' || name.startsWith('/') || name.endsWith('/') || !NAME.test(name)) return undefined;
  const first = name.includes('/') ? name.slice(0, name.indexOf('/')) : '';
  const host = first.includes('.') || first.includes(':') || first === 'localhost' ? first : undefined;
  return { name, nameSpan: [from, end], ...(host ? { host } : {}), ...(tag ? { tag } : {}), ...(digest ? { digest } : {}) };
}

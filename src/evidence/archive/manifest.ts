// The manifests inside archives: which package or vendor the archive says it is, and what it depends on.
import { u16, u32, utf8, utf16 } from '../../parse/bytes.ts';
import { parseJson } from '../../parse/json.ts';
import { parseXml, type XmlElement } from '../../parse/xml.ts';
import type { Findings } from '../read/findings.ts';

/** Whether a member's content is worth reading; `manifest` understands exactly these. */
export function isManifest(path: string): boolean {
  return (
    path === 'META-INF/MANIFEST.MF' ||
    path === 'AndroidManifest.xml' ||
    path === 'extension.vsixmanifest' ||
    path === 'package/package.json' ||
    /^META-INF\/maven\/[^/]+\/[^/]+\/pom\.properties$/.test(path) ||
    /^[^/]+\.nuspec$/i.test(path) ||
    /^[^/]+\.dist-info\/METADATA$/.test(path) ||
    /^(?:EGG-INFO|[^/]+)\/PKG-INFO$/.test(path)
  );
}

export function manifest(path: string, content: Uint8Array, found: Findings): void {
  if (path === 'META-INF/MANIFEST.MF') jar(utf8(content), found);
  else if (path === 'AndroidManifest.xml') android(content, found);
  else if (path === 'extension.vsixmanifest') vsix(utf8(content), found);
  else if (path === 'package/package.json') npm(utf8(content), found);
  else if (path.endsWith('pom.properties')) maven(utf8(content), found);
  else if (/\.nuspec$/i.test(path)) nuget(utf8(content), found);
  else python(utf8(content), found);
}

/** `key: value` lines; a line that begins with a space goes on. https://docs.oracle.com/en/java/javase/21/docs/specs/jar/jar.html */
function jar(text: string, found: Findings): void {
  const end = text.search(/\r?\n\r?\n/); // sections on single files follow
  for (const line of (end < 0 ? text : text.slice(0, end)).replace(/\r?\n /g, '').split(/\r?\n/)) {
    const at = line.indexOf(':');
    const key = line.slice(0, Math.max(0, at));
    if (key === 'Implementation-Vendor' || key === 'Bundle-Vendor') found.mark('company', line.slice(at + 1), 'MANIFEST.MF');
    else if (key === 'Implementation-Title' || key === 'Bundle-Name') found.mark('product', line.slice(at + 1), 'MANIFEST.MF');
    else if (key === 'Implementation-Vendor-Id' || key === 'Automatic-Module-Name') found.mark('class', line.slice(at + 1), 'MANIFEST.MF');
  }
}

function maven(text: string, found: Findings): void {
  const value = (key: string) => new RegExp(`^${key}=(.+)$`, 'm').exec(text)?.[1]?.trim();
  const group = value('groupId');
  const artifact = value('artifactId');
  const version = value('version');
  if (group && artifact)
    found.add({ kind: 'package', type: 'maven', name: `${group}/${artifact}`, ...(version ? { version } : {}) }, 'pom.properties');
}

/** https://learn.microsoft.com/nuget/reference/nuspec */
function nuget(text: string, found: Findings): void {
  for (const element of elements(text)) {
    const [first] = element.children.length > 0 && element.name === 'metadata' ? [element] : [];
    const of = (name: string) => first?.children.find(child => child.name.toLowerCase() === name)?.text;
    const name = of('id');
    const version = of('version');
    if (name) found.add({ kind: 'package', type: 'nuget', name, ...(version ? { version } : {}) }, 'nuspec');
    if (of('copyright')) found.mark('copyright', of('copyright') ?? '', 'nuspec');
    if (element.name === 'dependency') {
      const id = attribute(element, 'id');
      const range = attribute(element, 'version');
      if (id) found.add({ kind: 'package', type: 'nuget', name: id, ...(range ? { range } : {}) }, 'nuspec dependencies');
    }
  }
}

/** https://packaging.python.org/en/latest/specifications/core-metadata/ */
function python(text: string, found: Findings): void {
  const end = text.search(/\r?\n\r?\n/); // the description follows
  let name = '';
  let version = '';
  for (const line of (end < 0 ? text : text.slice(0, end)).split(/\r?\n/)) {
    const at = line.indexOf(':');
    const key = line.slice(0, Math.max(0, at)).toLowerCase();
    const value = line.slice(at + 1).trim();
    if (key === 'name') name ||= value;
    else if (key === 'version') version ||= value;
    else if (key === 'requires-dist') {
      const required = /^[A-Za-z0-9][\w.-]*/.exec(value)?.[0];
      const isExtra = /;.*\bextra\s*==/.test(value);
      if (required) found.add({ kind: 'package', type: 'pypi', name: required }, 'Requires-Dist', isExtra ? 'optional' : 'runtime');
    }
  }
  if (name) found.add({ kind: 'package', type: 'pypi', name, ...(version ? { version } : {}) }, 'METADATA');
}

function npm(text: string, found: Findings): void {
  const { root } = parseJson(text);
  if (root?.kind !== 'object') return;
  const member = (key: string) => root.members.find(one => one.key === key)?.value;
  const name = member('name');
  const version = member('version');
  if (name?.kind === 'string') {
    found.add(
      { kind: 'package', type: 'npm', name: name.text, ...(version?.kind === 'string' ? { version: version.text } : {}) },
      'package.json',
    );
  }
  const dependencies = member('dependencies');
  for (const { key, value } of dependencies?.kind === 'object' ? dependencies.members : []) {
    found.add({ kind: 'package', type: 'npm', name: key, ...(value?.kind === 'string' ? { range: value.text } : {}) }, 'dependencies');
  }
}

function vsix(text: string, found: Findings): void {
  for (const element of elements(text)) {
    if (element.name !== 'Identity') continue;
    const [publisher, id, version] = [attribute(element, 'Publisher'), attribute(element, 'Id'), attribute(element, 'Version')];
    if (publisher && id)
      found.add(
        { kind: 'package', type: 'vscode-extension', name: `${publisher}/${id}`, ...(version ? { version } : {}) },
        'extension.vsixmanifest',
      );
  }
}

/** Text in an AAR, binary in an APK: both name the application's package and the components of the libraries it includes. */
function android(content: Uint8Array, found: Findings): void {
  const all =
    u16(content, 0) === 3 ? pool(content) : elements(utf8(content)).flatMap(element => element.attributes.map(({ value }) => value));
  const own = u16(content, 0) === 3 ? undefined : elements(utf8(content)).find(({ name }) => name === 'manifest');
  const name = own && attribute(own, 'package');
  if (name) found.mark('class', name, 'AndroidManifest.xml');
  for (const text of all) {
    if (/^[a-z]\w*(?:\.[a-z]\w*)+\.[A-Z][\w$]*$/.test(text))
      found.mark('class', text.slice(0, text.lastIndexOf('.')), 'AndroidManifest.xml');
    else if (u16(content, 0) === 3 && /^(?:com|cn|net|org|io|ru)(?:\.[a-z]\w*)+$/.test(text))
      found.mark('class', text, 'AndroidManifest.xml');
  }
}

/** The strings of binary XML: https://android.googlesource.com/platform/frameworks/base/+/main/libs/androidfw/include/androidfw/ResourceTypes.h */
function pool(content: Uint8Array): string[] {
  const at = 8;
  if (u16(content, at) !== 1) return [];
  const count = Math.min(u32(content, at + 8), 5000);
  const isUtf8 = (u32(content, at + 16) & 0x100) !== 0;
  const start = at + u32(content, at + 20);
  const out: string[] = [];
  for (let index = 0; index < count && at + 32 + index * 4 <= content.length; index++) {
    const from = start + u32(content, at + 28 + index * 4);
    if (isUtf8) {
      const skip = ((content[from] ?? 0) & 0x80 ? 2 : 1) + ((content[from + ((content[from] ?? 0) & 0x80 ? 2 : 1)] ?? 0) & 0x80 ? 2 : 1);
      const zero = content.indexOf(0, from + skip);
      out.push(utf8(content, from + skip, Math.min(zero < 0 ? content.length : zero, from + skip + 256)));
    } else out.push(utf16(content, from + 2, Math.min(from + 2 + u16(content, from) * 2, from + 514)));
  }
  return out;
}

function attribute(element: XmlElement, name: string): string | undefined {
  return element.attributes.find(one => one.name === name)?.value;
}

/** All elements of a text, without recursion. */
function elements(text: string): XmlElement[] {
  const out: XmlElement[] = [...parseXml(text.replace(/^\ufeff/, '')).roots];
  for (let next = 0; next < out.length; next++) for (const child of out[next]?.children ?? []) out.push(child);
  return out;
}

// The manifests inside archives: which package or vendor the archive says it is, and what it depends on.
import { utf8 } from '../../parse/bytes.ts';
import { parseJson } from '../../parse/json.ts';
import { parseXml, type XmlElement } from '../../parse/xml.ts';
import type { Findings } from '../read/findings.ts';
import { android } from './android.ts';
import { plist } from './plist.ts';

/** Whether a member's content is worth reading; `manifest` understands exactly these. */
export function isManifest(path: string): boolean {
  return (
    path === 'META-INF/MANIFEST.MF' ||
    /^(?:[^/]+\/manifest\/)?AndroidManifest\.xml$/.test(path) ||
    /\.(?:framework|app|appex|bundle)\/(?:[^/]+\/){0,3}Info\.plist$/i.test(path) ||
    /^(?:package\/)?oh-package\.json5?$/.test(path) ||
    path === 'module.json' ||
    path === 'package/src/main/module.json' ||
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
  else if (path.endsWith('AndroidManifest.xml')) android(content, found);
  else if (/Info\.plist$/i.test(path)) plist(content, found);
  else if (/oh-package\.json5?$/.test(path)) packageJson(utf8(content), 'ohpm', found);
  else if (path.endsWith('module.json')) harmony(utf8(content), found);
  else if (path === 'extension.vsixmanifest') vsix(utf8(content), found);
  else if (path === 'package/package.json') packageJson(utf8(content), 'npm', found);
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

/** npm's and OpenHarmony's manifests have the same shape. https://developer.huawei.com/consumer/en/doc/harmonyos-guides/ide-oh-package-json5 */
function packageJson(text: string, type: 'npm' | 'ohpm', found: Findings): void {
  const { root } = parseJson(text);
  if (root?.kind !== 'object') return;
  const member = (key: string) => root.members.find(one => one.key === key)?.value;
  const name = member('name');
  const version = member('version');
  if (name?.kind === 'string') {
    found.add(
      { kind: 'package', type, name: name.text, ...(version?.kind === 'string' ? { version: version.text } : {}) },
      type === 'npm' ? 'package.json' : 'oh-package.json5',
    );
  }
  const dependencies = member('dependencies');
  for (const { key, value } of dependencies?.kind === 'object' ? dependencies.members : []) {
    found.add({ kind: 'package', type, name: key, ...(value?.kind === 'string' ? { range: value.text } : {}) }, 'dependencies');
  }
}

/** https://gitee.com/openharmony/docs/blob/master/en/application-dev/quick-start/module-configuration-file.md */
function harmony(text: string, found: Findings): void {
  const { root } = parseJson(text);
  const app = root?.kind === 'object' ? root.members.find(({ key }) => key === 'app')?.value : undefined;
  for (const { key, value } of app?.kind === 'object' ? app.members : []) {
    if (value?.kind !== 'string') continue;
    if (key === 'bundleName') found.mark('class', value.text, 'module.json');
    else if (key === 'vendor') found.mark('company', value.text, 'module.json');
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

function attribute(element: XmlElement, name: string): string | undefined {
  return element.attributes.find(one => one.name === name)?.value;
}

/** All elements of a text, without recursion. */
function elements(text: string): XmlElement[] {
  const out: XmlElement[] = [...parseXml(text.replace(/^\ufeff/, '')).roots];
  for (let next = 0; next < out.length; next++) for (const child of out[next]?.children ?? []) out.push(child);
  return out;
}

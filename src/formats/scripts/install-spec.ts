// Reads one operand of an install command as the tool reads it: name, version, or that it names no package.
import { readImage } from '../../parse/image.ts';
import type { SpecKind } from './install-tools.ts';

export interface InstallSpec {
  readonly type: string;
  readonly name: string;
  /** Offsets into the operand. */
  readonly from: number;
  readonly to: number;
  readonly version?: string;
  readonly range?: string;
}

type Reader = (text: string) => InstallSpec | undefined;

/** `undefined`: a path, an address, a group, or nothing that can name a package. */
export function installSpec(kind: SpecKind, text: string): InstallSpec | undefined {
  if (text === '' || text.length > 2000) return undefined;
  return READERS[kind](text);
}

/** The pattern's first group is the name, its second a version, its third a range. */
function by(type: string, pattern: RegExp): Reader {
  return text => {
    const found = pattern.exec(text);
    const name = found?.[1];
    if (!found || !name) return undefined;
    const from = text.indexOf(name);
    return {
      type,
      name,
      from,
      to: from + name.length,
      ...(found[2] ? { version: found[2] } : {}),
      ...(found[3] ? { range: found[3].trim() } : {}),
    };
  };
}

const npm = (type: string): Reader => {
  const plain = by(type, /^((?:@[A-Za-z0-9._~-]+\/)?[A-Za-z0-9_~][A-Za-z0-9._~-]*)(?:@([\dv][\w.+-]*)?([^\d].*|[\dv].*)?)?$/);
  return text => {
    const alias = text.indexOf('@npm:', 1);
    if (alias >= 0) return moved(plain(text.slice(alias + 5)), alias + 5);
    const scheme = /^(?:npm|jsr):/.exec(text)?.[0].length ?? 0;
    if (!scheme && (/^[.~/]/.test(text) || /^[a-z+]+:/i.test(text))) return undefined;
    if (!text.startsWith('@') && text.includes('/') && !scheme) return undefined; // owner/repo, a folder
    return moved(plain(text.slice(scheme)), scheme);
  };
};

const pypi = by(
  'pypi',
  /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)(?:\s*\[[^\]]*\])?\s*(?:(?:={2,3}\s*|@(?=[\d.]|latest))([^\s,;*]+)|@\s.*|((?:[<>!~]=?|==?).*))?\s*(?:;.*)?$/,
);
const gem = by('gem', /^([A-Za-z0-9][\w.-]*)(?::([\w.]+))?$/);

const READERS: Readonly<Record<SpecKind, Reader>> = {
  deb: text =>
    text.endsWith('-') || text.endsWith('.deb') ? undefined : by('deb', /^([a-z0-9][a-z0-9+.-]+)(?::[a-z0-9]+)?(?:=(\S+)|\/\S+)?$/)(text),
  rpm: text => (text.endsWith('.rpm') && text.includes('/') ? undefined : by('rpm', /^([A-Za-z0-9][\w+.-]+?)(?:\.rpm)?$/)(text)),
  apk: by('apk', /^([A-Za-z0-9][\w+.-]*)(?:=~?([^@]+)|([<>~][^@]+))?(?:@\w+)?$/),
  alpm: by('alpm', /^(?:[a-z]+\/)?([a-z0-9][a-z0-9@._+-]*)$/),
  pypi: text => {
    if (/^[./~]/.test(text) || /\.(?:whl|zip|tar\.gz|tgz|txt|toml)$/.test(text) || /^[\w+.-]*:\/\//.test(text)) return undefined;
    return pypi(text);
  },
  npm: npm('npm'),
  'npm-create': text => {
    const spec = READERS.npm(text);
    if (!spec) return undefined;
    const [scope, rest] = spec.name.startsWith('@') ? spec.name.split('/') : ['', spec.name];
    if (scope) return { ...spec, name: rest ? `${scope}/create-${rest}` : `${scope}/create` };
    return { ...spec, name: `create-${spec.name}` };
  },
  ohpm: npm('ohpm'),
  golang: by('golang', /^((?:[A-Za-z0-9-]+\.)+[A-Za-z0-9-]+(?:\/[\w.~+-]+)+?)(?:\/\.\.\.)?(?:@(\S+))?$/),
  cargo: by('cargo', /^([A-Za-z][\w-]*)(?:@[=^~]?([\w.+-]+))?$/),
  gem: text => (text.endsWith('.gem') ? undefined : gem(text)),
  nuget: text =>
    /\.(?:nupkg|csproj|fsproj|vbproj|sln|config)$/i.test(text) || text.includes('::')
      ? by('nuget', /^([A-Za-z0-9_][\w.-]*)::(\S+)$/)(text)
      : by('nuget', /^([A-Za-z0-9_][\w.-]*)(?:@(\S+))?$/)(text),
  composer: by('composer', /^([A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*)(?:[:=](\d[^\s]*)|[:=\s](.+))?$/),
  conda: by('conda', /^(?:[\w./-]+::)?([A-Za-z0-9_][\w.-]*)(?:\[[^\]]*\])?(?:\s*={1,2}([^=\s*]+)(?:=\S+)?|([<>=!~].*))?$/),
  docker: text => {
    const image = readImage(text);
    if (!image || image.name === 'scratch') return undefined;
    const version = image.digest ?? image.tag;
    return { type: 'docker', name: image.name, from: image.nameSpan[0], to: image.nameSpan[1], ...(version ? { version } : {}) };
  },
  pub: by('pub', /^(?:dev:|override:)?([a-z_][a-z0-9_]*)(?::(?:(\d[\w.+-]*)|(.+)))?$/),
  vcpkg: by('vcpkg', /^([a-z0-9][a-z0-9-]*)(?:\[[^\]]*\])?(?::[a-z0-9-]+)?$/),
  huggingface: by('huggingface', /^([A-Za-z0-9][\w.-]*\/[\w.-]+)$/),
  extension: text => {
    const found = by('vscode-extension', /^([A-Za-z0-9][\w-]*\.[A-Za-z0-9][\w-]*)(?:@(\S+))?$/)(text);
    return found && !text.endsWith('.vsix') ? { ...found, name: found.name.replace('.', '/') } : undefined;
  },
};

function moved(spec: InstallSpec | undefined, by: number): InstallSpec | undefined {
  return spec && by > 0 ? { ...spec, from: spec.from + by, to: spec.to + by } : spec;
}

// What stands behind a dependency's name: a range, an alias, an address. https://github.com/npm/cli/blob/latest/docs/lib/content/using-npm/package-spec.md

/** Offsets are relative to the text that was read. */
export type Spec =
  /** A range, tag, workspace, catalog or path: the name is the key's. */
  | { readonly kind: 'plain'; readonly version?: string; readonly range?: string }
  /** The key is only a local name. */
  | {
      readonly kind: 'alias';
      readonly type: 'npm' | 'jsr';
      readonly name: string;
      readonly from: number;
      readonly to: number;
      readonly version?: string;
      readonly range?: string;
    }
  /** Fetched from an address; `url` carries the forge where the text only implies it. */
  | { readonly kind: 'address'; readonly url: string };

export function readSpec(text: string): Spec {
  const start = text.length - text.trimStart().length;
  const spec = text.trim();
  const protocol = /^([a-z][a-z0-9+.-]*):/i.exec(spec)?.[1]?.toLowerCase();
  if (protocol === 'npm' || protocol === 'jsr' || protocol === 'workspace' || protocol === 'patch') {
    return alias(spec, protocol, start);
  }
  if (protocol === 'catalog' || protocol === 'link' || protocol === 'portal' || protocol === 'file' || protocol === 'exec') {
    return { kind: 'plain', range: spec };
  }
  if (protocol !== undefined && ADDRESSES.test(protocol)) return { kind: 'address', url: spec };
  if (/^[\w.-]+@[\w.-]+:[^\s]+$/.test(spec)) return { kind: 'address', url: spec }; // git's scp form
  if (/^(?:[~.]{0,2}[\\/]|[a-z]:[\\/]|\.{1,2}$)/i.test(spec)) return { kind: 'plain', range: spec }; // a path
  if (/^[\w-][\w.-]*\/[\w.-]+(?:#.*)?$/.test(spec)) return { kind: 'address', url: `github:${spec}` };
  return { kind: 'plain', ...versionOf(spec) };
}

/** `version` for an exact one, `range` for the rest, nothing for an empty text. */
export function versionOf(text: string): { readonly version?: string; readonly range?: string } {
  const spec = text.trim().replace(/\+sha\d{1,3}[-.][\w+/=.-]*$/, ''); // a digest behind the version
  if (spec === '') return {};
  const exact = /^[=v\s]{0,3}(\d+\.\d+\.\d+(?:[-+][\w.+-]*)?)$/.exec(spec)?.[1];
  return exact ? { version: exact } : { range: spec };
}

const ADDRESSES = /^(?:git|git\+[a-z]+|https?|ssh|github|gitlab|bitbucket|gist|gitee|ftp)$/;

/** `npm:@scope/name@^1`, `npm:^1`, `workspace:other@*`, `patch:name@npm%3A1.0.0#…`. */
function alias(spec: string, protocol: 'npm' | 'jsr' | 'workspace' | 'patch', start: number): Spec {
  const from = protocol.length + 1;
  const rest = spec.slice(from);
  const at = rest.indexOf('@', 1);
  const name = at < 0 ? rest : rest.slice(0, at);
  const behind = at < 0 ? '' : rest.slice(at + 1);
  const isName = protocol === 'workspace' ? at > 0 : rest.startsWith('@') || at > 0 || (/[a-z]/i.test(rest) && !RANGE.test(rest));
  if (!isName || name === '')
    return { kind: 'plain', ...(protocol === 'workspace' || protocol === 'patch' ? { range: spec } : versionOf(rest)) };
  const inner = protocol === 'patch' ? decode(behind.slice(0, behind.search(/#|$/))).replace(/^npm:/, '') : behind;
  const type = protocol === 'jsr' ? 'jsr' : 'npm';
  // a scope's slash and sign may be percent-encoded inside a patch
  return {
    kind: 'alias',
    type,
    name: protocol === 'patch' ? decode(name) : name,
    from: start + from,
    to: start + from + name.length,
    ...versionOf(inner),
  };
}

/** What follows `npm:` where it is a range: `^1`, `1.x`, `>=2 <3`, `v1`, `latest` cannot be told from a name and is one. */
const RANGE = /^(?:[\^~<>=*]|v?\d+(?:[.\s]|$)|x$)/i;

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray percent sign
  }
}

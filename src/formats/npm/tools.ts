// The tools a package.json names: packageManager, engines, devEngines, volta. https://github.com/npm/cli/blob/latest/docs/lib/content/configuring-npm/package-json.md#devengines
import type { Reference, Span } from '../../model.ts';
import type { JsonNode, JsonObject } from '../../parse/json.ts';
import { jsonWhole } from '../../parse/json-whole.ts';
import { versionOf } from './spec.ts';

export function tools(text: string, root: JsonObject, index: number): readonly Reference[] {
  const { key, value } = root.members[index] ?? {};
  if (key === 'packageManager') return value?.kind === 'string' ? manager(text, value.inner, jsonWhole(text, root, index)) : [];
  if (key === 'devEngines') return devEngines(text, value);
  if ((key !== 'engines' && key !== 'volta') || value?.kind !== 'object') return [];
  return value.members.flatMap((member, at) => {
    if (member.key === 'extends') return []; // volta: another manifest
    return tool(member.key, member.keySpan, jsonWhole(text, value, at), member.value, key);
  });
}

/** `pnpm@9.1.0+sha512.…`, or an address behind the name. https://github.com/nodejs/corepack#readme */
function manager(text: string, [from, to]: Span, whole: Span): Reference[] {
  const raw = text.slice(from, to);
  const at = raw.indexOf('@', 1);
  const name = at < 0 ? raw : raw.slice(0, at);
  const behind = at < 0 ? '' : raw.slice(at + 1);
  const url = /^https?:/.test(behind);
  const out = [tooling(name, [from, from + name.length], whole, 'packageManager', url ? '' : (behind.split('+')[0] ?? ''))];
  if (url) {
    const clue = { kind: 'host', url: behind } as const;
    const token: Span = [from + at + 1, to];
    out.push({ clue, token, whole, role: 'source', state: 'declared', certain: 'exact', group: 'packageManager' });
  }
  return name === '' ? [] : out;
}

/** Each of `packageManager`, `runtime` … holds one `{ name, version }` or several. */
function devEngines(text: string, value: JsonNode | undefined): Reference[] {
  if (value?.kind !== 'object') return [];
  return value.members.flatMap((member, at) => {
    const array = member.value?.kind === 'array' ? member.value : undefined;
    const entries = array ? array.items : member.value ? [member.value] : [];
    return entries.flatMap((entry, order) => {
      if (entry.kind !== 'object') return [];
      const name = entry.members.find(inner => inner.key === 'name')?.value;
      const version = entry.members.find(inner => inner.key === 'version')?.value;
      if (name?.kind !== 'string') return [];
      const whole = array ? jsonWhole(text, array, order) : jsonWhole(text, value, at);
      return tool(name.text, name.inner, whole, version, 'devEngines');
    });
  });
}

function tool(name: string, token: Span, whole: Span, version: JsonNode | undefined, group: string): Reference[] {
  return name === '' ? [] : [tooling(name, token, whole, group, version?.kind === 'string' ? version.text : '')];
}

/** Package managers are packages of the registry; a runtime or host program of the same name as a package is not that package. */
function tooling(name: string, token: Span, whole: Span, group: string, version: string): Reference {
  const type = /^(?:npm|pnpm|yarn)$/.test(name) ? 'npm' : 'generic';
  return {
    clue: { kind: 'package', type, name, ...versionOf(version) },
    token,
    whole,
    role: 'tool',
    state: 'declared',
    certain: 'exact',
    group,
  };
}

// Why is it here: the shortest path from a declared dependency to a component, through the edges that lockfiles state.
import { componentKey } from './match/component.ts';
import type { Checked, Role, Span } from './model.ts';

export interface Route {
  /** Where the direct dependency is declared. */
  readonly path: string;
  readonly token: Span;
  readonly role: Role;
  /** Component ids from the direct dependency to the component, both included. */
  readonly via: readonly string[];
}

/** `undefined` where no declared dependency leads there. Ties are broken by code-unit order. */
export function trace(component: string, checked: readonly Checked[]): Route | undefined {
  const asks = askers(checked);
  const declared = new Map<string, { path: string; token: Span; role: Role }>();
  for (const { path, declared: found } of checked) {
    for (const [name, token, role] of found) {
      const known = declared.get(componentKey(name));
      if (!known || path < known.path) declared.set(componentKey(name), { path, token, role });
    }
  }
  const next = new Map<string, string>([[component, '']]);
  for (let level = [component]; level.length > 0; ) {
    const ends = level.filter(id => declared.has(id)).sort();
    const [end] = ends;
    const place = end === undefined ? undefined : declared.get(end);
    if (end !== undefined && place) return { ...place, via: path(end, next) };
    const above: string[] = [];
    for (const id of level) {
      for (const from of (asks.get(id) ?? []).map(componentKey).sort()) {
        if (from === '' || next.has(from)) continue;
        next.set(from, id);
        above.push(from);
      }
    }
    level = above;
  }
  return undefined;
}

function path(from: string, next: ReadonlyMap<string, string>): string[] {
  const out: string[] = [];
  for (let at = from; at; at = next.get(at) ?? '') out.push(at);
  return out;
}

/** The roles of all declared dependencies that lead to `component`, itself included; empty where the files state no way. */
export function rootRoles(component: string, checked: readonly Checked[]): ReadonlySet<Role> {
  const asks = askers(checked);
  const above = new Set([component]);
  for (const id of above) for (const from of asks.get(id) ?? []) if (from !== '') above.add(componentKey(from));
  return new Set(checked.flatMap(({ declared }) => declared.filter(([name]) => above.has(componentKey(name))).map(([, , role]) => role)));
}

/** Who asks for a component, by its key. */
function askers(checked: readonly Checked[]): ReadonlyMap<string, readonly string[]> {
  const asks = new Map<string, string[]>();
  for (const { edges } of checked) {
    for (const [from, to] of edges) {
      const key = componentKey(to);
      const list = asks.get(key);
      if (list) list.push(from);
      else asks.set(key, [from]);
    }
  }
  return asks;
}

// The whole of what names a repository in Clojure: `"acme" {:url "…"}` in a map, `["acme" "…"]` or `["acme" {:url "…"}]` in a vector.
import type { Source, Span } from '../model.ts';
import { addressAt } from './address-at.ts';

/** `token`: the address between its quotes. `undefined` where something else stands beside it, so that it cannot go alone. */
export function clojureEntry({ text }: Source, token: Span): Span | undefined {
  const [from, to] = addressAt(text, token);
  let [start, end] = [from - 1, to + 1];
  const [map] = /\{\s*:url\s*$/.exec(before(text, start)) ?? [];
  if (map !== undefined) {
    const [brace] = /^\s*\}/.exec(text.slice(end, end + 200)) ?? [];
    if (brace === undefined) return undefined;
    [start, end] = [start - map.length, end + brace.length];
  }
  const [name] = /(?:"[^"\r\n]*"|:?[\w.-]+)\s*$/.exec(before(text, start)) ?? [];
  if (name === undefined) return undefined;
  start -= name.length;
  const [open] = /\[\s*$/.exec(before(text, start)) ?? [];
  const [close] = /^\s*\]/.exec(text.slice(end, end + 200)) ?? [];
  if (open !== undefined) return close === undefined ? undefined : [start - open.length, end + close.length];
  return map === undefined ? undefined : [start, end];
}

function before(text: string, at: number): string {
  return text.slice(Math.max(0, at - 200), at);
}

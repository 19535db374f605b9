// Reads yarn.lock version 1, a language of its own: headers, two blanks for fields, four for what is asked for. https://classic.yarnpkg.com/lang/en/docs/yarn-lock/
import type { Extraction, Problem, Span } from '../../model.ts';
import { type Descriptor, yarnDescriptor } from './yarn-descriptor.ts';
import { type YarnEntry, yarnEntries } from './yarn-entries.ts';

export function yarnClassic(text: string): Extraction {
  const entries = yarnEntries();
  const problems: Problem[] = [];
  let entry: YarnEntry | undefined;
  let table = false;
  let next = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (next < text.length) {
    const start = next;
    const lf = text.indexOf('\n', start);
    next = lf < 0 ? text.length : lf + 1;
    let end = lf < 0 ? text.length : lf;
    if (end > start && text.charCodeAt(end - 1) === 0x0d) end--;
    let at = start;
    while (at < end && text.charCodeAt(at) === 0x20) at++;
    const code = text.charCodeAt(at);
    if (at === end) continue;
    if (code === 0x23) {
      const version = /^# yarn lockfile v(\d+)/.exec(text.slice(at, Math.min(end, at + 40)))?.[1];
      if (version && version !== '1') problems.push({ reason: 'version', id: 'future-version', at, args: { version } });
      continue;
    }
    const indent = at - start;
    if (indent === 0) {
      if (/^(?:<{7}|={7}|>{7}|\|{7})/.test(text.slice(at, Math.min(end, at + 8)))) {
        if (code === 0x3c) problems.push({ reason: 'syntax', id: 'conflict', at });
        continue; // fields on both sides go to the entry above
      }
      if (entry) entries.add(entry);
      entry = { header: header(text, at, end), asks: [] };
      table = false;
      if (text.charCodeAt(end - 1) !== 0x3a && problems.length < 50)
        problems.push({ reason: 'syntax', id: 'truncated', at, args: { what: 'an entry' } });
    } else if (entry) {
      if (indent === 2 && code === 0x69 && text.startsWith('integrity ', at)) {
        table = false; // half of the file, and nothing that we want
        continue;
      }
      const [key, value] = words(text, at, end);
      if (!key) continue;
      const name = text.slice(key[0], key[1]);
      if (indent > 2) {
        if (table) entry.asks.push({ name, range: value ? text.slice(value[0], value[1]) : '' });
        continue;
      }
      table = name === 'dependencies:' || name === 'optionalDependencies:';
      if (value && name === 'version') entry.version = text.slice(value[0], value[1]);
      else if (value && name === 'resolved') entry.url = { text: text.slice(value[0], value[1]), span: value };
    }
  }
  if (entry) entries.add(entry);
  return entries.extraction(problems);
}

/** `"a@^1", b@^2:`; each may have quotes of its own. */
function header(text: string, start: number, end: number): Descriptor[] {
  const stop = text.charCodeAt(end - 1) === 0x3a ? end - 1 : end;
  const out: Descriptor[] = [];
  let at = start;
  while (at < stop) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || code === 0x2c) {
      at++;
      continue;
    }
    const quoted = code === 0x22;
    const from = quoted ? at + 1 : at;
    const mark = quoted ? 0x22 : 0x2c;
    let to = from;
    while (to < stop && text.charCodeAt(to) !== mark) to++;
    if (to > from) out.push(yarnDescriptor(text, from, to));
    at = to + 1;
  }
  return out;
}

/** Two words of a field, without their quotes. */
function words(text: string, start: number, end: number): readonly [key?: Span, value?: Span] {
  const out: Span[] = [];
  let at = start;
  while (at < end && out.length < 2) {
    if (text.charCodeAt(at) === 0x20) {
      at++;
      continue;
    }
    const quoted = text.charCodeAt(at) === 0x22;
    const from = quoted ? at + 1 : at;
    let to = from;
    const mark = quoted ? 0x22 : 0x20;
    while (to < end && text.charCodeAt(to) !== mark) to++;
    out.push([from, to]);
    at = to + 1;
  }
  return [out[0], out[1]] as readonly [key?: Span, value?: Span];
}

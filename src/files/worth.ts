// A quick no for most names: whether any pattern has this ending at all, so that a walk costs one look-up a file.
import type { FilePattern } from '../model.ts';

/**
 * A function from a base name that is false only where no pattern can claim it. Names may hold a `*`, which stands for a version. A name
 * without an ending is always worth a look: its folder may decide.
 */
export function worth(patterns: readonly FilePattern[]): (name: string) => boolean {
  const endings = new Set<string>(); // of which anything may be claimed
  const named = new Set<string>(); // of which only these names are
  const exact = new Set<string>();
  const prefixes: string[] = [];
  let all = patterns.length === 0; // nothing is known
  for (const { name, prefix, suffix } of patterns) {
    if (name?.includes('*')) endings.add(name.endsWith('*') ? DIGITS : ending(name));
    else if (name !== undefined) {
      exact.add(name.toLowerCase());
      named.add(ending(name));
    } else if (suffix?.includes('.')) endings.add(ending(suffix));
    else if (prefix !== undefined && suffix === undefined) prefixes.push(prefix.toLowerCase());
    else all = true; // only a folder, or an ending without a dot: nobody can say no quickly
  }
  const known = new Map<string, Answer>();
  const first = new Set(prefixes.flatMap(prefix => [prefix.charCodeAt(0), prefix.toUpperCase().charCodeAt(0)]));

  return name => {
    const dot = name.lastIndexOf('.');
    if (dot < 0 || all) return true;
    const raw = name.slice(dot + 1);
    let answer = known.get(raw);
    if (answer === undefined) {
      answer = answerFor(raw.toLowerCase());
      if (known.size < MOST) known.set(raw, answer);
    }
    if (answer === 'any') return true;
    if (answer === 'none' && !first.has(name.charCodeAt(0))) return false;
    const folded = name.toLowerCase();
    return exact.has(folded) || prefixes.some(prefix => folded.startsWith(prefix));
  };

  function answerFor(folded: string): Answer {
    if (endings.has(folded) || (endings.has(DIGITS) && /^\d+$/.test(folded))) return 'any';
    return named.has(folded) ? 'named' : 'none';
  }
}

type Answer = 'any' | 'named' | 'none';

/** Stands for every ending of digits: the last part of a version. */
const DIGITS = '*';
/** Endings remembered as they are spelled; a tree that invents more of them is asked anew. */
const MOST = 4096;

function ending(text: string): string {
  return text.slice(text.lastIndexOf('.') + 1).toLowerCase();
}

// Takes the values of a JSON object apart, and says at the exact key what is unknown, wrong or missing.
import type { Day, Problem, ProblemId } from '../model.ts';
import type { JsonMember, JsonNode } from '../parse/json.ts';
import { isDay } from './day.ts';
import { GUESSES, nearest } from './nearest.ts';

export interface Fields {
  readonly keys: readonly string[];
  /** Offset of a key, or of the object where the key is missing. */
  readonly at: (key: string) => number;
  readonly node: (key: string) => JsonNode | undefined;
  readonly fault: (key: string, expected: string, at?: number) => undefined;
  readonly text: (key: string) => string | undefined;
  readonly day: (key: string) => Day | undefined;
  readonly flag: (key: string) => boolean | undefined;
  readonly count: (key: string) => number | undefined;
  readonly word: <T extends string>(key: string, words: readonly T[]) => T | undefined;
  /** Texts, each held against `check`, which answers what was expected where it does not hold. */
  readonly texts: (key: string, check?: (text: string, at: number) => string | undefined) => readonly string[] | undefined;
  /** Reports a key that is not there. */
  readonly need: (...keys: readonly string[]) => boolean;
}

/** Every reader answers `undefined` for a key that is missing or faulty; the fault has been reported. `known` absent: any key. */
export function fields(object: JsonNode, known: readonly string[] | undefined, problems: Problem[]): Fields {
  const members = new Map<string, JsonMember>();
  const twice = new Set<string>();
  for (const member of object.kind === 'object' ? object.members : []) {
    if (known && !known.includes(member.key)) {
      say('policy-unknown-key', member.keySpan[0], {
        key: member.key,
        known: (problems.length < GUESSES ? nearest(member.key, known) : []).join(', '),
      });
    } else if (members.has(member.key)) {
      twice.add(member.key);
      say('policy-value', member.keySpan[0], { key: member.key, expected: 'stated once' });
    } else if (!member.value) {
      twice.add(member.key);
      say('policy-value', member.keySpan[0], { key: member.key, expected: 'followed by a value' });
    } else members.set(member.key, member);
  }
  for (const key of twice) members.delete(key); // stated twice is not stated

  const at = (key: string): number => members.get(key)?.keySpan[0] ?? object.span[0];
  const node = (key: string): JsonNode | undefined => members.get(key)?.value;
  const fault = (key: string, expected: string, place = at(key)): undefined => say('policy-value', place, { key, expected });
  const text = (key: string): string | undefined => {
    const value = node(key);
    if (value === undefined) return undefined;
    if (value.kind === 'string' && value.text.trim() !== '') return value.text;
    return fault(key, 'a text');
  };
  return {
    keys: [...members.keys()],
    at,
    node,
    fault,
    text,
    day(key) {
      const value = text(key);
      return value === undefined || isDay(value) ? value : fault(key, 'a day such as 2027-02-28');
    },
    flag(key) {
      const value = node(key);
      if (value === undefined) return undefined;
      return value.kind === 'boolean' ? value.text === 'true' : fault(key, 'true or false');
    },
    count(key) {
      const value = node(key);
      if (value === undefined) return undefined;
      if (value.kind === 'number' && /^[1-9]\d{0,4}$/.test(value.text)) return Number(value.text);
      return fault(key, 'a whole number from 1 to 99999');
    },
    word(key, words) {
      const value = text(key);
      if (value === undefined) return undefined;
      return words.find(word => word === value) ?? fault(key, `one of ${words.join(', ')}`);
    },
    texts(key, check) {
      const value = node(key);
      if (value === undefined) return undefined;
      if (value.kind !== 'array') return fault(key, 'a list of texts');
      const out = new Set<string>();
      let sound = true;
      for (const item of value.items) {
        const expected = item.kind === 'string' && item.text !== '' ? check?.(item.text, item.span[0]) : 'a text';
        if (expected !== undefined) {
          sound = false;
          if (expected !== '') fault(key, expected, item.span[0]);
        } else if (item.kind === 'string') out.add(item.text);
      }
      return sound ? [...out] : undefined;
    },
    need(...keys) {
      const missing = keys.filter(key => !members.has(key) && !twice.has(key));
      for (const key of missing) say('policy-missing', object.span[0], { key });
      return keys.every(key => members.has(key));
    },
  };

  function say(id: ProblemId, place: number, args: Readonly<Record<string, string | number>>): undefined {
    problems.push({ reason: 'policy', id, at: place, args });
  }
}

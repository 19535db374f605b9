// Collects what a probe reads out of bytes: each mark once, a bounded number of them, no unprintable text.
import type { Clue, Extraction, Field, Problem, ProblemId, Reason, Reference, Role, Span } from '../../model.ts';
import { jniClass } from '../../parse/jni-class.ts';
import { BUDGET, type Budget } from './budget.ts';

const MOST = 16_384;
const LONGEST = 512;
/** Bytes have no lines: the file itself is the place. */
const WHOLE_FILE: Span = [0, 0];

export interface Findings {
  mark(field: Field, text: string, group: string): void;
  add(clue: Clue, group: string, role?: Role): void;
  /** Each kind of problem is said once a file. */
  problem(reason: Reason, id: ProblemId, args?: Problem['args']): void;
  extraction(): Extraction;
}

export function findings(): Findings {
  const references: Reference[] = [];
  const problems: Problem[] = [];
  const known = new Map<string, Set<string>>();
  /** Tables of symbols are long: no key is joined for each of them. */
  function once(kind: string, key: string): boolean {
    const keys = known.get(kind);
    if (!keys) known.set(kind, new Set([key]));
    else if (keys.has(key)) return false;
    else keys.add(key);
    return true;
  }
  const self: Findings = {
    mark(field, text, group) {
      const clean = printable(text);
      if (clean) self.add({ kind: 'mark', field, text: clean }, group);
      const owner = field === 'symbol' ? jniClass(clean) : undefined;
      if (owner) self.add({ kind: 'mark', field: 'class', text: owner }, 'JNI');
    },
    add(clue, group, role = 'runtime') {
      if (references.length >= MOST) self.problem('size', 'too-large', { size: references.length + 1, limit: MOST, what: 'names' });
      else if (clue.kind === 'mark' ? once(clue.field, clue.text) : once('', JSON.stringify(clue)))
        references.push({ clue, token: WHOLE_FILE, role, state: 'resolved', certain: 'exact', group });
    },
    problem(reason, id, args) {
      if (once('problem', `${reason}\0${id}\0${args?.['what'] ?? ''}`)) problems.push({ reason, id, ...(args ? { args } : {}) });
    },
    extraction: () => ({ references, edges: [], problems }),
  };
  return self;
}

/** Ends a probe: an error of the disk and a spent budget are Problems, for what was not read is not clean. */
export function close(found: Findings, bytes: Budget, limit = BUDGET): Extraction {
  const error = bytes.error();
  if (error !== undefined) found.problem('access', 'unreadable', { error });
  else if (bytes.short()) found.problem('size', 'too-large', { size: bytes.size, limit });
  return found.extraction();
}

/** Trimmed and cut to a bounded length; empty where a control character shows that it is no text at all. */
function printable(text: string): string {
  const cut = text.slice(0, LONGEST).trim();
  for (let at = 0; at < cut.length; at++) {
    const code = cut.charCodeAt(at);
    if (code < 32 || (code >= 0x7f && code < 0xa0) || code === 0xfffd) return '';
  }
  return cut;
}

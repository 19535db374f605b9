// How weighty a severity is, as a number that compares; `off` is less than nothing.
import type { Severity } from '../model.ts';

const ORDER: readonly (Severity | 'off')[] = ['off', 'none', 'information', 'warning', 'error'];

export function rank(severity: Severity | 'off'): number {
  return ORDER.indexOf(severity);
}

// Generated from the files in this folder by `npm run build`; never edited by hand.
import type { Probe } from '../model.ts';
import { elf } from './elf.ts';
import { pe } from './pe.ts';

export const probes: readonly Probe[] = [
  elf,
  pe,
];

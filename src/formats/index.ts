// Generated from the files in this folder by `npm run build`; never edited by hand.
import type { Format } from '../model.ts';
import { goMod as golangGoMod } from './golang/go-mod.ts';

export const formats: readonly Format[] = [
  golangGoMod,
];

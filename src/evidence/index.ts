// Generated from the files in this folder by `npm run build`; never edited by hand.
import type { Probe } from '../model.ts';
import { ar } from './ar.ts';
import { bunLockb } from './bun-lockb.ts';
import { classFile } from './class-file.ts';
import { dex } from './dex.ts';
import { elf } from './elf.ts';
import { infoPlist } from './info-plist.ts';
import { machO } from './mach-o.ts';
import { pe } from './pe.ts';
import { standIn } from './stand-in.ts';
import { tar } from './tar.ts';
import { unread } from './unread.ts';
import { wasm } from './wasm.ts';
import { zip } from './zip.ts';

export const probes: readonly Probe[] = [
  ar,
  bunLockb,
  classFile,
  dex,
  elf,
  infoPlist,
  machO,
  pe,
  standIn,
  tar,
  unread,
  wasm,
  zip,
];

// What a command is given besides its words: the list, the day, the folder it runs in; and what it hands back.
import type { List, Signal } from '../model.ts';
import type { EvidenceOf } from '../report/explain.ts';

export interface World {
  readonly list: () => List;
  /** Why each sign is believed, where the file is at hand; `explain` alone asks. */
  readonly evidence?: () => EvidenceOf | undefined;
  readonly version: string;
  /** The clock's day, UTC. */
  readonly today: string;
  readonly signal: Signal;
  readonly cwd: string;
  readonly noColor?: string | undefined;
}

export type ExitCode = 0 | 1 | 2 | 3 | 130;

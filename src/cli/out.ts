// Where the command line writes: the report to one stream, everything else to the other.

export interface Out {
  readonly report: (text: string) => void;
  readonly note: (text: string) => void;
  /** Progress that overwrites itself; absent where nobody watches. */
  readonly progress?: (text: string) => void;
  readonly isTerminal: boolean;
}

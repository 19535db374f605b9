// One scan from the terminal: its events are handed on, its progress is shown, what a conclusion needs is kept.
import type { Checked, Decision, Files, Finding, Signal } from '../model.ts';
import { english, say } from '../report/message.ts';
import { type ScanEvent, type ScanOptions, scan } from '../scan/scan.ts';
import type { Setup } from '../scan/setup.ts';
import type { Options } from './args.ts';
import type { Out } from './out.ts';

export interface Survey {
  readonly findings: readonly Finding[];
  readonly checked: readonly Checked[];
  /** Decisions of comments that counted. */
  readonly inline: readonly Decision[];
}

export interface Hooks {
  readonly event?: (event: ScanEvent) => void;
  /** The policy files that were found, before any conclusion. */
  readonly policies?: (found: readonly string[]) => Promise<void>;
  readonly references?: NonNullable<ScanOptions['references']>;
}

export async function survey(files: Files, setup: Setup, options: Options, out: Out, signal: Signal, hooks: Hooks = {}): Promise<Survey> {
  const checked: Checked[] = [];
  let findings: readonly Finding[] = [];
  let inline: readonly Decision[] = [];
  let total = 0;
  const scanOptions: ScanOptions = {
    include: options.include,
    exclude: options.exclude,
    pause: () => new Promise<void>(resolve => setImmediate(resolve)),
    ...(hooks.references ? { references: hooks.references } : {}),
  };
  for await (const event of scan(files, setup, scanOptions, signal)) {
    hooks.event?.(event);
    if (event.kind === 'found') {
      total = event.files;
      await hooks.policies?.(event.policies);
    } else if (event.kind === 'findings') {
      findings = event.findings;
      inline = event.inline;
    } else if (event.kind === 'checked') {
      checked.push(event.checked);
      if (checked.length % 200 === 0 && !options.quiet)
        out.progress?.(say(english, 'cli.progress', { done: checked.length, found: total }));
    }
  }
  out.progress?.('');
  return { findings, checked, inline };
}

// How a command ends: a report is written where it was asked for, a fault is one sentence and exit code 2.
import { writeFileSync } from 'node:fs';
import { english, say } from '../report/message.ts';
import type { Options } from './args.ts';
import type { Out } from './out.ts';
import type { ExitCode } from './world.ts';

export function write(out: Out, options: Pick<Options, 'output'>, report: string): ExitCode {
  if (options.output === undefined) return done(out, report);
  try {
    writeFileSync(options.output, report);
    return 0;
  } catch (error) {
    return fault(out, say(english, 'cli.output', { path: options.output, error: words(error) }));
  }
}

export function done(out: Out, report: string): ExitCode {
  out.report(report);
  return 0;
}

export function fault(out: Out, text: string): ExitCode {
  out.note(text);
  return 2;
}

/** The first line of what went wrong. */
export function words(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

// The command line: arguments in, exit code out. It renders; the middle decides.
import type { List } from '../model.ts';
import { readPolicy } from '../policy/read.ts';
import { explain } from '../report/explain.ts';
import { type Args, english, say, type WordId } from '../report/message.ts';
import { setup } from '../scan/setup.ts';
import { type Options, readArgs } from './args.ts';
import { decide } from './decide.ts';
import { decisions } from './decisions.ts';
import { done, fault, words, write } from './finish.ts';
import { HELP } from './help.ts';
import { listed } from './listed.ts';
import type { Out } from './out.ts';
import { policyShown } from './policy-shown.ts';
import { scanFolders } from './scan-folders.ts';
import type { ExitCode, World } from './world.ts';

/** Runs one command. Never throws for what a user typed or a file holds. */
export async function main(argv: readonly string[], out: Out, world: World): Promise<ExitCode> {
  const options = readArgs(argv, world.today);
  if (typeof options === 'string') return fault(out, options);
  if (options.command === 'help') return done(out, HELP);
  if (options.command === 'version') return done(out, `${world.version}\n`);
  let list: List;
  try {
    list = world.list();
  } catch (error) {
    return fault(out, sentence('cli.list', { error: words(error) }));
  }
  if (options.command === 'list') return write(out, options, listed(list, options));
  if (options.command === 'explain') return explained(out, options, list, world);
  if (options.command === 'decide') return decide(out, options, list, world);
  if (options.command === 'decisions') return decisions(out, options, list, world);
  if (options.command === 'policy') return policyShown(out, options, list, world);
  return scanFolders(out, options, list, world);
}

function explained(out: Out, options: Options, list: List, world: World): ExitCode {
  const [id = ''] = options.paths;
  const { policy } = readPolicy(undefined, list, options.today);
  const made = setup(list, [], [], policy, options.today);
  const page = explain(english, list, made.index, id, world.evidence?.(), { policy, today: options.today });
  return page === undefined ? fault(out, sentence('cli.unknown', { id })) : write(out, options, page);
}

function sentence(id: WordId, args: Args = {}): string {
  return say(english, id, args);
}

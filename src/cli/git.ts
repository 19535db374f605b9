// Git as a reader of what is stored: no hook, no monitor and no network is started, and nothing is written.
import { execFile, spawn } from 'node:child_process';

const QUIET: readonly string[] = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.quotePath=false'];
const MOST = 512 * 1024 * 1024;

function environment(): NodeJS.ProcessEnv {
  return { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0', GIT_PAGER: 'cat', LC_ALL: 'C' };
}

/** What a command says; rejects where it fails or there is no git. */
export function git(root: string, ...argv: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { cwd: root, env: environment(), maxBuffer: MOST, encoding: 'utf8' } as const;
    execFile('git', [...QUIET, ...argv], options, (error, stdout) => (error ? reject(error) : resolve(stdout)));
  });
}

export interface Blobs {
  /** Rejects where the object is not stored here. */
  readonly read: (id: string) => Promise<Uint8Array>;
  readonly close: () => void;
}

/** One process that answers in the order in which it is asked. https://git-scm.com/docs/git-cat-file#_batch_output */
export function blobs(root: string): Blobs {
  const child = spawn('git', [...QUIET, 'cat-file', '--batch'], { cwd: root, env: environment(), stdio: ['pipe', 'pipe', 'ignore'] });
  const waiting: { readonly resolve: (bytes: Uint8Array) => void; readonly reject: (error: Error) => void }[] = [];
  let parts: Buffer[] = [];
  let held = 0;
  let wanted = 1; // bytes without which another look is in vain
  const end = (message: string): void => {
    for (const { reject } of waiting.splice(0)) reject(new Error(message));
  };
  child.on('error', error => end(error.message));
  child.on('close', () => end('git has ended'));
  child.stdin.on('error', error => end(error.message));
  child.stdout.on('data', (chunk: Buffer) => {
    parts.push(chunk);
    held += chunk.length;
    if (held < wanted) return;
    let data = Buffer.concat(parts);
    wanted = 1;
    for (;;) {
      const line = data.indexOf(10);
      if (line < 0) break;
      const [, type, digits] = data.toString('latin1', 0, line).split(' ');
      const size = type === 'blob' ? Number(digits) : undefined;
      const last = size === undefined ? line : line + 1 + size;
      if (data.length <= last) {
        wanted = last + 1;
        break;
      }
      const next = waiting.shift();
      if (size === undefined) next?.reject(new Error('not stored here'));
      else next?.resolve(new Uint8Array(data.subarray(line + 1, last)));
      data = data.subarray(last + 1);
    }
    parts = data.length > 0 ? [data] : [];
    held = data.length;
  });
  return {
    read: id =>
      new Promise((resolve, reject) => {
        if (!/^[0-9a-f]{40,64}$/.test(id)) return reject(new Error('no object id'));
        waiting.push({ resolve, reject });
        child.stdin.write(`${id}\n`);
      }),
    close: () => {
      child.stdin.end();
    },
  };
}

// The program itself: hands the process to main and sets the exit code.
import { existsSync, readFileSync } from 'node:fs';
import { main } from './main.ts';

declare const VERSION: string;

const controller = new AbortController();
process.once('SIGINT', () => controller.abort());
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0); // the reader went away
});

const progress = (text: string): void => void process.stderr.write(`\r\u001b[K${text}`);
process.exitCode = await main(
  process.argv.slice(2),
  {
    report: text => void process.stdout.write(text),
    note: text => void process.stderr.write(`${text}\n`),
    ...(process.stderr.isTTY ? { progress } : {}),
    isTerminal: process.stdout.isTTY === true,
  },
  {
    list: () => JSON.parse(readFileSync(new URL('list.json', import.meta.url), 'utf8')),
    evidence: () => {
      const file = new URL('evidence.json', import.meta.url);
      return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
    },
    version: VERSION,
    today: new Date().toISOString().slice(0, 10),
    signal: controller.signal,
    cwd: process.cwd(),
    noColor: process.env['NO_COLOR'],
  },
);

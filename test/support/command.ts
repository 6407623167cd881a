import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const ROOT = join(import.meta.dirname, '../..');
/** What Node has compiled of our programs: with it they start in two thirds of the time, and tests start them again and again. */
export const COMPILE_CACHE = join(tmpdir(), 'dateline-compile-cache');

export interface Ended {
  readonly code: number | null;
  readonly said: string;
  /** What went to standard error. */
  readonly complaint: string;
}

/** A command of the command line, as an operator's shell runs it. */
export function startCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
) {
  const { PATH = '', HOME = '' } = process.env;
  return spawn(process.execPath, ['server/cli/main.ts', ...args], {
    cwd: ROOT,
    env: { PATH, HOME, NODE_COMPILE_CACHE: COMPILE_CACHE, ...environment },
  });
}

/** Runs a command to its end, with `input` on its standard input. */
export async function runCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  input = '',
): Promise<Ended> {
  const child = startCommand(args, environment);
  child.stdin.end(input);
  const [said, complaint] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: child.exitCode, said, complaint };
}

import { spawn } from 'node:child_process';
import type { ChildProcess, ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../shared/domain/policy.ts';
import { makeAccount } from './accounts.ts';
import { COMPILE_CACHE } from './command.ts';
import { openTestDatabase } from './test-database.ts';

const ROOT = join(import.meta.dirname, '../..');
const READY_WITHIN = 20_000;

export const PASSWORD = 'correct horse battery';

export interface ServerProcess {
  readonly origin: string;
  readonly dataDirectory: string;
  /** Null where it stores in SQLite. */
  readonly databaseUrl: string | null;
  /** Of the running process. */
  pid(): number;
  /** What the server has printed so far. */
  output(): string;
  /** Makes an account; the password is `PASSWORD`. */
  createUser(email: string, name: string, role: Role): Promise<void>;
  /** SIGKILL: nothing is closed, nothing is written any more. */
  kill(): Promise<void>;
  /** SIGTERM; answers the exit code. */
  stop(): Promise<number | null>;
  start(): Promise<void>;
  /** Stops and removes the data. */
  dispose(): Promise<void>;
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Resolves when the server has said where it listens; rejects with its output when it dies or takes too long. */
function ready(child: ChildProcessWithoutNullStreams, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const from = output().length;
    const fail = () => {
      reject(new Error(`the server did not become ready:\n${output()}`));
    };
    const deadline = setTimeout(fail, READY_WITHIN);
    child.once('exit', fail);
    child.stdout.on('data', () => {
      if (!output().slice(from).includes('/desk')) return;
      clearTimeout(deadline);
      child.off('exit', fail);
      resolve();
    });
  });
}

/** What a store holds before the server opens it for the first time. */
type Prepare = (place: {
  readonly dataDirectory: string;
  readonly databaseUrl: string | null;
}) => Promise<void> | void;

/** Not the whole environment: the test runner has a BASE_URL of its own. */
const environmentOf = (dataDirectory: string, port: number) => ({
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? '',
  DATA_DIR: dataDirectory,
  PORT: String(port),
  LOG_LEVEL: 'warn',
  NODE_COMPILE_CACHE: COMPILE_CACHE,
});

/** The real server as a process of its own, with an empty store in a temporary directory. */
export async function startServer(
  environment: Readonly<Record<string, string>> = {},
  prepare: Prepare = () => {},
): Promise<ServerProcess> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'dateline-test-'));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const database = await openTestDatabase();
  const variables: Readonly<Record<string, string>> = {
    ...environmentOf(dataDirectory, port),
    ...(database.url === null ? {} : { DATABASE_URL: database.url }),
    ...environment,
  };
  let child: ChildProcess | null = null;
  let printed = '';

  async function start(): Promise<void> {
    const started = spawn(process.execPath, ['server/main.ts'], { cwd: ROOT, env: variables });
    for (const stream of [started.stdout, started.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
      });
    }
    child = started;
    await ready(started, () => printed);
  }

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const running = child;
    if (running === null || running.exitCode !== null || running.signalCode !== null) return null;
    const exited = once(running, 'exit');
    running.kill(signal);
    const [code] = (await exited) as [number | null];
    return code;
  }

  await prepare({ dataDirectory, databaseUrl: database.url });
  await start();
  return {
    origin,
    dataDirectory,
    databaseUrl: variables.DATABASE_URL ?? null,
    pid() {
      if (child?.pid === undefined) throw new Error('the server is not running');
      return child.pid;
    },
    output: () => printed,
    createUser: (email, name, role) =>
      makeAccount(variables, { email, name, role, password: PASSWORD }),
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    start,
    async dispose() {
      await end('SIGTERM');
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

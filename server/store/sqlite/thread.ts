import { Worker } from 'node:worker_threads';
import { StorageError } from '../errors.ts';
import type { Command, Failure, QueryAnswer, Reply, Request, ThreadOptions } from './messages.ts';

/** A SQLite connection that lives in a thread of its own; commands run in the order in which they come. */
export interface Thread {
  query(sql: string, parameters: readonly unknown[], within: boolean): Promise<QueryAnswer>;
  append(command: Command & { kind: 'append' }): Promise<readonly (number | null)[]>;
  run(kind: 'begin' | 'commit' | 'rollback'): Promise<void>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: Error) => void;
}

function errorOf({ code, message }: Failure): Error {
  return code === 'storage' || code === 'damaged'
    ? new StorageError(code, message)
    : Object.assign(new Error(message), { code });
}

interface Line {
  /** The caller names the type of the answer: worker.ts gives it so. */
  readonly send: <Value>(command: Command, transfer?: ArrayBuffer[]) => Promise<Value>;
  readonly opened: Promise<unknown>;
}

/** Pairs replies with commands; once the worker has ended, all fails. */
function connect(worker: Worker): Line {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let ended: Error | null = null;

  function end(reason: string): void {
    ended ??= new StorageError('storage', `The database's thread has ended: ${reason}`);
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  }

  worker.on('message', (reply: Reply) => {
    const waiter = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.ok) waiter?.resolve(reply.value);
    else waiter?.reject(errorOf(reply.failure));
  });
  worker.on('error', (error) => end(error instanceof Error ? error.message : String(error)));
  worker.on('exit', (code) => end(`code ${code}`));

  function answer<Value>(id: number): Promise<Value> {
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
    });
  }

  return {
    opened: answer(0),
    send(command, transfer = []) {
      if (ended !== null) return Promise.reject(ended);
      last += 1;
      const reply = answer<never>(last);
      worker.postMessage({ id: last, command } satisfies Request, transfer);
      return reply;
    },
  };
}

/** Resolves once the database is open; rejects with a StorageError where it cannot be, or is damaged. */
export async function startThread(options: ThreadOptions): Promise<Thread> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: options });
  const { send, opened } = connect(worker);
  await opened;
  return {
    query: (sql, parameters, within) => send({ kind: 'query', sql, parameters, within }),
    append: (command) => send(command, [command.bytes.buffer]),
    run: (kind) => send({ kind }),
    async close() {
      await send({ kind: 'close' });
      await worker.terminate();
    },
  };
}

import { text } from 'node:stream/consumers';
import type { Config } from '../config.ts';
import { readConfig } from '../config.ts';
import { createLogger } from '../logger.ts';
import { openStore } from '../store/open.ts';
import type { OpenStore } from '../store/open.ts';

/** Ends the command with a sentence for the operator. */
export function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

export function requireConfig(): Config {
  const config = readConfig(process.env);
  if (!config.ok)
    fail(`The settings are wrong:\n${config.refusal.map((p) => `  ${p}`).join('\n')}`);
  return config.value;
}

/** Runs `work` with the store open and closes it afterwards; `full` walks a whole SQLite file first. */
export async function withStore<Value>(
  work: (store: OpenStore, config: Config) => Promise<Value>,
  check: 'quick' | 'full' = 'quick',
  prepare?: Parameters<typeof openStore>[2],
): Promise<Value> {
  const config = requireConfig();
  const { database } = config;
  const options = database.kind === 'sqlite' ? { ...database, check } : database;
  const store = await openStore(options, createLogger('warn'), prepare);
  try {
    return await work(store, config);
  } finally {
    await store.close();
  }
}

/** Standard input without the line break at its end. */
export async function readPassword(): Promise<string> {
  return (await text(process.stdin)).replace(/\r?\n$/, '');
}

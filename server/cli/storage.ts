import { copyFile, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from '../config.ts';
import { createLogger } from '../logger.ts';
import { openStore } from '../store/open.ts';
import { lockFile } from '../store/sqlite/lock.ts';
import { fail, requireConfig, withStore } from './command.ts';

function sqliteFile(config: Config): string {
  if (config.database.kind === 'sqlite') return config.database.file;
  return fail('The database is PostgreSQL: use pg_dump and pg_restore.');
}

export async function backup(target: string): Promise<void> {
  const file = sqliteFile(requireConfig());
  // Opening would make an empty one, and the backup of that would look like a backup.
  if (!existsSync(file)) fail(`There is no database ${file}.`);
  const path = resolve(target);
  if (existsSync(path)) fail(`${path} exists: choose another name.`);
  await withStore((store) => store.backupTo(path)).catch((error: unknown) => {
    fail(`No backup was written: ${error instanceof Error ? error.message : String(error)}`);
  });
  process.stdout.write(`Wrote ${path}. Pictures are in the media folder beside the database.\n`);
}

/** Opens a copy first: a damaged backup never replaces a database. */
async function checkedCopy(source: string, incoming: string): Promise<void> {
  await copyFile(source, incoming);
  try {
    const options = { kind: 'sqlite', file: incoming, check: 'full' } as const;
    const store = await openStore(options, createLogger('silent'));
    await store.close();
  } catch (error) {
    await rm(incoming, { force: true });
    fail(`${source} is no sound backup: ${error instanceof Error ? error.message : ''}`);
  }
}

/** A server that runs would go on in files that are no longer there: it has to be stopped. */
export function lockOrFail(file: string): () => void {
  try {
    return lockFile(file);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

export async function restore(source: string, options: { readonly force: boolean }): Promise<void> {
  const file = sqliteFile(requireConfig());
  if (!existsSync(source)) fail(`There is no file ${source}.`);
  if (existsSync(file) && !options.force) {
    fail(`${file} exists. Stop the server, then add --force to replace it.`);
  }
  const release = lockOrFail(file);
  const incoming = `${file}.incoming`;
  await checkedCopy(source, incoming);
  for (const ending of ['-wal', '-shm']) await rm(`${file}${ending}`, { force: true });
  await rename(incoming, file);
  release();
  process.stdout.write(`Restored ${file} from ${source}.\n`);
}

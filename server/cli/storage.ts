import { copyFile, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import type { Config } from '../config.ts';
import { createLogger } from '../logger.ts';
import { openStore } from '../store/open.ts';
import { fail, requireConfig, withStore } from './command.ts';

function sqliteFile(config: Config): string {
  if (config.database.kind === 'sqlite') return config.database.file;
  return fail('The database is PostgreSQL: use pg_dump and pg_restore.');
}

export async function migrate(): Promise<void> {
  await withStore(async () => {
    process.stdout.write('The database has the newest schema.\n');
  });
}

export async function backup(target: string): Promise<void> {
  sqliteFile(requireConfig());
  if (existsSync(target)) fail(`${target} exists: choose another name.`);
  await withStore((store) => store.backupTo(target));
  process.stdout.write(`Wrote ${target}. Pictures are in the media folder beside the database.\n`);
}

/** Opens the copy first: a damaged backup never replaces a database. */
export async function restore(source: string, options: { readonly force: boolean }): Promise<void> {
  const file = sqliteFile(requireConfig());
  if (!existsSync(source)) fail(`There is no file ${source}.`);
  if (existsSync(file) && !options.force) {
    fail(`${file} exists. Stop the server, then add --force to replace it.`);
  }
  const incoming = `${file}.incoming`;
  await copyFile(source, incoming);
  const store = await openStore(
    { kind: 'sqlite', file: incoming, check: 'full' },
    createLogger('silent'),
  ).catch(async (error: unknown) => {
    await rm(incoming, { force: true });
    return fail(`${source} is no sound backup: ${error instanceof Error ? error.message : ''}`);
  });
  await store.close();
  for (const ending of ['-wal', '-shm']) await rm(`${file}${ending}`, { force: true });
  await rename(incoming, file);
  process.stdout.write(`Restored ${file} from ${source}.\n`);
}

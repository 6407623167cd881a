import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';

// Enters: two paths. Leaves: a copy of the database that stands by itself.
// Never changes the database that it copies, and never leaves half a copy under the final name.

const ALL_PAGES = 0x7fffffff;

function sync(path: string): void {
  const descriptor = openSync(path, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** All pages in one step: the copy then belongs to one moment, and no writer makes it start again. */
async function copy(file: string, path: string): Promise<void> {
  const source = new Database(file, { fileMustExist: true });
  try {
    source.pragma('query_only = ON');
    await source.backup(path, { progress: () => ALL_PAGES });
  } finally {
    source.close();
  }
}

function check(path: string): void {
  const handle = new Database(path, { fileMustExist: true });
  try {
    const answer = String(handle.pragma('integrity_check(1)', { simple: true }));
    if (answer !== 'ok') throw new Error(`The copy is damaged, so the database is: ${answer}`);
  } finally {
    handle.close();
  }
}

async function backup(file: string, path: string): Promise<void> {
  if (existsSync(path)) throw new Error(`There is already a file ${path}.`);
  const unfinished = `${path}.part`;
  rmSync(unfinished, { force: true });
  await copy(file, unfinished);
  check(unfinished);
  sync(unfinished);
  renameSync(unfinished, path);
  sync(dirname(path));
}

const { file, path } = workerData as { readonly file: string; readonly path: string };
await backup(file, path);

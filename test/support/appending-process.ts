import { execFileSync } from 'node:child_process';
import { sql } from 'kysely';
import { openStore } from '../../server/store/open.ts';
import { entryOf, newLiveBlog, newUpdate } from '../contract/subject.ts';

// Appends while the system lets files grow, while it does not, and after: node appending-process.ts <file>
// Says what was acknowledged in each of the three, as JSON.

const ENTRY_BYTES = 20_000;

/** Writes beyond the limit fail with EFBIG, which SQLite takes for an I/O error. */
function limitFiles(bytes: number | 'unlimited'): void {
  execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:`]);
}

const store = await openStore({ kind: 'sqlite', file: process.argv[2] ?? '' });
const { id } = await newUpdate(store, (await newLiveBlog(store)).id);

async function append(count: number) {
  const acknowledged: number[] = [];
  const refusals: unknown[] = [];
  for (let entry = 0; entry < count; entry += 1) {
    const bytes = new Uint8Array(ENTRY_BYTES).fill(entry);
    await store.draftLog.append(entryOf(id, { bytes })).then(
      (seq) => acknowledged.push(seq),
      (error: unknown) =>
        refusals.push(error instanceof Error && 'code' in error ? error.code : String(error)),
    );
  }
  const readable = (await store.draftLog.load(id))?.seq;
  const ready = await store.probe().then(
    () => true,
    () => false,
  );
  return { acknowledged, refusals, readable, ready };
}

/** A setting that a connection keeps for itself: gone, it is another connection. */
const MARK = -77;
const pragma = async (text: string) =>
  (await sql.raw<{ cache_size: number }>(`pragma ${text}`).execute(store.authDatabase.db)).rows[0];

const before = await append(10);
await pragma(`cache_size = ${MARK}`);
limitFiles(400_000);
const during = await append(40);
limitFiles('unlimited');
const after = await append(10);
const replaced = (await pragma('cache_size'))?.cache_size !== MARK;
await store.close();
console.log(JSON.stringify({ id, before, during, after, replaced }));

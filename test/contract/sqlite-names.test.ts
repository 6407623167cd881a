import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '../../server/store/open.ts';
import { instant } from '../../shared/ids.ts';
import { body, minute, paragraph } from '../support/facts.ts';
import { draftOf, MAYA, newLiveBlog, newUpdate } from './subject.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'dateline-names-'));
});
afterEach(() => rm(directory, { recursive: true }));

/** The names that tables and columns had before the migration `0005-names`. */
const OLDER_NAMES = `
  alter table public_block rename column block_id to part_id;
  alter table public_block rename to shown_part;
  alter table public_update rename to shown_update;
  drop index public_block_newest;
  drop index public_block_id;
  create index shown_part_newest on shown_part (live_blog_id, kind, seq, position);
  create index shown_part_id on shown_part (part_id, live_blog_id, seq);
  alter table updates rename column summarised_seq to noted_seq;
  alter table idempotency_record rename column result to body;
  alter table idempotency_record add column status integer not null default 201;
  drop index idempotency_record_at;
  alter table idempotency_record rename to receipt;
  create index receipt_at on receipt (at);
  delete from kysely_migration where name = '0005-names';
`;

it('[P2] a retry is known, and a draft is summarised, across the change of names', async () => {
  const file = join(directory, 'dateline.db');
  const before = await openStore({ kind: 'sqlite', file });
  const { id } = await newLiveBlog(before);
  const update = await newUpdate(before, id);
  const draft = draftOf(body(paragraph('They meet.')), 'b'.repeat(64));
  await before.updates.summariseDraft(update.id, draft, 7);
  const record = { userId: MAYA, key: 'one', requestHash: 'f'.repeat(64), result: { id: '1' } };
  await before.idempotencyRecords.insert({ ...record, at: minute(5) });
  await before.close();

  const older = new Database(file);
  older.exec(OLDER_NAMES);
  older.close();

  const after = await openStore({ kind: 'sqlite', file });
  expect(await after.idempotencyRecords.find(MAYA, 'one')).toMatchObject(record);
  await after.updates.summariseDraft(update.id, draftOf(body(), 'c'.repeat(64)), 6);
  expect((await after.updates.getRow(update.id))?.draft).toEqual(draft);
  await after.idempotencyRecords.deleteBefore(instant(new Date()));
  expect(await after.idempotencyRecords.find(MAYA, 'one')).toBeNull();
  await after.close();
});

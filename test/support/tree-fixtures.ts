import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import type { Kysely } from 'kysely';
import type { Database as Tables } from '../../server/store/schema.ts';
import type { StoredTree } from '../../shared/document/tree/convert.ts';
import type { Credit } from '../../shared/document/attribution/ownership.ts';
import type { Draft } from '../../shared/domain/update.ts';
import type { UpdateId, UserId } from '../../shared/ids.ts';

// What test/fixtures/tree holds: see its README.

const FOLDER = join(import.meta.dirname, '../fixtures/tree');

const json = (name: string): unknown => JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));

export type Recorded = 'stopped' | 'killed';
export type DeviceName = 'maya' | 'ben' | 'ana' | 'anaPhone';

interface Said extends Draft {
  readonly writers: readonly UserId[];
  readonly authored: readonly (readonly [UserId | null, number])[];
}

/** What the old program's own code reads in the recorded bytes. */
export const expected = json('expected.json') as Readonly<
  Record<Recorded, Readonly<Record<string, Said>>>
> & { readonly copies: readonly (Draft & { readonly name: string })[] };

export const manifest = json('manifest.json') as {
  readonly liveBlogId: string;
  readonly drafts: Readonly<
    Record<
      'together' | 'everything' | 'empty' | 'opened' | 'published' | 'restored' | 'withdrawn',
      UpdateId
    >
  >;
  readonly unsent: readonly {
    readonly device: DeviceName;
    readonly update: UpdateId;
    readonly words: readonly string[];
    readonly gone: readonly string[];
  }[];
  readonly storage: Readonly<Record<DeviceName, Readonly<Record<string, string>>>>;
};

/** Copies as browsers kept them, by device and update. */
export const copies = (
  json('copies.json') as {
    readonly copies: readonly {
      readonly device: DeviceName;
      readonly name: string;
      readonly rows: readonly string[];
    }[];
  }
).copies.map(({ device, name, rows }) => ({
  device,
  name,
  update: name.split('/')[3] as UpdateId,
  userId: name.split('/')[2] as UserId,
  rows: rows.map((row) => new Uint8Array(Buffer.from(row, 'base64'))),
}));

export function copyOf(device: DeviceName, update: UpdateId): (typeof copies)[number] {
  const found = copies.find((copy) => copy.device === device && copy.update === update);
  if (found === undefined) throw new Error(`${device} has no copy of ${update}`);
  return found;
}

const bytesOf = (name: Recorded): Buffer =>
  gunzipSync(readFileSync(join(FOLDER, `${name}.sqlite.gz`)));

/** Writes the recorded database where a server looks for it. */
export function layDatabase(name: Recorded, file: string): void {
  writeFileSync(file, bytesOf(name));
}

/** A copy in memory, to be asked. */
const openRecorded = (name: Recorded): Database.Database => new Database(bytesOf(name));

export function storedTree(name: Recorded, id: string): StoredTree {
  const database = openRecorded(name);
  const parts = database
    .prepare<[string, string], Uint8Array>(
      `select bytes from draft_snapshot where update_id = ?
       union all select bytes from (select bytes from draft_log where update_id = ? order by seq)`,
    )
    .pluck()
    .all(id, id);
  const owners = database
    .prepare<[string], { readonly client_id: number; readonly user_id: UserId }>(
      'select client_id, user_id from draft_client where update_id = ?',
    )
    .all(id);
  const credits = database
    .prepare<[string], Credit<UserId>>(
      `select client_id as client, clock, length, user_id as owner from draft_credit
       where update_id = ? order by client_id, clock`,
    )
    .all(id);
  const createdBy = database
    .prepare<[string], UserId>('select created_by from updates where id = ?')
    .pluck()
    .get(id);
  database.close();
  if (createdBy === undefined) throw new Error(`${name} has no ${id}`);
  return {
    parts,
    owners: new Map(owners.map((row) => [row.client_id, row.user_id])),
    credits,
    createdBy,
  };
}

/** Tables of drafts and of what they stand in, each behind those that it points at. */
const TABLES = [
  ['user', 'user'],
  ['account', 'account'],
  ['live_blog', 'live_blog'],
  ['updates', 'updates'],
  ['revision', 'revision'],
  ['shown_update', 'public_update'],
  ['shown_part', 'public_block'],
  ['outbox', 'outbox'],
  ['draft_head', 'draft_head'],
  ['draft_log', 'draft_entry'],
  ['draft_snapshot', 'draft_snapshot'],
  ['draft_client', 'draft_client'],
  ['draft_credit', 'draft_credit'],
  ['draft_content', 'draft_content'],
  ['draft_version', 'draft_version'],
  ['quarantine', 'quarantine'],
] as const;

/** Columns that have another name now. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['noted_seq', 'summarised_seq'],
  ['part_id', 'block_id'],
]);

const renamed = (row: object): object =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [RENAMED.get(column) ?? column, value as unknown]),
  );

/** Puts the recorded rows into a store that is open, as its migration would have left them. */
export async function layRows(name: Recorded, db: Kysely<Tables>): Promise<void> {
  const database = openRecorded(name);
  for (const [old, table] of TABLES) {
    const rows = database.prepare<[], object>(`select * from ${old}`).all().map(renamed);
    for (const row of rows) {
      const { id: _counted, ...counting } = row as { readonly id?: unknown };
      const isCounted = table === 'draft_version' || table === 'quarantine';
      // The columns are the same in both; what a row of one table holds is not known here.
      const values = (isCounted ? counting : row) as never;
      const formed = table === 'draft_head' ? ({ ...row, format: 1 } as never) : values;
      // Rows point at others before them.
      // oxlint-disable-next-line no-await-in-loop
      await db.insertInto(table).values(formed).execute();
    }
  }
  database.close();
}

/** Hashes of a draft's versions, newest first. */
export function recordedVersions(name: Recorded, id: string): readonly string[] {
  const database = openRecorded(name);
  const hashes = database
    .prepare<[string], string>(
      'select hash from draft_version where update_id = ? order by id desc',
    )
    .pluck()
    .all(id);
  database.close();
  return hashes;
}

import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import { z } from 'zod';
import type { ContentHash, UpdateId } from '../../../shared/ids.ts';
import { userIdField } from '../../../shared/protocol/fields.ts';
import type { Connection } from '../connection.ts';
import { damaged } from '../errors.ts';
import type { Said } from '../store.ts';
import { checked, draftRecord } from './records.ts';

// What versions say, each content once. One that resembles an earlier one is compressed with that one as
// zlib's dictionary, and so costs little more than the words that differ.

const saidRecord: z.ZodType<Said> = z.object({
  draft: draftRecord,
  authored: z.array(z.tuple([userIdField.nullable(), z.int().nonnegative()])),
});

const compressed = promisify<string, { dictionary?: Buffer }, Buffer>(deflate);
const expanded = promisify<Uint8Array, { dictionary?: Buffer }, Buffer>(inflate);

const rowOf = ({ db }: Connection, id: UpdateId, hash: ContentHash) =>
  db
    .selectFrom('draft_content')
    .select(['base', 'bytes'])
    .where('update_id', '=', id)
    .where('hash', '=', hash);

async function textOf(connection: Connection, id: UpdateId, hash: ContentHash): Promise<Buffer> {
  const { base, bytes } = await rowOf(connection, id, hash).executeTakeFirstOrThrow();
  const dictionary = base === null ? undefined : await textOf(connection, id, base);
  return expanded(bytes, dictionary === undefined ? {} : { dictionary }).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : 'unreadable';
    throw damaged(`row "draft_content ${id} ${hash}"`, reason);
  });
}

/** Against `near` where it is much shorter so. Never against what itself needs another: reading takes two rows at most. */
async function pack(connection: Connection, id: UpdateId, text: string, near: ContentHash | null) {
  const whole = { base: null, bytes: await compressed(text, {}) };
  if (near === null) return whole;
  const base = (await rowOf(connection, id, near).executeTakeFirst())?.base ?? near;
  const dictionary = await textOf(connection, id, base);
  const bytes = await compressed(text, { dictionary });
  return bytes.length < whole.bytes.length / 2 ? { base, bytes } : whole;
}

/** Keeps what a draft says, unless it is kept; `near`: the hash of a kept one that is probably alike. */
export async function keepContent(
  connection: Connection,
  id: UpdateId,
  said: Said,
  near: ContentHash | null,
): Promise<void> {
  const { hash } = said.draft;
  if ((await rowOf(connection, id, hash).executeTakeFirst()) !== undefined) return;
  const packed = await pack(connection, id, JSON.stringify(said), near);
  await connection.db
    .insertInto('draft_content')
    .values({ update_id: id, hash, ...packed })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Rejects with `damaged` where it does not read as it was kept. */
export async function readContent(
  connection: Connection,
  id: UpdateId,
  hash: ContentHash,
): Promise<Said> {
  const text = await textOf(connection, id, hash);
  // zlib has checked the text against the checksum that it keeps itself.
  return checked(saidRecord, JSON.parse(text.toString()), `draft_content ${id} ${hash}`);
}

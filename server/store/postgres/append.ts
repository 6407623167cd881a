import { crc32 } from 'node:zlib';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Database } from '../schema.ts';
import type { DraftEntry } from '../store.ts';

/** A `Buffer` of the same bytes: pg would write any other array as JSON. */
const buffer = ({ bytes }: DraftEntry) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Each with the place of its entry, from 1. */
const clientsOf = (entries: readonly DraftEntry[]) =>
  entries.flatMap((entry, index) =>
    entry.clientIds.map((clientId) => ({ place: index + 1, clientId })),
  );

function appending(entries: readonly DraftEntry[]) {
  const clients = clientsOf(entries);
  return sql<{ place: number; number: number }>`
    with entry as (
      select * from unnest(
        ${entries.map((entry) => entry.updateId)}::text[],
        ${entries.map((entry) => entry.userId)}::text[],
        ${entries.map((entry) => entry.at)}::text[],
        ${entries.map((entry) => crc32(entry.bytes))}::bigint[],
        ${entries.map(buffer)}::bytea[]
      ) with ordinality as entry (update_id, user_id, at, checksum, bytes, place)
    ), head as (
      select update_id, seq from draft_head
      where update_id in (select update_id from entry)
      order by update_id for no key update
    ), numbered as (
      select *, seq + row_number() over (partition by update_id order by place) as number
      from entry join head using (update_id)
    ), counted as (
      update draft_head set seq = last.seq, edited_at = last.at
      from (select update_id, max(number) as seq, max(at) as at from numbered group by 1) as last
      where draft_head.update_id = last.update_id
    ), logged as (
      insert into draft_entry (update_id, seq, user_id, at, checksum, bytes)
      select update_id, number, user_id, at, checksum, bytes from numbered
    ), owned as (
      insert into draft_client (update_id, client_id, user_id, since_seq)
      select update_id, client_id, user_id, number
      from unnest(
        ${clients.map((client) => client.place)}::bigint[],
        ${clients.map((client) => client.clientId)}::bigint[]
      ) as client (place, client_id)
      join numbered using (place)
      order by number
      on conflict do nothing
    )
    select place, number from numbered
  `;
}

/**
 * Writes a group of log entries as one statement, and so as one commit. Heads are locked in the order of
 * their ids: two servers whose groups hold the same updates wait for each other, and never in a circle.
 * Answers each entry's number, or null where its update does not exist.
 */
export async function appendAll(
  db: Kysely<Database>,
  entries: readonly DraftEntry[],
): Promise<readonly (number | null)[]> {
  const { rows } = await appending(entries).execute(db);
  const seqs = new Map(rows.map(({ place, number }) => [place, number]));
  return entries.map((_entry, index) => seqs.get(index + 1) ?? null);
}

import { crc32 } from 'node:zlib';
import type { PackedEntry } from './messages.ts';
import type { Handle } from './open-file.ts';

type Append = (bytes: Uint8Array, entries: readonly PackedEntry[]) => readonly (number | null)[];

/**
 * Writes a group of log entries in one transaction, so that they share one sync to disk. Answers each
 * entry's number, or null where its update does not exist.
 */
export function prepareAppend(handle: Handle): Append {
  const count = handle.prepare<[string, string], number>(
    'update draft_head set seq = seq + 1, edited_at = ? where update_id = ? returning seq',
  );
  const insert = handle.prepare(
    'insert into draft_entry (update_id, seq, user_id, at, checksum, bytes) values (?, ?, ?, ?, ?, ?)',
  );
  const own = handle.prepare(
    `insert into draft_client (update_id, client_id, user_id, since_seq) values (?, ?, ?, ?)
     on conflict do nothing`,
  );
  count.pluck();
  function appendOne(entry: PackedEntry, bytes: Uint8Array): number | null {
    const { updateId, userId, at } = entry;
    const seq = count.get(at, updateId);
    if (seq === undefined) return null;
    insert.run(updateId, seq, userId, at, crc32(bytes), bytes);
    for (const clientId of entry.clientIds) own.run(updateId, clientId, userId, seq);
    return seq;
  }
  const append = handle.transaction<Append>((bytes, entries) => {
    let start = 0;
    return entries.map((entry) => {
      const part = bytes.subarray(start, start + entry.length);
      start += entry.length;
      return appendOne(entry, part);
    });
  });
  return (bytes, entries) => append.immediate(bytes, entries);
}

import { crc32 } from 'node:zlib';
import type { Update } from '../../../shared/domain/update.ts';
import type { Connection } from '../connection.ts';
import { DRAFT_FORMAT } from './draft-format.ts';
import type { DraftSeed } from '../store.ts';

/** The first entry of an update's draft log, in the transaction that makes the update ([W9]). */
export async function seedDraft(
  { db }: Connection,
  { id, createdBy, createdAt }: Update,
  { bytes, clientId }: DraftSeed,
): Promise<void> {
  await db
    .insertInto('draft_head')
    .values({ update_id: id, seq: 1, edited_at: createdAt, format: DRAFT_FORMAT })
    .execute();
  await db
    .insertInto('draft_entry')
    .values({
      update_id: id,
      seq: 1,
      user_id: createdBy,
      at: createdAt,
      checksum: crc32(bytes),
      bytes,
    })
    .execute();
  await db
    .insertInto('draft_client')
    .values({ update_id: id, client_id: clientId, user_id: createdBy, since_seq: 1 })
    .execute();
}

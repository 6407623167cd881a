import type { Connection } from '../connection.ts';
import type { Database } from '../schema.ts';
import type { Media, MediaTable } from '../store.ts';

function mediaOf({ id, width, height, at, ...row }: Database['media']): Media {
  return {
    id,
    contentType: row.content_type,
    width,
    height,
    byteLength: row.byte_length,
    uploadedBy: row.uploaded_by,
    at,
  };
}

export function createMediaTable({ db }: Connection): MediaTable {
  return {
    async insert({ id, contentType, width, height, byteLength, uploadedBy, at }) {
      await db
        .insertInto('media')
        .values({
          id,
          content_type: contentType,
          width,
          height,
          byte_length: byteLength,
          uploaded_by: uploadedBy,
          at,
        })
        .execute();
    },
    async get(id) {
      const row = await db.selectFrom('media').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : mediaOf(row);
    },
    async isPublic(id) {
      const row = await db
        .selectFrom('public_block')
        .select('update_id')
        .where('kind', '=', 'media')
        .where('block_id', '=', id)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

import type { Update } from '../../../shared/domain/update.ts';
import type { UserId } from '../../../shared/ids.ts';
import { updateStateField } from '../../../shared/protocol/update.ts';
import { draftRecord, readRecord } from './records.ts';
import type { Database } from '../schema.ts';
import type { UpdateRow } from '../store.ts';

type Row = Database['updates'];
type UpdateColumns = Pick<
  Row,
  'id' | 'live_blog_id' | 'created_by' | 'created_at' | 'key' | 'state'
>;

export function updateOf(row: UpdateColumns): Update {
  return {
    id: row.id,
    liveBlogId: row.live_blog_id,
    state: readRecord(updateStateField, row.state, `updates ${row.id}, state`),
    key: row.key === 1,
    createdBy: row.created_by,
    createdAt: row.created_at,
  };
}

type TimelineColumns = UpdateColumns &
  Pick<Row, 'published_hash' | 'draft'> &
  Pick<Database['draft_head'], 'edited_at'>;

export function updateRowOf(row: TimelineColumns, writers: readonly UserId[]): UpdateRow {
  return {
    ...updateOf(row),
    editedAt: row.edited_at,
    draft: readRecord(draftRecord, row.draft, `updates ${row.id}, draft`),
    publishedHash: row.published_hash,
    writers,
  };
}

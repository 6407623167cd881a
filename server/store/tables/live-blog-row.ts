import type { LiveBlog } from '../../../shared/domain/liveblog.ts';
import type { Pin } from '../../../shared/domain/pin.ts';
import type { LiveBlogFields } from './records.ts';
import { liveBlogRecord, pinsRecord, readRecord } from './records.ts';
import type { Database } from '../schema.ts';
import type { CheckedText } from '../checked-text.ts';
import { encodeChecked } from '../checked-text.ts';

type Row = Database['live_blog'];

export function liveBlogOf(row: Row): LiveBlog {
  const fields = readRecord(liveBlogRecord, row.fields, `live_blog ${row.id}`);
  return { id: row.id, slug: row.slug, ...fields, createdAt: row.created_at, seq: row.seq };
}

export function pinsOf(row: Pick<Row, 'id' | 'pins'>): readonly Pin[] {
  return readRecord(pinsRecord, row.pins, `live_blog ${row.id}, pins`);
}

export function liveBlogFields(liveBlog: LiveBlog): CheckedText {
  const { id: _id, slug: _slug, createdAt: _createdAt, seq: _seq, ...fields } = liveBlog;
  return encodeChecked(fields satisfies LiveBlogFields);
}

/**
 * Tables and columns get the names that the program has for them. The status of an answer goes from the records of
 * commands: it is the route's.
 */
export const NAME_STATEMENTS: readonly string[] = [
  'alter table shown_update rename to public_update',
  'alter table shown_part rename to public_block',
  'alter table public_block rename column part_id to block_id',
  'drop index shown_part_newest',
  'drop index shown_part_id',
  'create index public_block_newest on public_block (live_blog_id, kind, seq, position)',
  'create index public_block_id on public_block (block_id, live_blog_id, seq)',
  'alter table updates rename column noted_seq to summarised_seq',
  'alter table receipt rename to idempotency_record',
  'alter table idempotency_record drop column status',
  'alter table idempotency_record rename column body to result',
  'drop index receipt_at',
  'create index idempotency_record_at on idempotency_record (at)',
];

import type { DialectFacts } from '../dialect.ts';

/** The first migration's statements, after better-auth's. Later migrations are added; this one stays. */
export const startStatements = (facts: DialectFacts): readonly string[] => [
  ...LIVE_BLOGS,
  ...SHOWN,
  ...drafts(facts),
  ...other(facts),
  ...quarantine(facts),
];

const LIVE_BLOGS = [
  `create table live_blog (
    id text primary key not null,
    slug text not null unique,
    created_at text not null,
    seq integer not null,
    fields text not null,
    pins text not null
  )`,
  // Bodies come last: SQLite reads a row from its start, and leaves the rest on its overflow pages.
  `create table updates (
    id text primary key not null,
    live_blog_id text not null references live_blog (id),
    created_by text not null,
    created_at text not null,
    status text not null,
    key integer not null,
    published_hash text,
    noted_seq integer not null,
    draft_hash text not null,
    state text not null,
    draft text not null
  )`,
  'create index updates_newest on updates (live_blog_id, created_at, id)',
  'create index updates_newest_by_status on updates (live_blog_id, status, created_at, id)',
  'create index updates_newest_by_key on updates (live_blog_id, key, created_at, id)',
  `create index updates_newest_changed on updates (live_blog_id, created_at, id)
    where published_hash <> draft_hash and status = 'published'`,
  `create table revision (
    update_id text not null references updates (id),
    number integer not null,
    document text not null,
    primary key (update_id, number)
  )`,
];

const SHOWN = [
  `create table shown_update (
    update_id text primary key not null references updates (id),
    live_blog_id text not null references live_blog (id),
    seq integer not null,
    document text not null,
    unique (live_blog_id, seq)
  )`,
  `create table shown_part (
    update_id text not null references updates (id),
    kind text not null,
    position integer not null,
    live_blog_id text not null references live_blog (id),
    seq integer not null,
    part_id text,
    document text,
    primary key (update_id, kind, position)
  )`,
  'create index shown_part_newest on shown_part (live_blog_id, kind, seq, position)',
  'create index shown_part_id on shown_part (part_id, live_blog_id, seq)',
  `create table outbox (
    live_blog_id text not null references live_blog (id),
    seq integer not null,
    update_id text,
    document text not null,
    primary key (live_blog_id, seq)
  )`,
  'create index outbox_update on outbox (update_id)',
];

const drafts = ({ bytesType }: DialectFacts) => [
  `create table draft_head (
    update_id text primary key not null references updates (id),
    seq integer not null,
    edited_at text not null
  )`,
  `create table draft_log (
    update_id text not null references draft_head (update_id),
    seq integer not null,
    user_id text not null,
    at text not null,
    checksum bigint not null,
    bytes ${bytesType} not null,
    primary key (update_id, seq)
  )`,
  `create table draft_snapshot (
    update_id text primary key not null references draft_head (update_id),
    seq integer not null,
    checksum bigint not null,
    bytes ${bytesType} not null
  )`,
  `create table draft_client (
    update_id text not null references draft_head (update_id),
    client_id bigint not null,
    user_id text not null,
    since_seq integer not null,
    primary key (update_id, client_id)
  )`,
  'create index draft_client_user on draft_client (user_id, update_id)',
];

const other = ({ countingType }: DialectFacts) => [
  `create table receipt (
    user_id text not null,
    key text not null,
    request_hash text not null,
    status integer not null,
    body text not null,
    at text not null,
    primary key (user_id, key)
  )`,
  'create index receipt_at on receipt (at)',
  `create table invitation (
    token_hash text primary key not null,
    email text not null,
    role text not null,
    invited_by text not null,
    expires_at text not null
  )`,
  `create table media (
    id text primary key not null,
    content_type text not null,
    width integer not null,
    height integer not null,
    byte_length integer not null,
    uploaded_by text not null,
    at text not null
  )`,
  'create table setting (name text primary key not null, value text not null)',
  `create table audit (
    id ${countingType} primary key,
    at text not null,
    user_id text,
    action text not null,
    subject text not null,
    details text not null
  )`,
];

const quarantine = ({ bytesType, countingType }: DialectFacts) => [
  `create table quarantine (
    id ${countingType} primary key,
    update_id text not null,
    user_id text not null,
    reason text not null,
    byte_length integer not null,
    at text not null,
    bytes ${bytesType} not null
  )`,
];

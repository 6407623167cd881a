import type { DialectFacts } from '../dialect.ts';

/**
 * Drafts say in which form they are stored. Their log gets another name, so that a server of the older
 * version that still runs cannot write bytes of the old form behind those that were converted.
 */
export const formatStatements = ({ bytesType }: DialectFacts): readonly string[] => [
  'alter table draft_log rename to draft_entry',
  'alter table draft_head add column format integer not null default 1',
  // What a draft was before it was converted, for the copies of devices that have not been back since; both are
  // null once it is too old. A draft that never had the old form gets its row with the first copy.
  `create table draft_older (
    update_id text primary key not null references draft_head (update_id),
    at text not null,
    checksum bigint not null,
    state ${bytesType},
    base ${bytesType}
  )`,
  // A copy that is being taken in, until all that it brings is in the draft.
  `create table older_copy (
    update_id text primary key not null references draft_head (update_id),
    user_id text not null,
    checksum bigint not null,
    copy ${bytesType} not null,
    edit ${bytesType} not null
  )`,
];

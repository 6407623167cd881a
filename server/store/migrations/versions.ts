import type { DialectFacts } from '../dialect.ts';

/** Versions of drafts. What a version says is kept once, under its hash, however many versions say it. */
export const versionStatements = ({ bytesType, countingType }: DialectFacts): readonly string[] => [
  `create table draft_content (
    update_id text not null references updates (id),
    hash text not null,
    base text,
    bytes ${bytesType} not null,
    primary key (update_id, hash)
  )`,
  `create table draft_version (
    id ${countingType} primary key,
    update_id text not null,
    at text not null,
    reason text not null,
    written_by text not null,
    hash text not null,
    foreign key (update_id, hash) references draft_content (update_id, hash)
  )`,
  'create index draft_version_newest on draft_version (update_id, id)',
];

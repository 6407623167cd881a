/** Whose a stretch of a Yjs client's text is, where that is not the client's owner. */
export const CREDIT_STATEMENTS: readonly string[] = [
  `create table draft_credit (
    update_id text not null references updates (id),
    client_id bigint not null,
    clock bigint not null,
    length integer not null,
    user_id text not null,
    primary key (update_id, client_id, clock)
  )`,
];

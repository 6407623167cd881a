import { createAuditTable } from './audit.ts';
import type { Connection } from '../connection.ts';
import { createCreditTable } from '../drafts/credits.ts';
import { createInvitationTable } from './invitations.ts';
import { createLiveBlogTable } from './live-blogs.ts';
import { createMediaTable } from './media.ts';
import { createOlderDraftTable } from '../drafts/older-drafts.ts';
import { createOutboxTable } from './outbox.ts';
import { createPeopleTable } from './people.ts';
import { createQuarantineTable } from './quarantine.ts';
import { createIdempotencyTable } from './idempotency-records.ts';
import { createSettingTable } from './settings.ts';
import type { Tables } from '../store.ts';
import { createUpdateTable } from './updates.ts';
import { createVersionTable } from './versions.ts';

/** Every table family on one connection: the database itself or a transaction. */
export function createTables(connection: Connection): Tables {
  return {
    liveBlogs: createLiveBlogTable(connection),
    updates: createUpdateTable(connection),
    outbox: createOutboxTable(connection),
    idempotencyRecords: createIdempotencyTable(connection),
    people: createPeopleTable(connection),
    invitations: createInvitationTable(connection),
    media: createMediaTable(connection),
    settings: createSettingTable(connection),
    audit: createAuditTable(connection),
    quarantine: createQuarantineTable(connection),
    versions: createVersionTable(connection),
    credits: createCreditTable(connection),
    olderDrafts: createOlderDraftTable(connection),
  };
}

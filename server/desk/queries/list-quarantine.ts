import type { Staff } from '../../../shared/domain/policy.ts';
import type { LiveBlogId, UpdateId } from '../../../shared/ids.ts';
import type { Person } from '../../../shared/protocol/desk.ts';
import { ok } from '../../../shared/result.ts';
import type { QuarantineEntry, UpdateTable } from '../../store/store.ts';
import type { Desk } from '../desk.ts';
import type { CommandResult } from '../idempotency.ts';
import { permit } from '../permission.ts';

const LISTED_ENTRIES = 200;

interface QuarantineList {
  readonly entries: readonly (QuarantineEntry & {
    readonly person: Person | undefined;
    readonly liveBlogId: LiveBlogId | null;
  })[];
}

/** Where each update stands, so that the page can lead to it. */
async function liveBlogsOf(
  updates: Pick<UpdateTable, 'get'>,
  entries: readonly { readonly updateId: UpdateId }[],
): Promise<ReadonlyMap<UpdateId, LiveBlogId>> {
  const ids = [...new Set(entries.map((entry) => entry.updateId))];
  const found = await Promise.all(ids.map((id) => updates.get(id)));
  return new Map(found.flatMap((update) => (update ? [[update.id, update.liveBlogId]] : [])));
}

/** Edits that were refused, newest first, without their bytes. */
export async function listQuarantine(
  { store, directory }: Pick<Desk, 'store' | 'directory'>,
  staff: Staff,
): Promise<CommandResult<QuarantineList>> {
  const permission = permit(staff, { type: 'quarantine.see' });
  if (!permission.ok) return permission;
  const entries = await store.quarantine.list(LISTED_ENTRIES);
  const people = await directory.people(entries.map((entry) => entry.userId));
  const liveBlogs = await liveBlogsOf(store.updates, entries);
  return ok({
    entries: entries.map((entry, index) => ({
      ...entry,
      person: people[index],
      liveBlogId: liveBlogs.get(entry.updateId) ?? null,
    })),
  });
}

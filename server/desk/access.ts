import { can, staffActor } from '../../shared/domain/policy.ts';
import type { Staff } from '../../shared/domain/policy.ts';
import type { UpdateId } from '../../shared/ids.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { assertNever } from '../../shared/result.ts';
import type { Tables } from '../store/store.ts';
import { unknownUpdate } from './desk.ts';

/** What someone may do with the document of an update. */
export type DraftAccess =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'forbidden'; readonly reason: string }
  | { readonly kind: 'read'; readonly reason: string }
  | { readonly kind: 'write' };

/** Asks the policy with the update and its live blog as they are now. */
export async function draftAccess(
  { updates, liveBlogs }: Pick<Tables, 'updates' | 'liveBlogs'>,
  staff: Staff,
  id: UpdateId,
): Promise<DraftAccess> {
  const update = await updates.get(id);
  const liveBlog = update === null ? null : await liveBlogs.get(update.liveBlogId);
  if (update === null || liveBlog === null) return { kind: 'unknown' };
  const actor = staffActor(staff);
  const seeing = can(actor, { type: 'desk.see' });
  if (!seeing.allowed) return { kind: 'forbidden', reason: seeing.reason };
  const writing = can(actor, {
    type: 'update.write',
    liveBlog: liveBlog.status,
    update: update.state.status,
  });
  return writing.allowed ? { kind: 'write' } : { kind: 'read', reason: writing.reason };
}

type AccessTables = Parameters<typeof draftAccess>[0];

/** Why someone may not see the document of an update, or null. */
export async function mayRead(
  tables: AccessTables,
  staff: Staff,
  id: UpdateId,
): Promise<Refusal | null> {
  const access = await draftAccess(tables, staff, id);
  switch (access.kind) {
    case 'unknown':
      return unknownUpdate.refusal;
    case 'forbidden':
      return { code: 'forbidden', message: access.reason };
    case 'read':
    case 'write':
      return null;
    default:
      return assertNever(access);
  }
}

/** Why someone may not change it, or null. */
export async function mayWrite(
  tables: AccessTables,
  staff: Staff,
  id: UpdateId,
): Promise<Refusal | null> {
  const access = await draftAccess(tables, staff, id);
  if (access.kind === 'unknown') return unknownUpdate.refusal;
  return access.kind === 'write' ? null : { code: 'forbidden', message: access.reason };
}

import { can, staffActor } from '../../shared/domain/policy.ts';
import type { Staff } from '../../shared/domain/policy.ts';
import type { UpdateId } from '../../shared/ids.ts';
import type { Tables } from '../store/store.ts';

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

import type { Effect } from '../../shared/domain/decision.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { LiveBlogId, UpdateId } from '../../shared/ids.ts';
import { instant } from '../../shared/ids.ts';
import { refuse } from '../../shared/result.ts';
import type { Directory } from '../auth/directory.ts';
import type { Bus } from '../bus/in-process.ts';
import type { Store, Tables } from '../store/store.ts';
import type { Request } from './idempotency.ts';
import type { Drafts, OlderCopies } from './drafts.ts';
import type { Presenter } from './present.ts';
import type { SeenDrafts } from './seen-drafts.ts';

// Enters: commands of signed-in people. Leaves: decided effects, written in one transaction each.
// Never touches a Yjs document and never writes to a reader.

/** What the commands of this room are made with; each takes what it uses. */
export interface Desk {
  readonly store: Store;
  readonly drafts: Drafts;
  readonly olderCopies: OlderCopies;
  readonly directory: Directory;
  readonly presenter: Presenter;
  readonly seen: SeenDrafts;
  readonly bus: Bus;
  readonly clock: () => Date;
  readonly newId: () => string;
}

const NO_SUCH_UPDATE: Refusal = {
  code: 'not_found',
  message: 'There is no such update.',
};
const NO_SUCH_LIVE_BLOG: Refusal = {
  code: 'not_found',
  message: 'There is no such live blog.',
};
export const unknownUpdate = refuse(NO_SUCH_UPDATE);
export const unknownLiveBlog = refuse(NO_SUCH_LIVE_BLOG);

/** Tells the other rooms what a commit changed; called after it. */
export function announce(
  bus: Bus,
  changed: { readonly liveBlogId: LiveBlogId; readonly updateId?: UpdateId },
  effects: readonly Effect[],
): void {
  const types = new Set(effects.map((effect) => effect.type));
  if (changed.updateId !== undefined && types.size > 0) {
    bus.emit('updateChanged', changed.updateId);
    if (types.has('updateStateSet')) bus.emit('stateChanged', changed.updateId);
  }
  if (types.has('liveBlogSet')) bus.emit('liveBlogChanged', changed.liveBlogId);
  if (!types.has('announced')) return;
  bus.emit('published', changed.liveBlogId);
  bus.emit('boardsChanged', changed.liveBlogId);
}

/** Writes a decision's effects and who asked for it. */
export async function carryOut(
  tables: Tables,
  liveBlogId: LiveBlogId,
  effects: readonly Effect[],
  audited: {
    readonly request: Request;
    readonly action: string;
    readonly subject: string;
    readonly now: Date;
    readonly details?: { readonly [name: string]: string | number | boolean | null };
  },
): Promise<void> {
  if (effects.length === 0) return;
  await tables.liveBlogs.apply(liveBlogId, effects);
  await tables.audit.insert({
    at: instant(audited.now),
    userId: audited.request.staff.userId,
    action: audited.action,
    subject: audited.subject,
    details: audited.details ?? {},
  });
}

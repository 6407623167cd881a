import type { Effect } from '../../shared/domain/decision.ts';
import { appendedEvent } from '../../shared/domain/decision.ts';
import type { LiveBlogId, UpdateId, UserId } from '../../shared/ids.ts';
import { instant } from '../../shared/ids.ts';
import type { Bus } from '../bus/in-process.ts';
import type { Tables } from '../store/store.ts';

interface Audited {
  readonly userId: UserId;
  /** Such as `update.publish`. */
  readonly action: string;
  /** Id of what it was done to. */
  readonly subject: string;
  readonly now: Date;
}

/** Writes a decision's effects, and who asked for it; nothing where there are none. */
export async function applyEffects(
  tables: Tables,
  liveBlogId: LiveBlogId,
  effects: readonly Effect[],
  { userId, action, subject, now }: Audited,
): Promise<void> {
  if (effects.length === 0) return;
  await tables.liveBlogs.apply(liveBlogId, effects);
  await tables.audit.insert({ at: instant(now), userId, action, subject, details: {} });
}

/** Tells the other rooms what a commit changed; called after it. */
export function notify(
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
  if (effects.every((effect) => appendedEvent(effect) === null)) return;
  bus.emit('published', changed.liveBlogId);
  bus.emit('boardsChanged', changed.liveBlogId);
}

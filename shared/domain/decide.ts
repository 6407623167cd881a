import type { Instant, QuoteId } from '../ids.ts';
import { assertNever, ok, refuse } from '../result.ts';
import type {
  Decision,
  Effect,
  LiveBlogCommand,
  LiveBlogFacts,
  UpdateCommand,
  UpdateFacts,
} from './decision.ts';
import { eventAppender } from './decision.ts';
import type { LiveBlog, LiveBlogPatch } from './liveblog.ts';
import { patchLiveBlog, publicLiveBlog } from './liveblog.ts';
import type { Pin } from './pin.ts';
import { isOrderOf, orderPins } from './pin.ts';
import type { Action, Staff } from './policy.ts';
import { can, staffActor } from './policy.ts';
import { decidePublish } from './publish.ts';
import { quotesOf } from './quote.ts';
import type { Refusal } from './refusal.ts';

function permitted(staff: Staff, action: Action): Refusal | null {
  const permission = can(staffActor(staff), action);
  return permission.allowed ? null : { code: 'forbidden', message: permission.reason };
}

/** Decides a command on one update: pure, so that the transaction can run it on freshly read facts ([P1]). */
export function decideUpdate(
  facts: UpdateFacts,
  command: UpdateCommand,
  staff: Staff,
  now: Instant,
): Decision {
  switch (command.type) {
    case 'submit':
      return decideSubmit(facts, staff, now);
    case 'publish':
      return decidePublish(facts, command, staff, now);
    case 'withdraw':
      return decideWithdraw(facts, command.reason, staff, now);
    case 'markKey':
      return decideMarkKey(facts, command.key, staff, now);
    case 'pin':
      return decidePin(facts, command.quoteId, staff, now);
    default:
      return assertNever(command);
  }
}

function decideSubmit(facts: UpdateFacts, staff: Staff, now: Instant): Decision {
  const { update, liveBlog } = facts;
  const forbidden = permitted(staff, { type: 'update.submit', liveBlog: liveBlog.status });
  if (forbidden !== null) return refuse(forbidden);
  switch (update.state.status) {
    case 'draft':
      return ok([
        {
          type: 'updateStateSet',
          update,
          state: { status: 'submitted', by: staff.userId, at: now },
        },
      ]);
    case 'submitted':
      return ok([]);
    case 'published':
    case 'withdrawn':
      return refuse({
        code: 'conflict',
        message: `This update is already ${update.state.status}; only a draft can be submitted.`,
      });
  }
}

function decideWithdraw(facts: UpdateFacts, reason: string, staff: Staff, now: Instant): Decision {
  const { update, shown, liveBlog, pins } = facts;
  const forbidden = permitted(staff, { type: 'update.withdraw' });
  if (forbidden !== null) return refuse(forbidden);
  if (update.state.status === 'withdrawn') return ok([]);
  if (shown === null) {
    return refuse({
      code: 'conflict',
      message: 'Readers have never seen this update, so there is nothing to withdraw.',
    });
  }
  const append = eventAppender(liveBlog.seq, now);
  const kept = pins.filter((pin) => pin.updateId !== update.id);
  const fallen = pins.filter((pin) => pin.updateId === update.id);
  const { id, seq: place, firstPublishedAt } = shown;
  return ok([
    {
      type: 'updateStateSet',
      update,
      state: { status: 'withdrawn', by: staff.userId, reason, at: now },
    },
    { type: 'historyScrubbed', update },
    append({
      type: 'withdrawn',
      update: { status: 'withdrawn', id, seq: place, firstPublishedAt, reason, withdrawnAt: now },
    }),
    ...(fallen.length === 0 ? [] : [{ type: 'pinsSet', pins: kept } as const]),
    ...fallen.map((pin) => append({ type: 'unpinned', quoteId: pin.quoteId })),
  ]);
}

function decideMarkKey(facts: UpdateFacts, key: boolean, staff: Staff, now: Instant): Decision {
  const { update, shown, liveBlog } = facts;
  const forbidden = permitted(staff, { type: 'update.markKey' });
  if (forbidden !== null) return refuse(forbidden);
  if (update.key === key) return ok([]);
  const append = eventAppender(liveBlog.seq, now);
  const event =
    shown === null
      ? null
      : append({ type: 'published', update: { ...shown, key }, quiet: true }).event;
  return ok([{ type: 'keyMarked', update, key, event }]);
}

function decidePin(facts: UpdateFacts, quoteId: QuoteId, staff: Staff, now: Instant): Decision {
  const { update, shown, liveBlog, pins } = facts;
  const forbidden = permitted(staff, { type: 'pin.manage' });
  if (forbidden !== null) return refuse(forbidden);
  if (pins.some((pin) => pin.quoteId === quoteId)) return ok([]);
  if (shown === null || !quotesOf(shown.content).some((quote) => quote.id === quoteId)) {
    return refuse({ code: 'conflict', message: 'Publish the quote before you pin it.' });
  }
  const pin: Pin = { quoteId, updateId: update.id };
  const append = eventAppender(liveBlog.seq, now);
  return ok([{ type: 'pinsSet', pins: [...pins, pin] }, append({ type: 'pinned', pin })]);
}

/** Decides a command on a live blog as a whole. */
export function decideLiveBlog(
  facts: LiveBlogFacts,
  command: LiveBlogCommand,
  staff: Staff,
  now: Instant,
): Decision {
  const { liveBlog, pins } = facts;
  const append = eventAppender(liveBlog.seq, now);
  const action: Action = { type: command.type === 'edit' ? 'liveBlog.edit' : 'pin.manage' };
  const forbidden = permitted(staff, action);
  if (forbidden !== null) return refuse(forbidden);
  switch (command.type) {
    case 'unpin':
      return decideUnpin(facts, command.quoteId, now);
    case 'orderPins':
      if (!isOrderOf(pins, command.quoteIds)) {
        return refuse({
          code: 'conflict',
          message: 'Someone pinned or unpinned a quote meanwhile; look again and order anew.',
        });
      }
      return ok([
        { type: 'pinsSet', pins: orderPins(pins, command.quoteIds) },
        append({ type: 'pinsOrdered', quoteIds: command.quoteIds }),
      ]);
    case 'edit':
      return decideEdit(liveBlog, command.patch, now);
    default:
      return assertNever(command);
  }
}

function same(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What changes nothing has no effect, and what readers do not see is not told to them. */
function decideEdit(liveBlog: LiveBlog, patch: LiveBlogPatch, now: Instant): Decision {
  const next = patchLiveBlog(liveBlog, patch, now);
  if (same(next, liveBlog)) return ok([]);
  const set: Effect = { type: 'liveBlogSet', liveBlog: next };
  const shown = publicLiveBlog(next);
  if (same(shown, publicLiveBlog(liveBlog))) return ok([set]);
  const append = eventAppender(liveBlog.seq, now);
  return ok([set, append({ type: 'liveBlogChanged', liveBlog: shown })]);
}

function decideUnpin({ liveBlog, pins }: LiveBlogFacts, quoteId: QuoteId, now: Instant): Decision {
  const kept = pins.filter((pin) => pin.quoteId !== quoteId);
  if (kept.length === pins.length) return ok([]);
  const append = eventAppender(liveBlog.seq, now);
  return ok([{ type: 'pinsSet', pins: kept }, append({ type: 'unpinned', quoteId })]);
}

import type { Instant, Seq } from '../ids.ts';
import { seq } from '../ids.ts';
import { ok, refuse } from '../result.ts';
import type { ContentNode } from './content.ts';
import { headlineOf } from './content.ts';
import { wordChanges } from './correction.ts';
import type { Decision, Effect, PublishCommand, UpdateFacts } from './decision.ts';
import { eventAppender } from './decision.ts';
import type { Staff } from './policy.ts';
import { can, staffActor } from './policy.ts';
import { quotesOf } from './quote.ts';
import type { Refusal } from './refusal.ts';
import type { Revision, RevisionChange } from './revision.ts';
import type { PublicEventBody, PublishedUpdate } from './timeline.ts';

/** True where a quote that readers have seen would say other words, or none any more. */
export function changesPublishedQuote(before: ContentNode, after: ContentNode): boolean {
  const words = new Map(quotesOf(after).map((quote) => [quote.id, quote.words]));
  return quotesOf(before).some((quote) => words.get(quote.id) !== quote.words);
}

function refusalOf(facts: UpdateFacts, command: PublishCommand, staff: Staff): Refusal | null {
  const { update, shown, liveBlog } = facts;
  if (update.state.status === 'withdrawn') {
    return { code: 'conflict', message: 'A withdrawn update cannot be published again.' };
  }
  const permission = can(staffActor(staff), {
    type: 'update.publish',
    liveBlog: liveBlog.status,
    publishing: liveBlog.publishing,
    changesQuote: shown !== null && changesPublishedQuote(shown.content, command.draft.content),
  });
  if (!permission.allowed) return { code: 'forbidden', message: permission.reason };
  if (shown !== null && command.change === 'correction') {
    const correcting = can(staffActor(staff), { type: 'update.correct' });
    if (!correcting.allowed) return { code: 'forbidden', message: correcting.reason };
  }
  if (command.draft.hash !== command.seenHash) {
    return {
      code: 'changed',
      message: 'Someone has changed this update since you looked. Read it again, then publish.',
      contentHash: command.draft.hash,
      difference: command.seen === null ? null : wordChanges(command.seen, command.draft.content),
    };
  }
  if (command.problems.length > 0) {
    return {
      code: 'not_publishable',
      message: 'Something is missing before this can be published.',
      problems: command.problems,
    };
  }
  return null;
}

/** A change of a published quote's words is a correction, whatever the editor called it. */
function changeOf(shown: PublishedUpdate | null, command: PublishCommand): RevisionChange {
  if (shown === null) return 'first';
  return changesPublishedQuote(shown.content, command.draft.content)
    ? 'correction'
    : command.change;
}

function nextRevision(
  facts: UpdateFacts,
  command: PublishCommand,
  staff: Staff,
  at: { readonly seq: Seq; readonly now: Instant },
): Revision {
  const { update, shown } = facts;
  const { content, meta, hash } = command.draft;
  return {
    updateId: update.id,
    number: update.state.status === 'published' ? update.state.revision + 1 : 1,
    seq: at.seq,
    change: changeOf(shown, command),
    note: command.note,
    content,
    kind: meta.kind,
    occurredAt: meta.occurredAt,
    bylines: meta.bylines.length > 0 ? meta.bylines : command.writers,
    labels: meta.labels,
    hash,
    by: staff.userId,
    at: at.now,
  };
}

/** What readers see of an update once `revision` is its newest. */
function shownAfter(
  shown: PublishedUpdate | null,
  revision: Revision,
  key: boolean,
): PublishedUpdate {
  const correction =
    shown !== null && revision.change === 'correction'
      ? [
          {
            at: revision.at,
            note: revision.note,
            changes: wordChanges(shown.content, revision.content),
          },
        ]
      : [];
  return {
    status: 'published',
    id: revision.updateId,
    seq: shown?.seq ?? revision.seq,
    kind: revision.kind,
    revision: revision.number,
    key,
    headline: headlineOf(revision.content),
    content: revision.content,
    bylines: revision.bylines,
    labels: revision.labels,
    occurredAt: revision.occurredAt,
    firstPublishedAt: shown?.firstPublishedAt ?? revision.at,
    publishedAt: revision.at,
    corrections: [...(shown?.corrections ?? []), ...correction],
  };
}

function eventOf(update: PublishedUpdate, change: RevisionChange): PublicEventBody {
  return change === 'correction'
    ? { type: 'corrected', update }
    : { type: 'published', update, quiet: change === 'typo' };
}

export function decidePublish(
  facts: UpdateFacts,
  command: PublishCommand,
  staff: Staff,
  now: Instant,
): Decision {
  const refusal = refusalOf(facts, command, staff);
  if (refusal !== null) return refuse(refusal);
  const { update, shown, liveBlog, pins } = facts;
  const append = eventAppender(liveBlog.seq, now);
  const revision = nextRevision(facts, command, staff, { seq: seq(liveBlog.seq + 1), now });
  const key = update.key || (shown === null && command.draft.meta.key);
  const next = shownAfter(shown, revision, key);
  const quotes = new Set(quotesOf(next.content).map((quote) => quote.id));
  const fallen = pins.filter((pin) => pin.updateId === update.id && !quotes.has(pin.quoteId));
  const effects: Effect[] = [
    { type: 'revisionAdded', revision },
    ...(key === update.key ? [] : [{ type: 'keyMarked', update, key, event: null } as const]),
    {
      type: 'updateStateSet',
      update,
      state: { status: 'published', revision: revision.number, seq: revision.seq, at: now },
    },
    append(eventOf(next, revision.change)),
  ];
  if (fallen.length === 0) return ok(effects);
  return ok([
    ...effects,
    { type: 'pinsSet', pins: pins.filter((pin) => !fallen.includes(pin)) },
    ...fallen.map((pin) => append({ type: 'unpinned', quoteId: pin.quoteId })),
  ]);
}

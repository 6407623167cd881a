import type { OpenStore } from '../../server/store/open.ts';
import type { Tables } from '../../server/store/store.ts';
import type { ContentNode } from '../../shared/domain/content.ts';
import { decideLiveBlog, decideUpdate } from '../../shared/domain/decide.ts';
import type { Decision, LiveBlogCommand, UpdateCommand } from '../../shared/domain/decision.ts';
import type { Draft } from '../../shared/domain/update.ts';
import type { Instant, LiveBlogId, UpdateId } from '../../shared/ids.ts';
import { quoteId } from '../../shared/ids.ts';
import { body, minute, paragraph, quote, staff, text } from '../support/facts.ts';
import { draftOf } from './subject.ts';

export const EDITOR = staff('editor');
type Change = 'update' | 'correction' | 'typo';

export const publish = (content: ContentNode, change: Change = 'update'): UpdateCommand =>
  publishDraft(draftOf(content), change);

export function publishDraft(draft: Draft, change: Change = 'update'): UpdateCommand {
  return {
    type: 'publish',
    draft,
    seenHash: draft.hash,
    seen: null,
    change,
    note: '',
    writers: ['Maya'],
    problems: [],
  };
}

export function valueOf(decision: Decision) {
  if (!decision.ok) throw new Error(`refused: ${decision.refusal.code}`);
  return decision.value;
}

export async function onUpdate(
  tables: Tables,
  id: UpdateId,
  command: UpdateCommand,
  at = minute(10),
): Promise<void> {
  const facts = await tables.updates.readForUpdate(id);
  if (facts === null) throw new Error('unknown update');
  const effects = valueOf(decideUpdate(facts, command, EDITOR, at));
  await tables.liveBlogs.apply(facts.liveBlog.id, effects);
}

export const commandUpdate = (
  store: OpenStore,
  id: UpdateId,
  command: UpdateCommand,
  at?: Instant,
) => store.transaction((tables) => onUpdate(tables, id, command, at));

const commandLiveBlog = (
  store: OpenStore,
  id: LiveBlogId,
  command: LiveBlogCommand,
  at = minute(11),
) =>
  store.transaction(async (tables) => {
    const facts = await tables.liveBlogs.readForUpdate(id);
    if (facts === null) throw new Error('unknown live blog');
    await tables.liveBlogs.apply(id, valueOf(decideLiveBlog(facts, command, EDITOR, at)));
  });

export const picture = (id: string): ContentNode => ({
  type: 'image',
  attrs: { src: `/media/${id}`, alt: 'A runway' },
});

export const departure = (traveller: string): ContentNode => ({
  type: 'locationStamp',
  attrs: { id: 's1', phase: 'departing' },
  content: [
    { type: 'placeName', content: [text('Anchorage')] },
    { type: 'traveller', content: [text(traveller)] },
    { type: 'destination', content: [text('Washington')] },
  ],
});

export const MOSCOW = quote('q1', 'Next time in Moscow.');
export const HEAT = quote('q2', 'I’ll get a little heat on that one.', 'Donald Trump');

export type Told =
  | { readonly of: 'update'; readonly id: UpdateId; readonly command: UpdateCommand }
  | { readonly of: 'liveBlog'; readonly command: LiveBlogCommand };

/** Every command of both kinds, in an order in which each has an effect on what readers see. */
export function story(first: UpdateId, second: UpdateId): readonly Told[] {
  const q1 = quoteId('q1');
  const q2 = quoteId('q2');
  const update = (id: UpdateId, command: UpdateCommand): Told => ({ of: 'update', id, command });
  const liveBlog = (command: LiveBlogCommand): Told => ({ of: 'liveBlog', command });
  return [
    update(first, { type: 'submit' }),
    update(first, publish(body(paragraph('They met.'), MOSCOW, departure('Trump')))),
    update(second, publish(body(HEAT))),
    update(first, { type: 'pin', quoteId: q1 }),
    update(second, { type: 'pin', quoteId: q2 }),
    liveBlog({ type: 'orderPins', quoteIds: [q2, q1] }),
    update(first, publish(body(quote('q1', 'Next time, in Moscow.')), 'correction')),
    update(first, publish(body(quote('q1', 'Next time, in Moscow.'), paragraph('Typo')), 'typo')),
    update(first, { type: 'markKey', key: true }),
    liveBlog({ type: 'unpin', quoteId: q2 }),
    update(second, { type: 'pin', quoteId: q2 }),
    update(second, publish(body(paragraph('The quote is gone.')))),
    liveBlog({ type: 'edit', patch: { headline: 'They part', status: 'closed' } }),
    update(first, { type: 'withdraw', reason: 'Not so.' }),
  ];
}

/** Carries out one command of the story. */
export function carryOut(store: OpenStore, liveBlogId: LiveBlogId, told: Told, at?: Instant) {
  return told.of === 'update'
    ? commandUpdate(store, told.id, told.command, at)
    : commandLiveBlog(store, liveBlogId, told.command, at);
}

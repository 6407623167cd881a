import { EMPTY_CONTENT } from '../../shared/domain/content.ts';
import type { ContentNode } from '../../shared/domain/content.ts';
import type { UpdateState } from '../../shared/domain/update.ts';
import { contentHash, instant, liveBlogId, updateId, userId } from '../../shared/ids.ts';
import type { UserId } from '../../shared/ids.ts';
import type { Person, UpdatePage, UpdateSummary } from '../../shared/protocol/desk.ts';
import type { Timeline } from '../../client/desk/cache/timeline-cache.ts';

export const MARA: Person = { userId: userId('mara'), name: 'Mara Lind', color: '#0b6e99' };
export const TOMAS: Person = { userId: userId('tomas'), name: 'Tomas Okafor', color: '#8a4b08' };
export const LIVE_BLOG = liveBlogId('0198a000-0000-7000-8000-000000000000');

interface Made {
  readonly state?: UpdateState;
  readonly key?: boolean;
  readonly by?: Person;
  readonly writers?: readonly Person[];
  readonly content?: ContentNode;
}

/** An update made `minute` minutes after the start; its number is also its id. */
export function summary(minute: number, made: Made = {}): UpdateSummary {
  const at = instant(new Date(Date.UTC(2025, 7, 15, 22, minute)));
  const by = made.by ?? MARA;
  return {
    id: updateId(`0198a000-0000-7000-8000-${String(minute).padStart(12, '0')}`),
    liveBlogId: LIVE_BLOG,
    state: made.state ?? { status: 'draft' },
    key: made.key ?? false,
    createdBy: by,
    createdAt: at,
    editedAt: at,
    content: made.content ?? EMPTY_CONTENT,
    contentHash: contentHash('0'.repeat(64)),
    meta: { kind: 'update', occurredAt: null, key: false, bylines: [], labels: [] },
    writers: made.writers ?? [by],
    changedSincePublished: false,
  };
}

export const submittedBy = (id: UserId): UpdateState => ({
  status: 'submitted',
  by: id,
  at: instant(new Date(0)),
});

/** A timeline of pages; `next` of the last one says whether there is more. */
export function timeline(
  pages: readonly (readonly UpdateSummary[])[],
  next: string | null = null,
): Timeline {
  const counts = { all: 0, mine: 0, draft: 0, submitted: 0, published: 0, withdrawn: 0, key: 0 };
  const built = pages.map((updates, index): UpdatePage => {
    return { updates, counts, next: index < pages.length - 1 ? 'cursor' : next };
  });
  return { pages: built, pageParams: built.map((_, index) => (index === 0 ? null : 'cursor')) };
}

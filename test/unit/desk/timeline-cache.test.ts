import { describe, expect, it } from 'vitest';
import {
  countsAfter,
  findUpdate,
  matchesFilter,
  timelineRows,
  withPreview,
  withUpdate,
} from '../../../client/desk/cache/timeline-cache.ts';
import type { Timeline } from '../../../client/desk/cache/timeline-cache.ts';
import { contentHash, instant, seq } from '../../../shared/ids.ts';
import { MARA, TOMAS, submittedBy, summary, timeline } from '../../support/summaries.ts';

const minutes = (of: Timeline) =>
  of.pages.map((page) => page.updates.map((update) => Number(update.id.slice(-12))));

describe('the loaded timeline', () => {
  const loaded = timeline(
    [
      [summary(50), summary(40)],
      [summary(30), summary(10)],
    ],
    'more',
  );

  it('takes a new update in at the top', () => {
    expect(minutes(withUpdate(loaded, summary(60), true))).toEqual([
      [60, 50, 40],
      [30, 10],
    ]);
  });

  it('puts an update in its place between others, on the page where it belongs', () => {
    expect(minutes(withUpdate(loaded, summary(45), true))).toEqual([
      [50, 45, 40],
      [30, 10],
    ]);
    expect(minutes(withUpdate(loaded, summary(20), true))).toEqual([
      [50, 40],
      [30, 20, 10],
    ]);
  });

  it('leaves out what lies beyond the loaded pages: its page will bring it', () => {
    expect(withUpdate(loaded, summary(5), true)).toBe(loaded);
  });

  it('takes it in at the end where there is no further page', () => {
    const whole = timeline([[summary(50)], [summary(30)]]);
    expect(minutes(withUpdate(whole, summary(5), true))).toEqual([[50], [30, 5]]);
    expect(minutes(withUpdate(timeline([[]]), summary(5), true))).toEqual([[5]]);
  });

  it('replaces what it holds and keeps the other pages as they are', () => {
    const changed = summary(30, { key: true });
    const next = withUpdate(loaded, changed, true);
    expect(findUpdate(next, changed.id)).toBe(changed);
    expect(next.pages[0]).toBe(loaded.pages[0]);
    expect(minutes(next)).toEqual(minutes(loaded));
  });

  it('lets go of what no longer belongs', () => {
    expect(minutes(withUpdate(loaded, summary(40), false))).toEqual([[50], [30, 10]]);
  });

  it('shows what others type, and stays the same object for cards that it does not hold', () => {
    const content = { type: 'doc', content: [{ type: 'paragraph' }] };
    const hash = contentHash('1'.repeat(64));
    const preview = { updateId: summary(40).id, content, contentHash: hash };
    const next = withPreview(loaded, preview);
    expect(findUpdate(next, preview.updateId)).toMatchObject({ content, contentHash: hash });
    expect(withPreview(loaded, { ...preview, updateId: summary(59).id })).toBe(loaded);
  });

  it('shows updates that are not sent yet, and an open one from elsewhere, each once and in its place', () => {
    const rows = timelineRows(loaded, [summary(60), summary(5), summary(40)]);
    expect(rows.map((update) => Number(update.id.slice(-12)))).toEqual([60, 50, 40, 30, 10, 5]);
  });
});

describe('filters and counts', () => {
  it('asks what the server asks', () => {
    const draft = summary(1, { by: MARA, writers: [MARA, TOMAS], key: true });
    const yes = (filter: Parameters<typeof matchesFilter>[1], who = MARA) =>
      matchesFilter(draft, filter, who.userId);
    expect([yes('all'), yes('mine'), yes('draft'), yes('key')]).toEqual([true, true, true, true]);
    expect([yes('submitted'), yes('published'), yes('withdrawn')]).toEqual([false, false, false]);
    expect(yes('mine', TOMAS)).toBe(true);
    expect(matchesFilter(summary(1), 'mine', TOMAS.userId)).toBe(false);
  });

  it('lists as changed what readers see in an older form', () => {
    const state = {
      status: 'published',
      revision: 1,
      seq: seq(1),
      at: instant(new Date(0)),
    } as const;
    const edited = { ...summary(1, { state }), changedSincePublished: true };
    expect(matchesFilter(edited, 'changed', MARA.userId)).toBe(true);
    expect(matchesFilter(summary(1, { state }), 'changed', MARA.userId)).toBe(false);
  });

  const counts = { all: 9, mine: 3, draft: 4, submitted: 1, published: 4, withdrawn: 0, key: 0 };

  it('moves an update from one count to another', () => {
    const after = countsAfter(
      counts,
      summary(1),
      summary(1, { state: submittedBy(MARA.userId), key: true }),
      MARA.userId,
    );
    expect(after).toEqual({ ...counts, draft: 3, submitted: 2, key: 1 });
  });

  it('counts a new one', () => {
    expect(countsAfter(counts, undefined, summary(1), TOMAS.userId)).toEqual({
      ...counts,
      all: 10,
      draft: 5,
    });
  });
});

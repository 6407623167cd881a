import { describe, expect, it } from 'vitest';
import { shareDraft, shareTimeline } from '../../../client/desk/api/share-drafts.ts';
import type { ContentNode } from '../../../shared/domain/content.ts';
import { contentHash } from '../../../shared/ids.ts';
import { summary, timeline } from '../../support/summaries.ts';

/** A text that nobody may look into. */
const closed = (): ContentNode => {
  const refuse = (): never => {
    throw new Error('the text was gone through');
  };
  return new Proxy<ContentNode>({ type: 'doc' }, { ownKeys: refuse, get: refuse });
};

const CHANGED = contentHash('1'.repeat(64));

describe('what the desk holds of drafts', () => {
  it('goes through no text to see whether it has changed [C8]', () => {
    const known = summary(1, { content: closed() });
    const after = { ...known, content: closed(), contentHash: CHANGED };
    expect(shareDraft(known, after).content).toBe(after.content);
    expect(shareDraft(known, { ...known, content: closed() })).toBe(known);
  });

  it('keeps what is equal beside a text that has changed', () => {
    const known = summary(1);
    const shared = shareDraft(known, {
      ...structuredClone(known),
      content: { type: 'doc', content: [] },
      contentHash: CHANGED,
      key: true,
    });
    expect(shared.writers).toBe(known.writers);
    expect(shared.content).toEqual({ type: 'doc', content: [] });
    expect(shared.key).toBe(true);
  });

  it('keeps the updates of a timeline that are equal, wherever they stand now', () => {
    const before = timeline([[summary(50), summary(40)]]);
    const after = timeline([[summary(60), summary(50)], [summary(40, { key: true })]]);
    const [first, second] = shareTimeline(before, after).pages;
    expect(first?.updates[1]).toBe(before.pages[0]?.updates[0]);
    expect(second?.updates[0]).toEqual(summary(40, { key: true }));
  });
});

import type { LiveBlogFacts, UpdateFacts } from '../../shared/domain/decision.ts';
import type { ContentNode } from '../../shared/domain/content.ts';
import type { LiveBlog } from '../../shared/domain/liveblog.ts';
import type { Role, Staff } from '../../shared/domain/policy.ts';
import type { Snapshot } from '../../shared/domain/timeline.ts';
import { publicLiveBlog } from '../../shared/domain/liveblog.ts';
import type { Draft, DraftMeta, Update } from '../../shared/domain/update.ts';
import { contentHash, instant, liveBlogId, seq, updateId, userId } from '../../shared/ids.ts';

/** Minutes after noon of the summit's day: tests name times by one number. */
export const minute = (minutes: number) => instant(new Date(Date.UTC(2025, 7, 15, 20, minutes)));

export const staff = (role: Role): Staff => ({ userId: userId(role), name: role, role });

export function liveBlog(fields: Partial<LiveBlog> = {}): LiveBlog {
  return {
    id: liveBlogId('00000000-0000-7000-8000-00000000000b'),
    slug: 'anchorage',
    headline: 'Two presidents meet in Anchorage',
    standfirst: '',
    status: 'live',
    publishing: 'editors',
    timeZone: 'America/Anchorage',
    place: null,
    languages: ['en'],
    coverageStartTime: minute(0),
    coverageEndTime: null,
    createdAt: minute(0),
    seq: seq(0),
    ...fields,
  };
}

export function update(fields: Partial<Update> = {}): Update {
  return {
    id: updateId('00000000-0000-7000-8000-00000000000a'),
    liveBlogId: liveBlog().id,
    state: { status: 'draft' },
    key: false,
    createdBy: userId('reporter'),
    createdAt: minute(1),
    ...fields,
  };
}

export const text = (words: string): ContentNode => ({ type: 'text', text: words });

export const paragraph = (words: string): ContentNode => ({
  type: 'paragraph',
  content: [text(words)],
});

export const quote = (id: string, words: string, speaker = 'Vladimir Putin'): ContentNode => ({
  type: 'quote',
  attrs: { id, verification: 'unconfirmed' },
  content: [
    { type: 'quoteText', ...(words === '' ? {} : { content: [text(words)] }) },
    { type: 'quoteSpeaker', ...(speaker === '' ? {} : { content: [text(speaker)] }) },
  ],
});

export const body = (...blocks: readonly ContentNode[]): ContentNode => ({
  type: 'doc',
  content: blocks,
});

/** The hash is the text given: tests compare hashes and never compute them. */
export function draft(content: ContentNode, hash = 'h1', meta: Partial<DraftMeta> = {}): Draft {
  return {
    content,
    meta: { kind: 'update', occurredAt: null, key: false, bylines: [], labels: [], ...meta },
    hash: contentHash(hash),
  };
}

export function facts(fields: Partial<UpdateFacts> = {}): UpdateFacts {
  return { liveBlog: liveBlog(), pins: [], update: update(), shown: null, ...fields };
}

export function emptySnapshot(of: LiveBlogFacts = facts()): Snapshot {
  return { seq: of.liveBlog.seq, liveBlog: publicLiveBlog(of.liveBlog), updates: [], pins: [] };
}

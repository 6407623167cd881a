import type { Instant, LiveBlogId, Seq } from '../ids.ts';

export type LiveBlogStatus = 'upcoming' | 'live' | 'closed';

/** Who may publish: editors alone, or reporters too. */
export type PublishingPolicy = 'editors' | 'everyone';

interface Place {
  readonly name: string;
  readonly coordinates: { readonly latitude: number; readonly longitude: number } | null;
}

export interface LiveBlog {
  readonly id: LiveBlogId;
  readonly slug: string;
  readonly headline: string;
  readonly standfirst: string;
  readonly status: LiveBlogStatus;
  readonly publishing: PublishingPolicy;
  /** IANA name of the event's time zone. */
  readonly timeZone: string;
  readonly place: Place | null;
  /** BCP 47 tags; the first one is the language of the page. */
  readonly languages: readonly string[];
  readonly coverageStartTime: Instant | null;
  readonly coverageEndTime: Instant | null;
  readonly createdAt: Instant;
  /** The last number given in its public sequence. */
  readonly seq: Seq;
}

/** What readers are told of a live blog. */
export type PublicLiveBlog = Omit<LiveBlog, 'publishing' | 'seq' | 'createdAt'>;

export function publicLiveBlog(liveBlog: LiveBlog): PublicLiveBlog {
  const { publishing: _publishing, seq: _seq, createdAt: _createdAt, ...shown } = liveBlog;
  return shown;
}

/** Fields that an editor may change; absent ones stay. */
export type LiveBlogPatch = Partial<
  Pick<
    LiveBlog,
    | 'headline'
    | 'standfirst'
    | 'status'
    | 'publishing'
    | 'timeZone'
    | 'place'
    | 'languages'
    | 'coverageStartTime'
    | 'coverageEndTime'
  >
>;

/** Opening starts the coverage and closing ends it, unless the patch says when; reopening clears the end. */
export function patchLiveBlog(liveBlog: LiveBlog, patch: LiveBlogPatch, now: Instant): LiveBlog {
  const next = { ...liveBlog, ...patch };
  if (next.status === liveBlog.status) return next;
  switch (next.status) {
    case 'live':
      return {
        ...next,
        coverageStartTime: next.coverageStartTime ?? now,
        coverageEndTime: patch.coverageEndTime ?? null,
      };
    case 'closed':
      return { ...next, coverageEndTime: patch.coverageEndTime ?? now };
    case 'upcoming':
      return next;
  }
}

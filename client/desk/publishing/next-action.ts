import type { LiveBlog } from '../../../shared/domain/liveblog.ts';
import type { Action, Permission } from '../../../shared/domain/policy.ts';
import type { UpdateState } from '../../../shared/domain/update.ts';

/** What an update's foot offers as the one next step; `wait` says why there is none. */
export type NextAction =
  | { readonly type: 'submit' }
  | { readonly type: 'publish' }
  | { readonly type: 'publishChanges'; readonly asCorrection: boolean }
  | { readonly type: 'wait'; readonly reason: string };

interface PublishState {
  readonly state: UpdateState;
  readonly liveBlog: Pick<LiveBlog, 'status' | 'publishing'>;
  /** The draft differs from what readers see. */
  readonly changed: boolean;
  /** The words of a published quote differ from what readers see, or are gone. */
  readonly changesQuote: boolean;
}

export function nextAction(
  { state, liveBlog, changed, changesQuote }: PublishState,
  permits: (action: Action) => Permission,
): NextAction {
  const publishing = permits({
    type: 'update.publish',
    liveBlog: liveBlog.status,
    publishing: liveBlog.publishing,
    changesQuote,
  });
  switch (state.status) {
    case 'draft': {
      if (publishing.allowed) return { type: 'publish' };
      const submitting = permits({ type: 'update.submit', liveBlog: liveBlog.status });
      return submitting.allowed ? { type: 'submit' } : { type: 'wait', reason: submitting.reason };
    }
    case 'submitted':
      return publishing.allowed
        ? { type: 'publish' }
        : { type: 'wait', reason: 'An editor will review it.' };
    case 'published':
      if (!changed) return { type: 'wait', reason: 'Readers see this text.' };
      return publishing.allowed
        ? { type: 'publishChanges', asCorrection: changesQuote }
        : { type: 'wait', reason: publishing.reason };
    case 'withdrawn':
      return { type: 'wait', reason: `Withdrawn: ${state.reason}` };
  }
}

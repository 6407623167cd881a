import { publishProblems } from '../../../shared/document/checks/checks.ts';
import type { WordChange } from '../../../shared/domain/correction.ts';
import { wordChanges } from '../../../shared/domain/correction.ts';
import type { LiveBlog } from '../../../shared/domain/liveblog.ts';
import type { Action, Permission } from '../../../shared/domain/policy.ts';
import { changesPublishedQuote } from '../../../shared/domain/publish.ts';
import type { PublishProblem } from '../../../shared/domain/refusal.ts';
import type { Draft } from '../../../shared/domain/update.ts';
import type { UpdateDetail, UpdateSummary } from '../../../shared/protocol/desk.ts';
import type { NextAction } from './next-action.ts';
import { nextAction } from './next-action.ts';

export interface OpenText {
  readonly update: UpdateSummary;
  readonly detail: UpdateDetail | undefined;
  /** As it stands in the editor; null before it is loaded. */
  readonly draft: Draft | null;
}

const contentOf = ({ update, draft }: OpenText) => draft?.content ?? update.content;

/** True where the open text differs from what readers see. */
function isChanged({ update, detail, draft }: OpenText): boolean {
  const published = detail?.published ?? null;
  if (draft === null || published === null) return update.changedSincePublished;
  return draft.hash !== published.contentHash;
}

/** What is missing before readers can see the open text. */
export const problemsOf = (text: OpenText): readonly PublishProblem[] =>
  publishProblems(contentOf(text));

/** The one next step on the way of the open text to its readers. */
export function nextStepOf(
  text: OpenText,
  liveBlog: Pick<LiveBlog, 'status' | 'publishing'>,
  permits: (action: Action) => Permission,
): NextAction {
  const { update, detail } = text;
  const published = detail?.published ?? null;
  const changesQuote =
    published !== null && changesPublishedQuote(published.content, contentOf(text));
  return nextAction(
    { state: update.state, liveBlog, changed: isChanged(text), changesQuote },
    permits,
  );
}

/** Words of the open text that differ from what readers see. */
export function correctionsOf(text: OpenText): readonly WordChange[] {
  const published = text.detail?.published ?? null;
  if (published === null || !isChanged(text)) return [];
  return wordChanges(published.content, contentOf(text));
}

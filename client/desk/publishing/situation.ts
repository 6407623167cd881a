import { publishProblems } from '../../../shared/document/checks/checks.ts';
import type { WordChange } from '../../../shared/domain/correction.ts';
import { wordChanges } from '../../../shared/domain/correction.ts';
import { changesPublishedQuote } from '../../../shared/domain/publish.ts';
import type { PublishProblem } from '../../../shared/domain/refusal.ts';
import type { Draft } from '../../../shared/domain/update.ts';
import type { UpdateDetail, UpdateSummary } from '../../../shared/protocol/desk.ts';
import { usePermission } from '../session/session.tsx';
import { useDesk } from '../desk-context.ts';
import type { NextAction } from './next-action.ts';
import { nextAction } from './next-action.ts';

export interface OpenText {
  readonly update: UpdateSummary;
  readonly detail: UpdateDetail | undefined;
  /** As it stands in the editor; null before it is loaded. */
  readonly draft: Draft | null;
}

export interface Situation {
  readonly next: NextAction;
  /** What is missing before readers can see it. */
  readonly problems: readonly PublishProblem[];
  /** Words that differ from what readers see. */
  readonly corrections: readonly WordChange[];
}

/** Where the open draft stands between its writers and its readers. */
export function useSituation({ update, detail, draft }: OpenText): Situation {
  const { liveBlog } = useDesk();
  const permits = usePermission();
  const published = detail?.published ?? null;
  const content = draft?.content ?? update.content;
  const changed =
    draft === null || published === null
      ? update.changedSincePublished
      : draft.hash !== published.contentHash;
  const changesQuote = published !== null && changesPublishedQuote(published.content, content);
  return {
    next: nextAction({ state: update.state, liveBlog, changed, changesQuote }, permits),
    problems: publishProblems(content),
    corrections: published === null || !changed ? [] : wordChanges(published.content, content),
  };
}

import { useEffect, useState } from 'react';
import { publishProblems } from '../../../shared/document/checks/checks.ts';
import type { PublishProblem } from '../../../shared/domain/refusal.ts';
import type { Draft } from '../../../shared/domain/update.ts';
import type { Observable } from '../observable.ts';

const NONE: readonly PublishProblem[] = [];

/** Problems to mark in the text, once `wanted`; the same list until they change, as the editor renders with a new one. */
export function useShownProblems(
  drafts: Observable<Draft | null>,
  wanted: boolean,
): readonly PublishProblem[] {
  const [problems, setProblems] = useState(NONE);
  useEffect(() => {
    if (!wanted) return;
    const read = (): void => {
      const draft = drafts.get();
      const found = draft === null ? NONE : publishProblems(draft.content);
      setProblems((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found));
    };
    read();
    return drafts.subscribe(read);
  }, [drafts, wanted]);
  return wanted ? problems : NONE;
}

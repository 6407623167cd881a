import type { UpdateId } from '../../../shared/ids.ts';
import { observable } from '../observable.ts';

/** What of an update's history lies over the desk. */
export type HistoryView =
  | { readonly kind: 'closed' }
  /** The list, where there is no panel for it. */
  | { readonly kind: 'list'; readonly id: UpdateId }
  | {
      readonly kind: 'version';
      readonly id: UpdateId;
      readonly versionId: number;
      /** The list lay over the desk before, and does again afterwards. */
      readonly fromList: boolean;
    };

/** What of an update's history lies over the desk now. */
export const historyView = observable<HistoryView>({ kind: 'closed' });

export const openVersion = (id: UpdateId, versionId: number): void =>
  historyView.set({ kind: 'version', id, versionId, fromList: historyView.get().kind === 'list' });

export const closeHistory = (): void => historyView.set({ kind: 'closed' });

export function closeVersion(): void {
  const view = historyView.get();
  if (view.kind === 'version' && view.fromList) historyView.set({ kind: 'list', id: view.id });
  else closeHistory();
}

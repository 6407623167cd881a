import type { UpdateId } from '../../../shared/ids.ts';
import { observable } from '../observable.ts';

/** What of an update's history lies over the desk. */
export type HistoryView =
  | { readonly kind: 'closed' }
  /** The list, where there is no panel for it. */
  | { readonly kind: 'list'; readonly id: UpdateId }
  | { readonly kind: 'version'; readonly id: UpdateId; readonly versionId: number };

export const historyView = observable<HistoryView>({ kind: 'closed' });

export const openVersion = (id: UpdateId, versionId: number): void =>
  historyView.set({ kind: 'version', id, versionId });

export const closeHistory = (): void => historyView.set({ kind: 'closed' });

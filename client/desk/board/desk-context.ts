import { createContext, useContext } from 'react';
import type { LiveBlog } from '../../../shared/domain/liveblog.ts';
import type { UpdateId } from '../../../shared/ids.ts';
import type { PresenceEntry } from '../../../shared/protocol/desk.ts';

/** What every part of one live blog's desk needs. */
export interface Desk {
  readonly liveBlog: LiveBlog;
  readonly openId: UpdateId | null;
  /** Everyone on this live blog, and where. */
  readonly people: readonly PresenceEntry[];
  open(id: UpdateId): void;
  /** Opens the update's draft for writing at its end, as after "New update". */
  create(): void;
  close(): void;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('useDesk stands outside a live blog');
  return desk;
}

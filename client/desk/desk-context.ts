import { createContext, useContext } from 'react';
import type { LiveBlog } from '../../shared/domain/liveblog.ts';
import type { UpdateId } from '../../shared/ids.ts';
import type { PresenceEntry } from '../../shared/protocol/desk.ts';
import type { Creation } from './offline/creation-queue.ts';

/** What every part of one live blog's desk needs. */
export interface Desk {
  readonly liveBlog: LiveBlog;
  readonly openId: UpdateId | null;
  /** Everyone on this live blog, and where. */
  readonly people: readonly PresenceEntry[];
  /** New updates that the server does not know yet. */
  readonly waiting: readonly Creation[];
  readonly open: (id: UpdateId) => void;
  readonly close: () => void;
  /** Makes a new update and opens it. */
  readonly create: () => void;
  /** Gives up a new update that the server refused. */
  readonly forget: (id: UpdateId) => void;
}

/** Given by the desk of a live blog to all in it. */
export const DeskContext = createContext<Desk | null>(null);

/** The desk that a component stands in; throws outside of one. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('useDesk stands outside a live blog');
  return desk;
}

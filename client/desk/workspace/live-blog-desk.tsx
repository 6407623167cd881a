import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { LiveBlog } from '../../../shared/domain/liveblog.ts';
import type { UpdateId } from '../../../shared/ids.ts';
import { observable, useObservable } from '../observable.ts';
import type { DeskLinkState } from '../presence/desk-link.ts';
import { useTitle } from '../ui/use-title.ts';
import type { Desk } from '../desk-context.ts';
import { DeskContext } from '../desk-context.ts';
import { DeskKeys } from './desk-keys.tsx';
import { DeskLayout } from './desk-layout.tsx';
import { useOpenConnection } from '../open-update/open-connection.ts';
import type { SaveState } from '../open-update/save-words.ts';
import { Stream } from '../timeline/stream.tsx';
import { UpdateActionsProvider } from '../publishing/update-actions.tsx';
import { useCreations } from '../offline/use-creations.ts';
import { useDeskAddress } from './use-desk-address.ts';
import { useDeskLink } from './use-desk-link.ts';
import { useUnsent } from '../offline/use-unsent.ts';

interface LiveBlogDeskProps {
  readonly liveBlog: LiveBlog;
  readonly openId: UpdateId | null;
}

const CONNECTING = observable<DeskLinkState>({
  connection: 'connecting',
  people: [],
  storage: 'working',
});
const NOTHING_OPEN = observable<SaveState | null>(null);

/** The desk of one live blog: everything below shares its context. */
export function LiveBlogDesk({ liveBlog, openId }: LiveBlogDeskProps) {
  useTitle(liveBlog.headline);
  const link = useDeskLink(liveBlog.id);
  const state = useObservable(link?.state ?? CONNECTING);
  const creations = useCreations(liveBlog.id);
  const made = useRef<UpdateId | null>(null);
  const known = !creations.waiting.some(({ id }) => id === openId);
  const connection = useOpenConnection(openId, known, made);
  // Subscribed to where it is told: it changes with every key, and the desk must not render as often.
  const save = connection.status === 'open' ? connection.connection.saveState : NOTHING_OPEN;
  useEffect(() => link?.setOpen(openId), [link, openId]);
  const setVisible = useCallback((ids: readonly UpdateId[]) => link?.setVisible(ids), [link]);

  useUnsent(state.connection === 'online' && creations.waiting.length === 0);

  const { open, close } = useDeskAddress(liveBlog.id, openId);
  const { add, waiting, forget } = creations;
  const { people } = state;
  const create = useCallback(() => {
    made.current = add();
    open(made.current);
  }, [add, open]);
  const leave = useCallback(() => {
    made.current = null;
    close();
  }, [close]);
  const desk = useMemo<Desk>(
    () => ({ liveBlog, openId, people, waiting, open, close: leave, forget, create }),
    [liveBlog, openId, people, waiting, open, leave, forget, create],
  );
  return (
    <DeskContext value={desk}>
      <UpdateActionsProvider>
        <DeskLayout link={state} save={save}>
          <Stream connection={connection} onVisible={setVisible} />
        </DeskLayout>
        <DeskKeys />
      </UpdateActionsProvider>
    </DeskContext>
  );
}

import { useQuery } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { UpdateId } from '../../../shared/ids.ts';
import type { UpdateConnection } from '../connection/update-connection.ts';
import type { UpdateEditor } from '../editor/update-editor.tsx';
import { observable, useObservable } from '../observable.ts';
import { sessionExpired } from '../session/expiry.ts';
import { useSession } from '../session/session.tsx';
import type { SaveState } from './save-words.ts';

/** The open update's document and the editor for it; both come in a chunk of their own. */
export type OpenConnection =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly retry: () => void }
  | {
      readonly status: 'open';
      readonly id: UpdateId;
      readonly connection: UpdateConnection;
      readonly Editor: typeof UpdateEditor;
    };

async function loadEditor() {
  const [{ openUpdate }, { UpdateEditor: Editor }] = await Promise.all([
    import('../connection/update-connection.ts'),
    import('../editor/update-editor.tsx'),
  ]);
  return { openUpdate, Editor };
}

/** The editor's code, fetched as soon as the desk stands: a new update must open without a network too. */
function useEditorCode() {
  return useQuery({ queryKey: ['editorCode'], queryFn: loadEditor, staleTime: Infinity });
}

interface Held {
  readonly id: UpdateId;
  readonly connection: UpdateConnection;
}

/**
 * Connects to the update with this id as long as it is open. `known`: the server has it; until then the
 * document is kept on this device alone. `made`: the update that was made here a moment ago.
 */
export function useOpenConnection(
  id: UpdateId | null,
  known: boolean,
  made: RefObject<UpdateId | null>,
): OpenConnection {
  const { userId } = useSession();
  const code = useEditorCode();
  const openUpdate = code.data?.openUpdate;
  const [held, setHeld] = useState<Held | null>(null);

  useEffect(() => {
    if (id === null || openUpdate === undefined) return;
    const connection = openUpdate({ updateId: id, userId, fresh: made.current === id });
    // A connection is opened and closed, which only an effect may do.
    // oxlint-disable-next-line react/set-state-in-effect
    setHeld({ id, connection });
    return () => {
      connection.close();
      setHeld(null);
    };
  }, [id, userId, openUpdate, made]);

  const current = held !== null && held.id === id ? held.connection : null;
  useConnecting(current, known);
  const { isError, refetch, data } = code;
  // The same object as long as it says the same: the open card renders with each new one.
  return useMemo(() => {
    if (isError) return { status: 'failed', retry: () => void refetch() };
    if (current === null || id === null || data === undefined) return { status: 'loading' };
    return { status: 'open', id, connection: current, Editor: data.Editor };
  }, [isError, refetch, data, current, id]);
}

const KNOWN_WITHIN_MS = 500;
const NOTHING = observable<SaveState | null>(null);

function useConnecting(connection: UpdateConnection | null, known: boolean): void {
  const expired = useObservable(sessionExpired);
  useEffect(() => {
    if (connection === null || expired) return;
    if (known) return connection.connect();
    // The server most likely learns of it in a moment; if not, the attempt shows that one is offline.
    const timer = setTimeout(connection.connect, KNOWN_WITHIN_MS);
    return () => clearTimeout(timer);
  }, [connection, known, expired]);

  const { subscribe, get } = connection?.saveState ?? NOTHING;
  const signedOut = useSyncExternalStore(subscribe, () => get()?.status === 'signedOut');
  useEffect(() => {
    if (signedOut) sessionExpired.set(true);
  }, [signedOut]);
}

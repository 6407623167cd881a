import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { DraftClient, Person } from '../../../shared/protocol/desk.ts';
import { keys } from '../api/query-client.ts';
import { readWriters } from '../api/history.ts';
import type { UpdateConnection } from '../connection/update-connection.ts';
import { useSession } from '../session/session.tsx';

/** Whose a Yjs client id is; undefined where the server has not said yet. */
export type PersonOf = (client: number) => Person | undefined;

const SETTLE = 500;
/** What this device wrote offline is known to the server only once it is sent. */
const ASK_AGAIN = 15_000;

type Answer = readonly DraftClient[] | undefined;

/** True while the document holds a client that the answer does not name. */
function isIncomplete({ document }: UpdateConnection, answer: Answer): boolean {
  const named = new Set(answer?.map(({ clientId }) => clientId));
  const clients = [...document.store.clients.keys()];
  return clients.some((client) => client !== document.clientID && !named.has(client));
}

/** Follows whose ids stand in the open document; `known`: the server has the update. */
export function useWriters(connection: UpdateConnection | null, known: boolean): PersonOf {
  const self = useSession();
  const id = connection?.updateId;
  const { data, refetch } = useQuery({
    queryKey: id === undefined ? ['writers'] : keys.writers(id),
    queryFn: () => (id === undefined ? [] : readWriters(id)),
    enabled: id !== undefined && known,
    refetchInterval: ({ state }) =>
      connection !== null && isIncomplete(connection, state.data) ? ASK_AGAIN : false,
  });
  useEffect(() => {
    if (connection === null || !known) return;
    return whenIncomplete(connection, data, () => void refetch());
  }, [connection, known, data, refetch]);
  const own = connection?.document.clientID;
  return useCallback(
    (client) => (client === own ? self : data?.find(({ clientId }) => clientId === client)?.person),
    [data, own, self],
  );
}

/** Asks once, soon after someone new has begun to write; returns the way to stop. */
function whenIncomplete(connection: UpdateConnection, answer: Answer, ask: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = connection.subscribe(() => {
    if (timer !== undefined || !isIncomplete(connection, answer)) return;
    timer = setTimeout(ask, SETTLE);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

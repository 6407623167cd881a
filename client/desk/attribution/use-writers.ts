import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { Ownership } from '../../../shared/document/attribution/ownership.ts';
import type { UserId } from '../../../shared/ids.ts';
import type { DraftClient, Person } from '../../../shared/protocol/desk.ts';
import { keys } from '../api/query-client.ts';
import { readWriters } from '../api/history.ts';
import type { UpdateConnection } from '../connection/update-connection.ts';
import { useObservable } from '../observable.ts';
import { useSession } from '../session/session.tsx';
import { attributionShown } from './attribution-state.ts';

/** Who wrote in the open document, as far as the server has said. */
export interface Writers {
  readonly ownership: Ownership<UserId>;
  readonly people: ReadonlyMap<UserId, Person>;
}

const ASK_AFTER_MS = 500;
/** What this device wrote offline is known to the server only once it is sent. */
const ASK_AGAIN_MS = 15_000;
/** While who wrote what is shown; what was moved about is known to the server alone. */
const LIVE_MS = 3000;

type Answer = readonly DraftClient[] | undefined;

/** True while the document holds a client that the answer does not name. */
function isIncomplete({ document }: UpdateConnection, answer: Answer): boolean {
  const named = new Set(answer?.map(({ clientId }) => clientId));
  const clients = [...document.store.clients.keys()];
  return clients.some((client) => client !== document.clientID && !named.has(client));
}

/** Follows whose ids stand in the open document; `known`: the server has the update. */
export function useWriters(connection: UpdateConnection | null, known: boolean): Writers {
  const { userId, name, color } = useSession();
  const shown = useObservable(attributionShown);
  const id = connection?.updateId;
  const { data, refetch } = useQuery({
    queryKey: id === undefined ? ['writers'] : keys.writers(id),
    queryFn: () => (id === undefined ? [] : readWriters(id)),
    enabled: id !== undefined && known,
    refetchInterval: ({ state }) => {
      if (shown) return LIVE_MS;
      return connection !== null && isIncomplete(connection, state.data) ? ASK_AGAIN_MS : false;
    },
  });
  useEffect(() => {
    if (connection === null || !known) return;
    return whenIncomplete(connection, data, () => void refetch());
  }, [connection, known, data, refetch]);
  const own = connection?.document.clientID;
  return useMemo(() => {
    const self: Person = { userId, name, color };
    return writersOf(data ?? [], own, self);
  }, [data, own, userId, name, color]);
}

/** `own`: the id under which this device writes, of which the server may not know yet. */
function writersOf(
  clients: readonly DraftClient[],
  own: number | undefined,
  self: Person,
): Writers {
  const owners = new Map(clients.map(({ clientId, person }) => [clientId, person.userId]));
  const credits = clients.flatMap(({ clientId, credits: ofClient }) =>
    ofClient.map(({ clock, length, person }) => ({
      client: clientId,
      clock,
      length,
      owner: person.userId,
    })),
  );
  const people = clients.flatMap((client) => [
    client.person,
    ...client.credits.map(({ person }) => person),
  ]);
  return {
    ownership: new Ownership(
      (client) => (client === own ? self.userId : owners.get(client)),
      credits,
    ),
    people: new Map([self, ...people].map((person) => [person.userId, person])),
  };
}

/** Asks once, soon after someone new has begun to write; returns the way to stop. */
function whenIncomplete(connection: UpdateConnection, answer: Answer, ask: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = connection.subscribe(() => {
    if (timer !== undefined || !isIncomplete(connection, answer)) return;
    timer = setTimeout(ask, ASK_AFTER_MS);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}
